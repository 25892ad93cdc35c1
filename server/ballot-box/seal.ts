import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { RandomSource } from './random-source.ts';

const NONCE = 12;
const TAG = 16;
/** What sealing adds to the size of the plain bytes. */
export const SEAL_BYTES = NONCE + TAG;

/**
 * Seals bytes (AES-256-GCM) so that they can be read with the key only, and only in the place they were
 * sealed for: moved to another row they do not open.
 */
export function seal(secret: Buffer, random: RandomSource, place: Buffer, plain: Buffer): Buffer {
  const nonce = random(NONCE);
  const cipher = createCipheriv('aes-256-gcm', secret, nonce, { authTagLength: TAG });
  cipher.setAAD(place);
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** @throws Error when the bytes were changed, stand in another place, or were sealed with another key */
export function unseal(secret: Buffer, place: Buffer, sealed: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', secret, sealed.subarray(0, NONCE), { authTagLength: TAG });
  decipher.setAAD(place);
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG));
  return Buffer.concat([decipher.update(sealed.subarray(NONCE, sealed.length - TAG)), decipher.final()]);
}
