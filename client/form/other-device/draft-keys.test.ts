import { hkdfSync, pbkdf2Sync, webcrypto } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { canonicalCode } from '../access-code/access-code.ts';
import { deriveDraftKeys, ITERATIONS, sha256 } from './draft-keys.ts';

const subtle = webcrypto.subtle as SubtleCrypto;
const CODE = '23456789ABCD';

/** The same derivation by OpenSSL, through Node's own functions: another implementation than the browser's. */
function byOpenSsl(code: string, survey: string): { readonly id: string; readonly key: Buffer } {
  const salt = `tsunagari draft for another device 1:${survey}`;
  const slow = pbkdf2Sync(code, salt, 600_000, 32, 'sha256');
  const part = (info: string) => Buffer.from(hkdfSync('sha256', slow, Buffer.alloc(32), info, 32));
  return { id: part('id').toString('hex'), key: part('key') };
}

/** Whether a key that cannot be taken out is these bytes: what it encrypts is the same. */
async function isKey(key: CryptoKey, bytes: Buffer): Promise<boolean> {
  const other = await subtle.importKey('raw', new Uint8Array(bytes), 'AES-GCM', false, ['encrypt']);
  const [one, two] = await Promise.all(
    [key, other].map((each) =>
      subtle.encrypt({ name: 'AES-GCM', iv: new Uint8Array(12) }, each, new Uint8Array(32)),
    ),
  );
  return Buffer.from(one as ArrayBuffer).equals(Buffer.from(two as ArrayBuffer));
}

describe('the keys of a draft', () => {
  it('follow from code and survey as OpenSSL derives them', async () => {
    for (const [code, survey] of [
      [CODE, 'saitama-2023'],
      ['ZZZZYYYYXXXX', 'another'],
    ] as const) {
      const keys = await deriveDraftKeys(subtle, code, survey);
      const expected = byOpenSsl(code, survey);
      expect(keys.id).toBe(expected.id);
      expect(await isKey(keys.key, expected.key)).toBe(true);
    }
  });

  it('stay the same for ever: drafts of people would not be found again', async () => {
    // OpenSSL 3.0 through Node 20, as in byOpenSsl, 2026-11-22
    const { id } = await deriveDraftKeys(subtle, CODE, 'saitama-2023');
    expect(id).toBe('33df4ab8e1c60c31c5dee92e4f226a856888b1dbb5131275490bfe3f08206ba1');
  });

  it('are others for another code, another survey, and another of the two outputs', async () => {
    const all = await Promise.all([
      deriveDraftKeys(subtle, CODE, 'one'),
      deriveDraftKeys(subtle, CODE, 'two'),
      deriveDraftKeys(subtle, '23456789ABCE', 'one'),
    ]);
    expect(new Set(all.map(({ id }) => id)).size).toBe(3);
    const [first] = all;
    expect(first && (await isKey(first.key, Buffer.from(first.id, 'hex')))).toBe(false);
  });

  it('cannot be taken out of the browser', async () => {
    const { key } = await deriveDraftKeys(subtle, CODE, 'one');
    expect(key.extractable).toBe(false);
    await expect(subtle.exportKey('raw', key)).rejects.toThrow();
  });

  it('are the same however the code was typed', () => {
    for (const typed of ['2345-6789-abcd', '２３４５－６７８９－ＡＢＣＤ', ' 2345 6789ー abcd ']) {
      expect(canonicalCode(typed)).toBe(CODE);
    }
  });

  it('are as slow as OWASP asks (Password Storage Cheat Sheet, PBKDF2-HMAC-SHA256, read 2026)', () => {
    expect(ITERATIONS).toBe(600_000);
  });
});

describe('SHA-256', () => {
  it('of abc is that of FIPS 180-4', async () => {
    expect(await sha256(subtle, new TextEncoder().encode('abc'))).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });
});
