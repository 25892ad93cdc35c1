import { z } from 'zod';
import type { Answers } from '../../instruments/rules/answers.ts';
import { choose, chooseSeveral, shiftProbability } from './choose.ts';
import { SEEKING_WORK } from './life-situation.ts';
import type { Random } from './random.ts';
import type { SyntheticPerson } from './synthetic-person.ts';

/** Sentences for the free-text questions, each marked as synthetic; fixtures/demo-free-texts.json. */
export const freeTextsSchema = z.strictObject({
  place_want_other_text: z.array(z.string().min(1)).min(1),
  place_free_text: z.array(z.string().min(1)).min(1),
});
export type FreeTexts = Readonly<z.infer<typeof freeTextsSchema>>;

// There is no published figure for these questions, which are ours; neither are the shares.

/** has such a place, has none, does not know */
const HAVE = [0.52, 0.28, 0.2];
const WRITES_SOMETHING = 0.04;
const OTHER_PLACE = 12;
const NOTHING = 13;

/** What the module `place-making` asks: a place to be, which one is wanted, and what stands in the way. */
export function placeAnswers(random: Random, person: SyntheticPerson, texts: FreeTexts): Answers {
  const want = wanted(random, person);
  const pick = (sentences: readonly string[]) => sentences[random.below(sentences.length)] ?? '';
  return {
    place_have: choose(
      random,
      HAVE.map((share, index) => (index === 1 ? share * Math.exp(0.4 * person.loneliness) : share)),
    ),
    place_want: want,
    ...(want.includes(OTHER_PLACE) ? { place_want_other_text: pick(texts.place_want_other_text) } : {}),
    place_barriers: barriers(random, person),
    ...(random.chance(WRITES_SOMETHING) ? { place_free_text: pick(texts.place_free_text) } : {}),
  };
}

function wanted(random: Random, person: SyntheticPerson): readonly number[] {
  const { age, loneliness } = person;
  if (random.chance(0.22)) return [NOTHING];
  const working = person.life.workStatus < SEEKING_WORK;
  const chosen = chooseSeveral(random, [
    0.45,
    0.36,
    age >= 60 ? 0.42 : 0.25,
    0.15,
    age >= 25 && age < 45 ? 0.24 : 0.04,
    age < 35 ? 0.32 : 0.05,
    working ? 0.26 : 0.05,
    shiftProbability(0.1, 0.4 * loneliness),
    0.2,
    0.12,
    age < 50 ? 0.17 : 0.06,
    0.03,
  ]);
  return chosen.length > 0 ? chosen : [1];
}

function barriers(random: Random, person: SyntheticPerson): readonly number[] {
  const { age, loneliness } = person;
  if (random.chance(0.18)) return [NOTHING];
  const working = person.life.workStatus < SEEKING_WORK;
  const remote = person.stratum === 'chichibu' || person.stratum === 'hokubu';
  const chosen = chooseSeveral(random, [
    working ? 0.48 : 0.14,
    remote ? 0.28 : 0.16,
    0.15,
    0.35,
    shiftProbability(0.25, 0.3 * loneliness),
    shiftProbability(0.22, 0.4 * loneliness),
    remote ? 0.1 : 0.05,
    age >= 70 ? 0.17 : 0.05,
    age >= 30 && age < 70 ? 0.1 : 0.04,
    0.12,
    0.01,
    0.03,
  ]);
  return chosen.length > 0 ? chosen : [4];
}
