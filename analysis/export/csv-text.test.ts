import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { csvText } from './csv-text.ts';

/** What Python's splitlines takes for the end of a line. */
const LINE_ENDS = ['\r\n', '\n', '\r', '\v', '\f', '\x1C', '\x1D', '\x1E', '\x85', '\u2028', '\u2029'];

describe('csvText', () => {
  it.each([
    ['=1+1'],
    ['+1'],
    ['-1+1'],
    ['@x'],
    ['＝1+1'],
    ['＋1'],
    ['－1'],
    ['＠x'],
    ['﹢1'],
    ['﹦1'],
    ['−1+1'],
    ["=cmd|'/c calc'!A0"],
  ])('does not let %s run as a formula', (text) => {
    expect(csvText([[text]])).toBe(`\uFEFF"'${text}"\r\n`);
  });

  it.each([
    ['\t=1', "'=1"],
    [' =1', "'=1"],
    ['　=1', "'=1"],
    ['\r\n=1', "'=1"],
    ['\uFEFF=1', "'=1"],
    ['\u200B=1', "'=1"],
    ['\u200D=1', "'=1"],
    ['\u202E=1', "'=1"],
    ['\0=1', "'=1"],
    ['\u0085=1', "'=1"],
    ['\uD800=1', "'=1"],
  ])('is not led past the guard by %j', (text, safe) => {
    expect(csvText([[text]])).toBe(`\uFEFF"${safe}"\r\n`);
  });

  it('leaves numbers alone, takes breaks out and space off the ends', () => {
    expect(csvText([[-1.5, '-1.50', ' 二\r\n行\t目　', 'a,b', 'say "x"']])).toBe(
      '\uFEFF-1.5,-1.50,二 行 目,"a,b","say ""x"""\r\n',
    );
  });

  it('gives a reader one line a record and no field that begins like a formula, whatever was written', () => {
    // halves of surrogate pairs among them
    const anyUnit = fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit));
    const field = fc.oneof(
      fc.string({ unit: anyUnit, maxLength: 12 }),
      fc.constantFrom('=1', '\u2028=1', '"=1', "'=1", ',', '\r', '"\n"', '-12.5', '葛\u{E0100}城'),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(field, field), { minLength: 1, maxLength: 5 }), (rows) => {
        const text = csvText(rows);
        const lines = text.slice(1).split(new RegExp(LINE_ENDS.join('|')));
        expect(lines).toHaveLength(rows.length + 1);
        const read = Papa.parse<string[]>(text.slice(1).replace(/\r\n$/, ''), {
          delimiter: ',',
          newline: '\r\n',
        });
        expect(read.data).toHaveLength(rows.length);
        for (const value of read.data.flat()) {
          const isNumber = /^-\d+(\.\d+)?$/.test(value);
          expect(isNumber || !/^[\s\u200C\u200D]*[=+\-@−＝＋－＠]/u.test(value)).toBe(true);
        }
      }),
    );
  });
});
