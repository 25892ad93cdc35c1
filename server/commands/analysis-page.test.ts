import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { INDICATORS } from '../../analysis/profile/indicators.ts';
import page from '../../docs/analysis.md?raw';
import { trialAnalysis } from './analysis/trial-analysis.ts';

const CALL = /^npm run tsunagari -- (.+)$/;
const COMMANDS = ['weights', 'crosstab', 'compare', 'profile', 'regress', 'protect', 'export'];

/** Fenced blocks in order, with the heading they stand under: files to write, commands to call, what they print. */
const blocks = [...page.matchAll(/^## (.+)$|^```(\S+)(?: (.+))?\n([\s\S]*?)^```$/gm)];
const fenced = blocks.filter(([, , kind]) => kind !== undefined);

/** A line of the page: … stands for anything, a space for any number of them. */
const printed = (line: string) =>
  new RegExp(
    line
      .trim()
      .split('…')
      .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll(/ +/g, ' +'))
      .join('.*'),
  );

const trial = trialAnalysis();
cpSync(join(import.meta.dirname, '..', '..', 'fixtures', 'analysis-walk-through'), trial.folder, {
  recursive: true,
});
afterAll(() => trial.remove());

describe('docs/analysis.md, from top to bottom', () => {
  let said = '';
  let heading = '';
  for (const [at, [, title, kind, info = '', text = '']] of blocks.entries()) {
    if (title !== undefined) {
      heading = title;
      continue;
    }
    const name = `${heading}, block ${at}: ${kind} ${info}`;
    if (kind === 'csv') {
      test(name, () => trial.write(info, text));
    } else if (kind === 'sh') {
      test(name, async () => {
        const call = CALL.exec(text.trim())?.[1];
        expect(call, text).toBeDefined();
        const { exitCode, out, err } = await trial.call(...(call ?? '').split(' '));
        said = out + err;
        expect(exitCode, `${text}\n${said}`).toBe(Number(/^exit (\d)$/.exec(info)?.[1] ?? 0));
      });
    } else {
      test(name, () => {
        for (const line of text.trim().split('\n')) expect(said).toMatch(printed(line));
      });
    }
  }
});

test('every block is one that is run, and every command is shown', () => {
  for (const [, , kind, info = ''] of fenced)
    expect(`${kind} ${info}`.trim()).toMatch(/^(csv \S+\.csv|sh|sh exit [12]|text)$/);
  expect([...page.matchAll(/^```/gm)]).toHaveLength(fenced.length * 2);
  const shown = fenced.flatMap(([, , kind, , text = '']) =>
    kind === 'sh' ? [CALL.exec(text.trim())?.[1]?.split(' ')[0]] : [],
  );
  expect([...new Set(shown)].sort()).toEqual([...COMMANDS].sort());
});

test('the page has every indicator, with the answers that it is made of', () => {
  const rows = INDICATORS.map(({ id, label, found }) => {
    const places = found.map(({ item, category }) => `\`${item}=${category}\``).join(' or ');
    return `| \`${id}\` | ${label.ja} | ${places} |`;
  });
  expect(page).toContain(`\n${rows.join('\n')}\n\n`);
});

test('the page names every command of analysis, and no other', async () => {
  const { out } = await trial.call('--help');
  const known = [...out.matchAll(/^ {2}([a-z]+) .*[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/gmu)]
    .map(([, name]) => name)
    .filter((name) => name !== 'instruments' && name !== 'help');
  expect(known.sort()).toEqual([...COMMANDS].sort());
  for (const command of COMMANDS) expect(page).toContain(`| \`${command}\` |`);
});
