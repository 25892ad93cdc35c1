import { timingSafeEqual } from 'node:crypto';
import type { TokyoDay } from '../surveys/tokyo-day.ts';
import type { BallotBox } from './ballot-box.ts';
import { keyedHash } from './keyed-hash.ts';

const PATTERN = /^(\d{4}-\d{2}-\d{2})\.([A-Za-z0-9_-]{43})$/;

/**
 * Proves on which day a form was opened (decision 14). Everybody who opens this survey on this day gets the
 * same token, so it says nothing about the person.
 */
export function startToken(box: BallotBox, surveyId: string, day: TokyoDay): string {
  return `${day}.${signature(box, surveyId, day).toString('base64url')}`;
}

/** The day on which the form was opened, or null when the token is not one of ours for this survey. */
export function readStartToken(box: BallotBox, surveyId: string, token: string): TokyoDay | null {
  const [, day, signed] = PATTERN.exec(token) ?? [];
  if (day === undefined || signed === undefined) return null;
  return timingSafeEqual(signature(box, surveyId, day), Buffer.from(signed, 'base64url')) ? day : null;
}

function signature(box: BallotBox, surveyId: string, day: TokyoDay): Buffer {
  return keyedHash(box.keys.startToken, 'start', surveyId, day);
}
