import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256 } from './sha-256.ts';

function hashOf(...pieces: readonly Uint8Array[]): string {
  const hash = sha256();
  for (const piece of pieces) hash.update(piece);
  return hash.hex();
}

const bytes = (text: string) => new TextEncoder().encode(text);

describe('sha256', () => {
  // NIST, "Examples with Intermediate Values", SHA-256 (FIPS 180-4)
  it.each([
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    [
      'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    ],
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ])('hashes the published example %j', (text, expected) => {
    expect(hashOf(bytes(text))).toBe(expected);
  });

  it('agrees with OpenSSL on any bytes, cut anywhere', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 6 }), (pieces) => {
        const expected = createHash('sha256');
        for (const piece of pieces) expected.update(piece);
        expect(hashOf(...pieces)).toBe(expected.digest('hex'));
      }),
    );
  });

  it('reads bytes that begin in the middle of a buffer', () => {
    const whole = bytes('xxabc');
    expect(hashOf(whole.subarray(2))).toBe(hashOf(bytes('abc')));
  });
});
