import type { Instrument } from '../definition/instrument.ts';
import type { FormLanguage } from '../definition/localized-text.ts';

type Overlaid = Exclude<FormLanguage, 'ja'>;

/** Languages and reading levels in which an instrument must exist beside Japanese, by who answers it. */
const BY_AUDIENCE: Readonly<Record<Instrument['audience'], readonly Overlaid[]>> = {
  residents: ['ja-x-easy', 'en'],
  children: ['ja-x-junior', 'ja-x-primary', 'en'],
  // staff of organisations and municipalities read official Japanese
  organisations: [],
};

/** Languages of the largest groups of foreign residents. */
const FOREIGN_RESIDENTS: readonly Overlaid[] = ['zh-Hans', 'ko', 'vi', 'pt-BR'];

/** What goes out to everybody, so also to those who read none of the languages above. */
const ALSO: Readonly<Record<string, readonly Overlaid[]>> = {
  connections: FOREIGN_RESIDENTS,
  hikikomori: FOREIGN_RESIDENTS,
  'yamagata-short': FOREIGN_RESIDENTS,
};

/**
 * Languages of which an instrument must have an overlay. None where its wording is still a slot: it cannot be
 * published, and nobody reads it.
 */
export function requiredLanguages({ id, audience, licence }: Instrument): readonly Overlaid[] {
  if (licence?.wordingIncluded === false) return [];
  return [...BY_AUDIENCE[audience], ...(Object.hasOwn(ALSO, id) ? (ALSO[id] ?? []) : [])];
}
