/** Where a draft lies, and what opens it. Both follow from the access code alone. */
export interface DraftKeys {
  /** 256 bits, lower-case hex */
  readonly id: string;
  readonly key: CryptoKey;
}

/**
 * What OWASP's Password Storage Cheat Sheet asks of PBKDF2-HMAC-SHA256. A code has 54 random bits already; this makes each
 * try of somebody who holds the drafts cost as much as here, and is short enough for an old phone
 * (docs/decisions/0023-draft-for-another-device.md has the time).
 */
export const ITERATIONS = 600_000;

const LABEL = 'tsunagari draft for another device 1';
const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/**
 * Derives id and key of a draft, slowly: PBKDF2-SHA-256 over the code, with the survey in the salt, then HKDF-SHA-256 (RFC
 * 5869) for two outputs of which neither tells the other. The server is given the id and never the key.
 * @param code in its one form, as canonicalCode writes it
 */
export async function deriveDraftKeys(
  subtle: SubtleCrypto,
  code: string,
  surveyId: string,
): Promise<DraftKeys> {
  const typed = await subtle.importKey('raw', bytes(code), 'PBKDF2', false, ['deriveBits']);
  const slow = await subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', salt: bytes(`${LABEL}:${surveyId}`), iterations: ITERATIONS },
    typed,
    256,
  );
  const root = await subtle.importKey('raw', slow, 'HKDF', false, ['deriveBits', 'deriveKey']);
  const use = (info: string): HkdfParams => ({
    name: 'HKDF',
    hash: 'SHA-256',
    salt: new Uint8Array(32),
    info: bytes(info),
  });
  const [id, key] = await Promise.all([
    subtle.deriveBits(use('id'), root, 256),
    subtle.deriveKey(use('key'), root, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']),
  ]);
  return { id: hex(id), key };
}

/** SHA-256 in lower-case hex. */
export const sha256 = async (subtle: SubtleCrypto, data: Uint8Array<ArrayBuffer>): Promise<string> =>
  hex(await subtle.digest('SHA-256', data));

const hex = (buffer: ArrayBuffer): string =>
  Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, '0')).join('');
