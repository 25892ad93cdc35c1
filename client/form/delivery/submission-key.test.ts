import { describe, expect, it } from 'vitest';
import { makeSubmissionKey } from './submission-key.ts';

describe('submission key', () => {
  it('is 16 bytes in lower-case hex, zeros kept', () => {
    const key = makeSubmissionKey((bytes) => {
      bytes.forEach((_, place) => {
        bytes[place] = place === 0 ? 0 : 256 - place;
      });
      return bytes;
    });
    expect(key).toBe('00fffefdfcfbfaf9f8f7f6f5f4f3f2f1');
  });

  it('is another one each time', () => {
    const fill = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);
    const keys = new Set(Array.from({ length: 1000 }, () => makeSubmissionKey(fill)));
    expect(keys.size).toBe(1000);
    for (const key of keys) expect(key).toMatch(/^[0-9a-f]{32}$/);
  });
});
