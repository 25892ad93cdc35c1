import { createDecipheriv, webcrypto } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeFromDefinitions } from '../../../instruments/composition/compose-from-definitions.ts';
import { DRAFT_BYTES } from '../../../server/contract/api.ts';
import { answerBytes } from '../../../server/questionnaires/answer-bytes.ts';
import { loadDefinitions } from '../../../server/questionnaires/load-definitions.ts';
import { writeDeviceDraft } from './device-draft.ts';
import {
  type DraftSeal,
  draftPlace,
  openDraft,
  SEALED_BYTES,
  sealDraft,
  TEXT_BYTES,
} from './sealed-draft.ts';

const subtle = webcrypto.subtle as SubtleCrypto;
const fillRandom = (bytes: Uint8Array<ArrayBuffer>) => webcrypto.getRandomValues(bytes);
const RAW = Buffer.alloc(32, 9);
const seal = async (raw = RAW, place = draftPlace('saitama-2023', 'ab'.repeat(32))): Promise<DraftSeal> => ({
  subtle,
  key: await subtle.importKey('raw', new Uint8Array(raw), 'AES-GCM', false, ['encrypt', 'decrypt']),
  place,
});
async function sealed(text: string): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await sealDraft(await seal(), fillRandom, text);
  if (bytes === null) throw new Error('too long');
  return bytes;
}

describe('a sealed draft', () => {
  it('opens to what was sealed, and is always of one size, the one that the server takes', async () => {
    expect(SEALED_BYTES).toBe(DRAFT_BYTES);
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 3000 }), async (text) => {
        const bytes = await sealed(text);
        expect(bytes.length).toBe(SEALED_BYTES);
        expect(await openDraft(await seal(), bytes)).toBe(text);
      }),
      { numRuns: 50, examples: [[''], ['続きから答える'.repeat(400)]] },
    );
  });

  it('is AES-256-GCM as OpenSSL opens it, with zeros behind the text', async () => {
    const bytes = Buffer.from(await sealed('{"format":1}'));
    const open = createDecipheriv('aes-256-gcm', RAW, bytes.subarray(0, 12));
    open.setAAD(Buffer.from(`saitama-2023:${'ab'.repeat(32)}`));
    open.setAuthTag(bytes.subarray(-16));
    const plain = Buffer.concat([open.update(bytes.subarray(12, -16)), open.final()]);
    expect(plain.readUInt32BE(0)).toBe(12);
    expect(plain.subarray(4, 16).toString()).toBe('{"format":1}');
    expect(plain.subarray(16).every((byte) => byte === 0)).toBe(true);
  });

  it('is another each time: nonces are not used twice', async () => {
    const all = await Promise.all(Array.from({ length: 200 }, () => sealed('the same')));
    expect(new Set(all.map((bytes) => Buffer.from(bytes.subarray(0, 12)).toString('hex'))).size).toBe(200);
  });

  it('opens with no other code, in no other survey, and for no other questionnaire', async () => {
    const bytes = await sealed('mine');
    for (const other of [
      await seal(Buffer.alloc(32, 10)),
      await seal(RAW, draftPlace('saitama-2024', 'ab'.repeat(32))),
      await seal(RAW, draftPlace('saitama-2023', 'ac'.repeat(32))),
    ]) {
      expect(await openDraft(other, bytes)).toBeNull();
    }
  });

  it('that was changed, cut or made longer does not open', async () => {
    const bytes = await sealed('mine');
    for (const at of [0, 11, 12, 16, 5000, SEALED_BYTES - 17, SEALED_BYTES - 16, SEALED_BYTES - 1]) {
      const changed = bytes.slice();
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(await openDraft(await seal(), changed), `byte ${at}`).toBeNull();
    }
    for (const other of [
      bytes.slice(1),
      new Uint8Array([...bytes, 0]),
      new Uint8Array(0),
      new Uint8Array(SEALED_BYTES),
    ]) {
      expect(await openDraft(await seal(), other)).toBeNull();
    }
  });

  it('is refused where the text is too long by one byte', async () => {
    expect(await openDraft(await seal(), await sealed('x'.repeat(TEXT_BYTES)))).toHaveLength(TEXT_BYTES);
    expect(await sealDraft(await seal(), fillRandom, 'x'.repeat(TEXT_BYTES + 1))).toBeNull();
    expect(await sealDraft(await seal(), fillRandom, '字'.repeat(TEXT_BYTES / 3 + 1))).toBeNull();
  });
});

describe('the size of drafts', () => {
  it('holds the longest answers to every questionnaire', async () => {
    const definitions = await loadDefinitions('instruments');
    const envelope = writeDeviceDraft({
      format: 1,
      counter: Number.MAX_SAFE_INTEGER,
      device: 'f'.repeat(32),
      language: 'ja-x-primary',
      filledIn: { answers: {}, typed: {}, page: 'p'.repeat(64) },
      ready: false,
    }).length;
    const sizes = definitions.recipes.map(
      ({ value }) =>
        [`${value.id} ${value.version}`, answerBytes(composeFromDefinitions(value, definitions))] as const,
    );
    expect(sizes.length).toBeGreaterThan(10);
    for (const [name, size] of sizes) expect(size + envelope, name).toBeLessThanOrEqual(TEXT_BYTES);
  });
});
