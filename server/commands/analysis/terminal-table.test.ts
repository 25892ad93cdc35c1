import fc from 'fast-check';
import { expect, test } from 'vitest';
import { displayWidth } from '../../../analysis/export/display-width.ts';
import { harmless } from './harmless.ts';
import { padEnd, padStart, wrapped } from './terminal-columns.ts';
import { terminalTable } from './terminal-table.ts';

test.each([
  ['abc', 3],
  ['孤独感', 6],
  ['ｱｲｳ', 3],
  ['（計）', 6],
  ['か\u3099', 2],
  ['𠮷野家', 6],
  ['16～19歳', 8],
  ['−5.0', 4],
  ['', 0],
])('%s takes %i columns', (text, width) => {
  expect(displayWidth(text)).toBe(width);
});

const label = fc.string({
  unit: fc.constantFrom('孤', '独', 'a', 'B', ' ', '（', '）', '、', '1', 'ｱ', '\u3099'),
});

test('padding fills up to a width and takes nothing away', () => {
  fc.assert(
    fc.property(label, fc.nat(40), (text, width) => {
      for (const padded of [padStart(text, width), padEnd(text, width)]) {
        expect(displayWidth(padded)).toBe(Math.max(width, displayWidth(text)));
        expect(padded.trim()).toBe(text.trim());
      }
    }),
  );
});

test('wrapping loses no letter, and no line is wider than asked by more than what closes it', () => {
  fc.assert(
    fc.property(label, fc.integer({ min: 4, max: 30 }), (text, width) => {
      const lines = wrapped(text, width);
      expect(lines.join('').replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''));
      for (const line of lines) {
        const closing = /[）、]*$/.exec(line)?.[0] ?? '';
        expect(displayWidth(line) - displayWidth(closing)).toBeLessThanOrEqual(width);
      }
    }),
  );
});

test('nothing that steers a terminal or turns the reading direction is left', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(harmless(text)).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069\u200e\u200f\ufeff]/u);
    }),
  );
});

test('a table too wide for a terminal goes on below, with the first columns again', () => {
  const columns = Array.from({ length: 21 }, (_, at) => `選択肢の長い名前その${at}`);
  const text = terminalTable({
    head: ['地域', 'n', ...columns],
    rows: [
      ['全体', '797', ...columns.map(() => '42.7 (38.8–46.6)')],
      ['秩父', '95', ...columns.map(() => 'x')],
    ],
    leading: 2,
  });
  const parts = text.split('\n\n');
  expect(parts.length).toBeGreaterThan(1);
  for (const part of parts) {
    const lines = part.split('\n');
    expect(lines.filter((line) => line.startsWith('全体  797'))).toHaveLength(1);
    const rule = lines.find((line) => /^-+$/.test(line)) as string;
    expect(rule.length).toBeLessThanOrEqual(120);
    for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(rule.length);
  }
  expect(text.match(/42\.7/g)).toHaveLength(21);
});

test('a table without rows or columns is still one', () => {
  expect(terminalTable({ head: ['地域'], rows: [], leading: 1 })).toBe('地域\n----');
  expect(terminalTable({ head: ['地域', 'n'], rows: [], leading: 1 })).toContain('n');
});
