import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { BallotBox } from '../ballot-box/ballot-box.ts';
import { seal, unseal } from '../ballot-box/seal.ts';
import type { RegisteredSurvey } from '../surveys/registered-survey.ts';
import type { PlainFormState } from './plain-form-state.ts';

/** Another one when the shape of a state changes: those in pages that are open then are not read as if they were new. */
const SHAPE = 1;
const SEALED = /^[A-Za-z0-9_-]+$/;

type Keys = Pick<BallotBox, 'keys' | 'random'>;

/**
 * What was answered so far as the text of a hidden field: only this server can read it, and nobody can change it.
 *
 * It opens for this survey and this questionnaire alone. The questionnaire is named by the hash of its codes, routing and
 * Japanese wording, not of all its languages: a translation that is added while people answer takes nothing from them.
 *
 * Compressed, because every page carries it up and down a slow line. That its size tells something of what is in it is no
 * loss: there is no secret beside text that an attacker could choose (what is typed is the person's own, and pages of
 * others cannot post here), and who watches the line sees from the pages themselves how long they are.
 */
export function sealState({ keys, random }: Keys, survey: RegisteredSurvey, state: PlainFormState): string {
  const plain = deflateRawSync(Buffer.from(JSON.stringify(state), 'utf8'));
  return seal(keys.plainForm, random, placeOf(survey), plain).toString('base64url');
}

/** The state in a hidden field, or null: changed, of another survey or questionnaire, sealed with another key, or none at all. */
export function openState({ keys }: Keys, survey: RegisteredSurvey, field: string): PlainFormState | null {
  if (!SEALED.test(field)) return null;
  const plain = opened(keys.plainForm, placeOf(survey), Buffer.from(field, 'base64url'));
  // what opens was written by sealState, in this shape: it needs no second look
  return plain === null ? null : (JSON.parse(inflateRawSync(plain).toString('utf8')) as PlainFormState);
}

function opened(key: Buffer, place: Buffer, sealed: Buffer): Buffer | null {
  try {
    return unseal(key, place, sealed);
  } catch {
    // that it does not open is all there is to know
    return null;
  }
}

function placeOf({ survey, questionnaire }: RegisteredSurvey): Buffer {
  const { id, version, sha256 } = questionnaire.reference;
  return Buffer.from(['plain-form', SHAPE, survey.id, id, version, sha256].join(':'));
}
