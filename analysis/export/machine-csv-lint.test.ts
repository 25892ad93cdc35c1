import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { INVENTED_FACTS, inventedTable } from './invented-table.ts';
import { machineCsv } from './machine-csv.ts';
import { lintMachineCsv } from './machine-csv-lint.ts';
import { MACHINE_COLUMNS } from './machine-layout.ts';
import { MACHINE_RULES } from './machine-rules.ts';

const sound = machineCsv(inventedTable(true), INVENTED_FACTS);
const [header, first, ...rest] = sound.split('\r\n') as [string, string, ...string[]];
const fields = first.split(',');
type Column = (typeof MACHINE_COLUMNS)[number];

/** The sound file with fields of its first record changed. */
const changed = (changes: Partial<Record<Column, string>>) =>
  [header, fields.map((text, at) => changes[MACHINE_COLUMNS[at] as Column] ?? text).join(','), ...rest].join(
    '\r\n',
  );
const rulesOf = (text: string) => lintMachineCsv(text).map(({ rule }) => rule);

/** One file a breach; every rule that a text can break has at least one. */
const BREACHES: readonly (readonly [rule: string, text: string])[] = [
  ['L1-02', [header, fields.slice(0, 5).join(',')].join('\r\n')],
  ['L1-03', [header, '', first].join('\r\n')],
  ['L1-03', [header, ','.repeat(MACHINE_COLUMNS.length - 1), first].join('\r\n')],
  ['L1-03', header],
  ['L1-03', ''],
  ['L1-03', `${header},\r\n${first},`],
  ['L1-04', `${header},\r\n${first},memo`],
  ['L1-05', `${header},\r\n${first},memo`],
  ['L1-05', `${header},1\r\n${first},2`],
  ['L1-06', changed({ category_label: ' 名' })],
  ['L1-06', changed({ category_label: '名　前' })],
  ['L1-06', changed({ category_label: 'two  spaces' })],
  ['L1-07', changed({ value: '123 (45.6%)' })],
  ['L1-07', changed({ value: '123（45）' })],
  ['L1-07', changed({ value: '1/2' })],
  ['L1-08', changed({ category_label: '①' })],
  ['L1-08', changed({ category_label: '4〜6点' })],
  ['L1-08', changed({ category_label: '㋿元年' })],
  ['L1-08', changed({ category_label: 'a\u202Eb' })],
  ['L1-08', changed({ category_label: 'a\u0000b' })],
  ['L1-09', changed({ value: '' })],
  ['L1-09', changed({ status: 'x' })],
  ['L1-14', changed({ category_label: '"二\n行"' })],
  ['L1-15', [header, `${first},extra`].join('\r\n')],
  ['L1-15', changed({ category_label: '二,三' })],
  ['L1-15', changed({ category_label: '"二' })],
  ['L2-01', changed({ value: '"1,234"' })],
  ['L2-01', changed({ value: '12.3%' })],
  ['L2-01', changed({ value: '１２' })],
  ['L2-01', changed({ value: '△3' })],
  ['L2-01', changed({ value: '1e5' })],
  ['L2-01', changed({ value: '-3' })],
  ['L2-02', changed({ axis1_label: '' })],
  ['L2-03', `${header},note\r\n${first},note`],
  ['L2-04', changed({ axis1_label: '別の名前' })],
  ['L2-06', changed({ category_label: '=1+1' })],
  ['L2-06', changed({ category_label: '－1+1' })],
  ['L3-01', ['表題', header, first].join('\r\n')],
  ['L3-03', changed({ status: '?' })],
  ['L3-04', changed({ unit: '円' })],
  ['L3-04', changed({ measure: 'constructor' })],
  ['L3-04', changed({ measure: '__proto__' })],
  ['L3-08', `${header},備考\r\n${first},なし`],
];

describe('lintMachineCsv', () => {
  it('finds nothing in a sound file, with either end of line', () => {
    expect(lintMachineCsv(sound)).toEqual([]);
    expect(lintMachineCsv(sound.replaceAll('\r\n', '\n'))).toEqual([]);
  });

  it.each(BREACHES)('finds %s in %j', (rule, text) => {
    expect(rulesOf(text)).toContain(rule);
  });

  it('has a breach for every rule that MACHINE_RULES calls its own, and finds no other', () => {
    const own = MACHINE_RULES.filter(({ kept }) => kept === 'lint').map(({ id }) => id);
    expect([...new Set(BREACHES.map(([rule]) => rule))].sort()).toEqual(own);
    const found = new Set(BREACHES.flatMap(([, text]) => rulesOf(text)));
    expect([...found].filter((rule) => !own.includes(rule))).toEqual([]);
  });

  it('answers with all findings at once, by line, in sentences of both languages', () => {
    const text = [
      header,
      ...Array.from({ length: 3 }, () => fields.map((text, at) => (at === 10 ? '1,2,3' : text)).join(',')),
    ].join('\n');
    const findings = lintMachineCsv(text);
    expect(findings.map(({ line }) => line)).toEqual([2, 3, 4]);
    for (const { message } of findings) {
      expect(message.ja).toMatch(/。$/);
      expect(message.en).toMatch(/\.$/);
    }
  });

  it('takes any text without an exception', () => {
    const token = fc.constantFrom(
      '"',
      ',',
      '\r',
      '\n',
      '\r\n',
      '\uFEFF',
      '\0',
      '=',
      '-',
      '①',
      ' ',
      '\u202E',
      '1',
    );
    const anyUnit = fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit));
    const csvLike = fc.array(fc.oneof(token, fc.string({ unit: anyUnit, maxLength: 8 })), { maxLength: 60 });
    fc.assert(
      fc.property(csvLike, fc.boolean(), (parts, underHeader) => {
        const text = parts.join('');
        expect(Array.isArray(lintMachineCsv(underHeader ? `${header}\r\n${text}` : text))).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['columns', ','.repeat(100_000)],
    ['records', 'a\n'.repeat(100_000)],
    ['quotes', '"'.repeat(100_001)],
    ['spaces in a field', `a\n${' '.repeat(100_000)}b`],
    ['brackets in a value', `value\n1${'('.repeat(100_000)}`],
  ])('is not slowed down by very many %s', (_, text) => {
    // A check that grows with the square of the length takes minutes here and meets the limit of the run.
    expect(lintMachineCsv(text).length).toBeGreaterThan(0);
  });
});

describe('MACHINE_RULES', () => {
  it('lists the thirty rules in their order: 15, 6 and 9 of the three levels', () => {
    const numbers = (level: number, count: number) =>
      Array.from({ length: count }, (_, index) => `L${level}-${String(index + 1).padStart(2, '0')}`);
    expect(MACHINE_RULES.map(({ id }) => id)).toEqual([
      ...numbers(1, 15),
      ...numbers(2, 6),
      ...numbers(3, 9),
    ]);
  });
});
