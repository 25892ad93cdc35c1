import type { Answers } from '../../instruments/rules/answers.ts';
import { cutByShares } from './cut-by-shares.ts';
import type { Random } from './random.ts';
import type { SyntheticPerson } from './synthetic-person.ts';

/** 決してない … しばしばある・常にある as Saitama published them for its survey of January 2023 (24.4/42.1/19.1/9.6/4.2). */
const DIRECT = [0.244, 0.421, 0.191, 0.096, 0.042];
/** 決してない … 常にある; chosen so that the score's bands come out a little below the nation's (connections-survey notes 3.3) */
const UCLA_ITEMS = {
  ucla_companionship: [0.27, 0.36, 0.3, 0.07],
  ucla_left_out: [0.29, 0.4, 0.27, 0.04],
  ucla_isolated: [0.32, 0.39, 0.25, 0.04],
} as const;
/** spread of each answer around the person's loneliness, in its standard deviations */
const DIRECT_NOISE = 0.75;
const UCLA_NOISE = 0.6;

/**
 * The direct question and the three indirect ones for everybody at once: each follows the person's loneliness
 * with a noise of its own, and is cut so that the shares above fall on the codes in the weighted whole.
 */
export function lonelinessAnswers(
  random: Random,
  people: readonly SyntheticPerson[],
  weights: readonly number[],
): readonly Answers[] {
  const cut = (shares: readonly number[], noise: number) =>
    cutByShares(
      people.map((person) => person.loneliness + noise * random.normal()),
      weights,
      shares,
    );
  const direct = cut(DIRECT, DIRECT_NOISE);
  const ucla = Object.entries(UCLA_ITEMS).map(([item, shares]) => ({ item, codes: cut(shares, UCLA_NOISE) }));
  return people.map((_, index) => ({
    loneliness_direct: direct[index] ?? 0,
    ...Object.fromEntries(ucla.map(({ item, codes }) => [item, codes[index] ?? 0])),
  }));
}
