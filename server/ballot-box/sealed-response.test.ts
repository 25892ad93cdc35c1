import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { systemRandom } from './random-source.ts';
import { openResponse, sealedBytes, sealResponse, type WaitingResponse } from './sealed-response.ts';

const secret = systemRandom(32);
const place = { survey: 'saitama-2023', key: systemRandom(16) };
const response: WaitingResponse = {
  stratum: 'chuo',
  channel: 'letter',
  mode: 'web',
  language: 'ja',
  overlay: null,
  day: '2023-01-17',
  consent: '1',
  lot: 7,
  answers: '{"age":40}',
};
const size = sealedBytes(5000);

describe('a sealed response', () => {
  it('is opened to what it was, and takes the same room whatever it says', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 400 }),
        fc.constantFrom('chuo', null),
        (text, stratum) => {
          const given = { ...response, stratum, answers: JSON.stringify({ text }) };
          const sealed = sealResponse(secret, systemRandom, place, given, size);
          expect(sealed.length).toBe(size);
          expect(openResponse(secret, place, sealed)).toEqual(given);
        },
      ),
    );
  });

  it('has room for the longest response and its other parts', () => {
    const others = {
      stratum: 's'.repeat(32),
      channel: 'c'.repeat(32),
      mode: 'paper' as const,
      language: 'en',
      overlay: 'f'.repeat(64),
      day: '2023-01-17',
      consent: '版'.repeat(32),
      lot: 2 ** 32 - 1,
    };
    for (const bytes of [2, 64, 5000, 60_000]) {
      const sealed = sealResponse(
        secret,
        systemRandom,
        place,
        { ...others, answers: 'x'.repeat(bytes) },
        sealedBytes(bytes),
      );
      expect(openResponse(secret, place, sealed).answers).toHaveLength(bytes);
    }
  });

  it('says when something does not fit instead of growing', () => {
    const answers = 'x'.repeat(size);
    expect(() => sealResponse(secret, systemRandom, place, { ...response, answers }, size)).toThrow(
      'does not fit',
    );
  });

  it('does not open with another key, in another row or survey, or when one bit has changed', () => {
    const sealed = sealResponse(secret, systemRandom, place, response, size);
    expect(() => openResponse(systemRandom(32), place, sealed)).toThrow();
    expect(() => openResponse(secret, { ...place, key: systemRandom(16) }, sealed)).toThrow();
    expect(() => openResponse(secret, { ...place, survey: 'other' }, sealed)).toThrow();
    expect(() => openResponse(secret, place, sealed.subarray(0, 20))).toThrow();
    for (const at of [0, 12, 100, size - 1]) {
      const spoiled = Buffer.from(sealed);
      spoiled[at] = (spoiled[at] ?? 0) ^ 1;
      expect(() => openResponse(secret, place, spoiled)).toThrow();
    }
  });

  it('never looks the same twice', () => {
    const [one, other] = [0, 1].map(() => sealResponse(secret, systemRandom, place, response, size));
    expect(one?.equals(other ?? Buffer.alloc(0))).toBe(false);
  });
});
