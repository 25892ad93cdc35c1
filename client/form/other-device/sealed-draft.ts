import type { FillRandom } from '../delivery/submission-key.ts';

/** Bytes of a sealed draft, always the same; the server takes no other (a test compares it with the contract). */
export const SEALED_BYTES = 32 * 1024;
const NONCE = 12;
const TAG = 16;
const LENGTH = 4;
/** What of it is text; the rest are nonce, tag and the length of the text. */
export const TEXT_BYTES = SEALED_BYTES - NONCE - TAG - LENGTH;

export interface DraftSeal {
  readonly subtle: SubtleCrypto;
  readonly key: CryptoKey;
  /** the draft opens for this survey and this questionnaire, and nowhere else */
  readonly place: string;
}

/** The place of a draft: another wording or routing of the questionnaire is another place. */
export const draftPlace = (surveyId: string, questionnaireSha256: string): string =>
  `${surveyId}:${questionnaireSha256}`;

/**
 * Seals a text (AES-256-GCM, a new random nonce each time), filled up to the one size. Null where it is too long for it:
 * it is then not kept at all, because a larger draft would be known by its size.
 */
export async function sealDraft(
  seal: DraftSeal,
  fillRandom: FillRandom,
  text: string,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const written = new TextEncoder().encode(text);
  if (written.length > TEXT_BYTES) return null;
  const plain = new Uint8Array(LENGTH + TEXT_BYTES);
  new DataView(plain.buffer).setUint32(0, written.length);
  plain.set(written, LENGTH);
  const sealed = new Uint8Array(SEALED_BYTES);
  const nonce = fillRandom(new Uint8Array(NONCE));
  sealed.set(nonce);
  sealed.set(new Uint8Array(await seal.subtle.encrypt(gcm(seal, nonce), seal.key, plain)), NONCE);
  return sealed;
}

/** The text of a sealed draft; null where it was changed, belongs elsewhere, or is sealed with another key. */
export async function openDraft(seal: DraftSeal, sealed: Uint8Array<ArrayBuffer>): Promise<string | null> {
  if (sealed.length !== SEALED_BYTES) return null;
  try {
    const nonce = sealed.slice(0, NONCE);
    const plain = await seal.subtle.decrypt(gcm(seal, nonce), seal.key, sealed.slice(NONCE));
    const length = new DataView(plain).getUint32(0);
    return new TextDecoder('utf-8', { fatal: true }).decode(new Uint8Array(plain, LENGTH, length));
  } catch {
    // that it does not open is all there is to know
    return null;
  }
}

const gcm = ({ place }: DraftSeal, iv: Uint8Array<ArrayBuffer>): AesGcmParams => ({
  name: 'AES-GCM',
  iv,
  additionalData: new TextEncoder().encode(place),
  tagLength: TAG * 8,
});
