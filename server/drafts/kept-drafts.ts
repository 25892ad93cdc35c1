import { keyedHash } from '../ballot-box/keyed-hash.ts';
import type { RandomSource } from '../ballot-box/random-source.ts';
import { seal, unseal } from '../ballot-box/seal.ts';

/** How drafts stand in their table. */
export interface KeptDrafts {
  /** what is stored of an id */
  hash(survey: string, id: string): Buffer;
  seal(survey: string, idHash: Buffer, sealed: Buffer): Buffer;
  /** what was sealed; null where it was under another key, or is damaged: such a draft is as good as deleted */
  open(survey: string, idHash: Buffer, kept: Uint8Array): Buffer | null;
}

/**
 * A draft is sealed in the browser with a key that follows from the access code, so whoever holds the list of codes
 * could open it. Here it is sealed once more, under a key outside the data folder: a copy of that folder together with
 * the printer's list opens nothing.
 */
export function keptDrafts(key: Buffer, random: RandomSource): KeptDrafts {
  const idKey = keyedHash(key, 'draft', 'id');
  const sealKey = keyedHash(key, 'draft', 'seal');
  const place = (survey: string, idHash: Buffer) => Buffer.concat([Buffer.from(`draft:${survey}:`), idHash]);
  return Object.freeze({
    hash: (survey: string, id: string) => keyedHash(idKey, survey, id),
    seal: (survey: string, idHash: Buffer, sealed: Buffer) =>
      seal(sealKey, random, place(survey, idHash), sealed),
    open(survey: string, idHash: Buffer, kept: Uint8Array) {
      try {
        return unseal(sealKey, place(survey, idHash), Buffer.from(kept));
      } catch {
        // that it does not open is all there is to know
        return null;
      }
    },
  });
}
