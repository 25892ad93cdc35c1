import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CP932_SUBSTITUTES } from './cp932-substitutes.ts';
import { encodeCp932 } from './encode-cp932.ts';

// The decoder that browsers and Node share (WHATWG Encoding Standard, Shift_JIS: JIS X 0208, NEC and IBM rows).
const decoder = new TextDecoder('shift_jis', { fatal: true });
const decoded = (text: string) => decoder.decode(encodeCp932(text).bytes);

/** Every character that one or two bytes can stand for, but control characters and 外字. */
function repertoire(): Set<string> {
  const found = new Set<string>();
  const take = (bytes: readonly number[]) => {
    try {
      const text = decoder.decode(Uint8Array.from(bytes));
      if ([...text].length === 1 && !/[\p{Cc}\p{Co}]/u.test(text)) found.add(text);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
  };
  for (let first = 0; first < 256; first++) {
    take([first]);
    for (let second = 0x40; second < 0xfd; second++) take([first, second]);
  }
  return found;
}

describe('encodeCp932', () => {
  it('brings every character of CP932 back through the decoder of browsers', () => {
    const characters = [...repertoire()];
    // 95 of ASCII and 63 half-width kana; JIS X 0208, NEC row 13 and IBM's rows, less what stands in two of them
    expect(characters).toHaveLength(95 + 63 + 6_879 + 83 + 388 - 24);
    const { unmappable } = encodeCp932(characters.join(''));
    expect(unmappable).toEqual([]);
    expect(decoded(characters.join(''))).toBe(characters.join(''));
  });

  it('maps what has another code point in CP932, and every substitute is in CP932', () => {
    for (const { from, to } of CP932_SUBSTITUTES) {
      expect(encodeCp932(from).unmappable).toEqual([]);
      expect(decoded(from)).toBe(to);
    }
    expect(decoded('4〜6点、−1‖—')).toBe('4～6点、－1∥―');
    expect(decoded('か\u3099ハ\u309A')).toBe('がパ');
  });

  it('lists what does not fit, once each with its first place, and puts 〓 there', () => {
    const { bytes, unmappable } = encodeCp932('\uFEFF髙﨑,𠮷野\r\ncafé,한,😀,𠮷\n葛\u{E0100}城\uE000');
    expect(decoder.decode(bytes)).toBe('髙﨑,〓野\r\ncaf〓,〓,〓,〓\n〓城〓');
    expect(unmappable).toEqual([
      { character: '𠮷', codePoint: 'U+20BB7', count: 2, where: { line: 1, column: 4 } },
      { character: 'é', codePoint: 'U+00E9', count: 1, where: { line: 2, column: 4 } },
      { character: '한', codePoint: 'U+D55C', count: 1, where: { line: 2, column: 6 } },
      { character: '😀', codePoint: 'U+1F600', count: 1, where: { line: 2, column: 8 } },
      { character: '葛\u{E0100}', codePoint: 'U+845B U+E0100', count: 1, where: { line: 3, column: 1 } },
      { character: '\uE000', codePoint: 'U+E000', count: 1, where: { line: 3, column: 3 } },
    ]);
  });

  it('loses nothing in silence: what comes back is the text, a substitute or a listed 〓, and no new question mark', () => {
    const unit = fc.oneof(
      fc.integer({ min: 0x20, max: 0xffff }).map((code) => String.fromCharCode(code)),
      fc.constantFrom('?', '〓', '𠮷', '\r\n', '\n', '〜', 'か\u3099', '\\', '~', '¥', '‾'),
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 40 }), (units) => {
        const text = units.join('');
        const { bytes, unmappable } = encodeCp932(text);
        const back = decoder.decode(bytes);
        const count = (where: string, what: string) => where.split(what).length - 1;
        expect(count(back, '?')).toBe(count(text, '?'));
        const listed = unmappable.reduce((sum, one) => sum + one.count, 0);
        expect(count(back, '〓')).toBe(count(text, '〓') + listed);
        if (listed === 0) {
          const expected = [
            ...text
              .replace(/^\uFEFF/, '')
              .replaceAll(/[\u3041-\u30FF][\u3099\u309A]/g, (pair) => pair.normalize('NFC')),
          ]
            .map((one) => CP932_SUBSTITUTES.find(({ from }) => from === one)?.to ?? one)
            .join('');
          expect(back).toBe(expected);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('takes the empty text', () => {
    expect(encodeCp932('')).toEqual({ bytes: new Uint8Array(0), unmappable: [] });
  });

  it('keeps separators, quotes and line ends whatever stands behind them', () => {
    const hidden = ['\uFE0F', '\u{E0100}', '\u0301', '\u200D'];
    for (const mark of hidden) {
      const { bytes, unmappable } = encodeCp932(`a,${mark}b,"${mark}c"\r\n${mark}d\n`);
      expect(decoder.decode(bytes)).toBe('a,〓b,"〓c"\r\n〓d\n');
      expect(unmappable.map(({ count }) => count)).toEqual([3]);
    }
  });
});
