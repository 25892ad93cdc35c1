import { parseAccessCode } from './access-code.ts';
import type { BallotBox } from './ballot-box.ts';
import { keyedHash } from './keyed-hash.ts';

/**
 * What is stored of an access code; without the key file nobody can try codes against it.
 * @throws RangeError when `code` is none
 */
export function accessCodeHash(box: Pick<BallotBox, 'keys'>, surveyId: string, code: string): Buffer {
  const parsed = parseAccessCode(code);
  if (parsed === null) throw new RangeError('This is no access code.');
  return keyedHash(box.keys.code, 'code', surveyId, parsed);
}
