import { expect, test } from 'vitest';
import page from '../../docs/laws.md?raw';
import { versionCodes } from '../versions/version-finding.ts';
import { laws } from './check-instruments.ts';

const headings = [...page.matchAll(/^## (\S+) — (.+) \((.+)\)$/gm)].map(([, code, ja, en]) => ({
  code,
  ja,
  en,
}));

test('docs/laws.md has a heading for every law and every forbidden change, and no other', () => {
  expect(headings.map(({ code }) => code).sort()).toEqual(
    [...laws.map(({ code }) => code), ...versionCodes].sort(),
  );
  expect([...page.matchAll(/^## /gm)]).toHaveLength(headings.length);
});

test('each heading says in Japanese and in English what the law asks, and a text follows', () => {
  for (const { code, ja, en } of headings) {
    expect(ja, code).toMatch(/[\p{Script=Hiragana}\p{Script=Han}]/u);
    expect(en, code).toMatch(/^[a-z0-9, ]+$/);
  }
  for (const section of page.split(/^## .*$/m).slice(1)) expect(section.trim()).toMatch(/。/);
});
