import { createHmac } from 'node:crypto';

/**
 * HMAC-SHA-256 over several texts, each preceded by its length, so that no two lists of texts run together
 * to the same bytes.
 */
export function keyedHash(key: Buffer, ...parts: readonly string[]): Buffer {
  const text = parts.map((part) => `${part.length}:${part}`).join('');
  return createHmac('sha256', key).update(text).digest();
}
