import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { withoutRuby } from '../../../instruments/definition/ruby.ts';
import { formTexts } from '../../../instruments/form-texts/form-texts.ts';
import { RECEIPT_MS } from './back-to-start.tsx';
import { QUIET_MS, WARNING_MS } from './idle.ts';

// Whoever hands out the tablets reads the page, and a child asks them about what stands on the screen.
const page = readFileSync(new URL('../../../docs/shared-devices.md', import.meta.url), 'utf8');
const quoted = [...page.matchAll(/「([^」]+)」/g)].map(([, words = '']) => words);
const sentences = (['ja', 'ja-x-junior', 'ja-x-primary'] as const).map((language) =>
  Object.values(formTexts[language])
    .filter((sentence) => typeof sentence === 'string')
    .map(withoutRuby),
);

describe('the instructions for shared devices', () => {
  it('name every button and heading as the form does', () => {
    expect(quoted.length).toBeGreaterThan(3);
    for (const words of quoted) expect([words, sentences.flat().includes(words)]).toEqual([words, true]);
  });

  it('name those on which it matters in the words of each reading level that schools use', () => {
    for (const language of ['ja', 'ja-x-junior', 'ja-x-primary'] as const)
      for (const key of ['sharedStop', 'sharedReturnNow', 'waitingHeading'] as const)
        expect(quoted).toContain(withoutRuby(formTexts[language][key]));
  });

  it('give the times that the form keeps', () => {
    expect(page).toContain(`画面は${RECEIPT_MS / 1000}秒で自動的に表紙へ戻ります`);
    expect(page).toContain(`${QUIET_MS / 60_000}分間操作がないと`);
    expect(page).toContain(`さらに${WARNING_MS / 1000}秒たつと`);
  });
});
