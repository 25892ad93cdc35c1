import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CODE_ALPHABET, drawAccessCode, parseAccessCode } from '../../../server/ballot-box/access-code.ts';
import { systemRandom } from '../../../server/ballot-box/random-source.ts';
import { canonicalCode, codeFault, formatAccessCode } from './access-code.ts';

const issued = fc.constant(null).map(() => drawAccessCode(systemRandom));

describe('a typed access code', () => {
  it('is judged here as the server judges it, whatever was typed', () => {
    const anyTyping = fc.oneof(
      issued,
      issued.map((code) => formatAccessCode(code).toLowerCase()),
      fc
        .tuple(issued, fc.nat(11), fc.constantFrom(...CODE_ALPHABET, '0', 'O', 'あ', ' ', '-', 'ー'))
        .map(([code, place, symbol]) => code.slice(0, place) + symbol + code.slice(place + 1)),
      fc.string({ unit: fc.constantFrom(...CODE_ALPHABET, '-', ' '), maxLength: 15 }),
      fc.string({ unit: 'binary', maxLength: 20 }),
    );
    let good = 0;
    fc.assert(
      fc.property(anyTyping, (typed) => {
        const accepted = parseAccessCode(typed) !== null;
        if (accepted) good += 1;
        expect(codeFault(typed) === null).toBe(accepted);
        // what a draft for another device is found by
        if (accepted) expect(canonicalCode(typed)).toBe(parseAccessCode(typed));
      }),
      { numRuns: 2000 },
    );
    expect(good).toBeGreaterThan(200);
  });

  it.each([
    ['', { kind: 'empty' }],
    [' - ', { kind: 'empty' }],
    ['ABCD-EFGH', { kind: 'length', expected: 12, typed: 8 }],
    ['ABCD-EFGH-JKO2', { kind: 'symbol', symbol: 'O' }],
    ['ａｂｃｄ-efgh-jk0', { kind: 'symbol', symbol: '0' }],
    ['2222-2222-2223', { kind: 'check' }],
    ['2222-2222-2222', null],
  ])('%j has the fault %j', (typed, fault) => {
    expect(codeFault(typed)).toEqual(fault);
  });

  it('is shown in groups of four, with all that was typed', () => {
    expect(formatAccessCode(' ａｂ23　4567ー89')).toBe('AB23-4567-89');
    expect(formatAccessCode('abc')).toBe('ABC');
    expect(formatAccessCode('')).toBe('');
  });
});
