import type { TokyoDay } from '../surveys/tokyo-day.ts';
import type { RandomSource } from './random-source.ts';
import { SEAL_BYTES, seal, unseal } from './seal.ts';

/** A response while it waits for its batch. Nothing about the person but the answers; no clock time. */
export interface WaitingResponse {
  /** design stratum; null in an open survey */
  readonly stratum: string | null;
  readonly channel: string;
  readonly mode: 'web' | 'paper';
  readonly language: string;
  /** sha-256 of the language overlay; null for Japanese */
  readonly overlay: string | null;
  /** Tokyo day of receipt */
  readonly day: TokyoDay;
  /** version of the consent text */
  readonly consent: string;
  /** drawn when it came, 0 to 2^32 − 1: the highest stay in the inbox longest */
  readonly lot: number;
  /** JSON with sorted keys */
  readonly answers: string;
}

const LENGTH = 4;
/** More than all other parts of a WaitingResponse can take, ids being at most 32 characters long. */
const OTHER_PARTS = 448;

/** A row of the inbox. */
export interface InboxPlace {
  readonly survey: string;
  readonly key: Buffer;
}

/** The one size of everything sealed for a survey whose questionnaire can take `answerBytes`. */
export function sealedBytes(answerBytes: number): number {
  return Math.ceil((answerBytes + OTHER_PARTS + LENGTH) / 64) * 64 + SEAL_BYTES;
}

/**
 * A response nobody can read without the key, padded to `size` so that its length tells nothing. It can only
 * be opened as row `key` of the survey.
 * @throws RangeError when it does not fit, which a response that passed the rules always does
 */
export function sealResponse(
  secret: Buffer,
  random: RandomSource,
  place: InboxPlace,
  response: WaitingResponse,
  size: number,
): Buffer {
  const { answers, ...others } = response;
  // The first line holds everything but the answers; JSON has no raw line break inside.
  const text = Buffer.from(`${JSON.stringify(others)}\n${answers}`, 'utf8');
  const plain = Buffer.alloc(size - SEAL_BYTES);
  if (LENGTH + text.length > plain.length) {
    throw new RangeError(
      `A response of ${text.length} bytes does not fit into the ${plain.length} of its survey.`,
    );
  }
  plain.writeUInt32LE(text.length);
  text.copy(plain, LENGTH);
  return seal(secret, random, placeBytes(place), plain);
}

/** @throws Error when the bytes were changed, stand in another place, or were sealed with another key */
export function openResponse(secret: Buffer, place: InboxPlace, sealed: Buffer): WaitingResponse {
  const plain = unseal(secret, placeBytes(place), sealed);
  const text = plain.toString('utf8', LENGTH, LENGTH + plain.readUInt32LE());
  const end = text.indexOf('\n');
  return { ...JSON.parse(text.slice(0, end)), answers: text.slice(end + 1) } as WaitingResponse;
}

function placeBytes({ survey, key }: InboxPlace): Buffer {
  return Buffer.concat([Buffer.from(`response:${survey}:`), key]);
}
