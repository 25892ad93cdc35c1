import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CODE_ALPHABET, drawAccessCode, formatAccessCode, parseAccessCode } from './access-code.ts';
import { systemRandom } from './random-source.ts';

const code = fc.uint8Array({ minLength: 64, maxLength: 64 }).map((bytes) => {
  let place = 0;
  return drawAccessCode((size) =>
    Buffer.from(Array.from({ length: size }, () => bytes[place++ % 64] as number)),
  );
});

describe('access code', () => {
  it('is drawn from 31 symbols that cannot be mistaken for one another', () => {
    expect(new Set(CODE_ALPHABET).size).toBe(31);
    expect(CODE_ALPHABET).not.toMatch(/[01OIL]/);
    expect(Math.log2(31) * 11).toBeGreaterThan(54);
  });

  it('uses every symbol in every random place about equally often', () => {
    const codes = Array.from({ length: 6200 }, () => drawAccessCode(systemRandom));
    for (let place = 0; place < 12; place += 1) {
      const counts = new Map<string, number>();
      for (const drawn of codes)
        counts.set(drawn[place] as string, (counts.get(drawn[place] as string) ?? 0) + 1);
      expect(counts.size).toBe(31);
      // Chi-square with 30 degrees of freedom; above 90 once in ten million places.
      const chiSquare = [...counts.values()].reduce((sum, n) => sum + (n - 200) ** 2 / 200, 0);
      expect(chiSquare).toBeLessThan(90);
    }
  });

  it('is shown in three groups and read back', () => {
    fc.assert(
      fc.property(code, (drawn) => {
        expect(formatAccessCode(drawn)).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/);
        expect(parseAccessCode(formatAccessCode(drawn))).toBe(drawn);
      }),
    );
  });

  it.each([
    ['lower case', (text: string) => text.toLowerCase()],
    ['spaces around and between', (text: string) => `  ${text.replaceAll('-', ' ')}\t`],
    ['ideographic space', (text: string) => text.replaceAll('-', '\u3000')],
    ['no hyphen', (text: string) => text.replaceAll('-', '')],
    [
      'full-width letters',
      (text: string) => text.replace(/[0-9A-Z]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)),
    ],
    [
      'full-width lower case',
      (text: string) =>
        text.toLowerCase().replace(/[0-9a-z]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)),
    ],
    ['long vowel mark', (text: string) => text.replaceAll('-', 'ー')],
    ['half-width long vowel mark', (text: string) => text.replaceAll('-', 'ｰ')],
    ['minus sign', (text: string) => text.replaceAll('-', '−')],
    ['en dash', (text: string) => text.replaceAll('-', '–')],
    ['full-width hyphen', (text: string) => text.replaceAll('-', '－')],
    ['zero-width space and soft hyphen', (text: string) => text.replaceAll('-', '\u200b\u00ad')],
  ])('is read with %s', (_name, change) => {
    fc.assert(
      fc.property(code, (drawn) => {
        expect(parseAccessCode(change(formatAccessCode(drawn)))).toBe(drawn);
      }),
    );
  });

  it('notices every single wrong symbol', () => {
    const drawn = drawAccessCode(systemRandom);
    for (let place = 0; place < 12; place += 1) {
      for (const symbol of CODE_ALPHABET) {
        if (symbol === drawn[place]) continue;
        expect(parseAccessCode(drawn.slice(0, place) + symbol + drawn.slice(place + 1))).toBeNull();
      }
    }
  });

  it('notices every swap of two different symbols, adjacent or not', () => {
    fc.assert(
      fc.property(code, fc.nat(11), fc.nat(11), (drawn, a, b) => {
        fc.pre(drawn[a] !== drawn[b]);
        const symbols = [...drawn];
        [symbols[a], symbols[b]] = [symbols[b] as string, symbols[a] as string];
        expect(parseAccessCode(symbols.join(''))).toBeNull();
      }),
      { numRuns: 1000 },
    );
  });

  it('is never found in other text, and reading it never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary', maxLength: 64 })), (text) => {
        const parsed = parseAccessCode(text);
        if (parsed !== null) expect([...parsed].every((symbol) => CODE_ALPHABET.includes(symbol))).toBe(true);
      }),
      { numRuns: 2000 },
    );
    for (const text of ['', '-', 'OOOO-OOOO-OOOO', '0000', '2'.repeat(13), 'ß'.repeat(6), '𝟐'.repeat(11)]) {
      expect(parseAccessCode(text)).toBeNull();
    }
  });
});
