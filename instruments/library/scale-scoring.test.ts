import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codebook } from '../codebook/codebook.ts';
import { RESERVED } from '../codebook/reserved-codes.ts';
import { composeQuestionnaire } from '../composition/compose-questionnaire.ts';
import { questionnaireRecipeSchema } from '../composition/questionnaire.ts';
import { parseDefinitions } from '../definition/parse-definitions.ts';
import { compileDerived } from '../derived/compile-derived.ts';

// Proves how the four scales are scored: every cut from both sides, and what a missing answer does.

const SCALES = ['lsns-6', 'de-jong-gierveld-6', 'k6', 'who-5'];
const files = import.meta.glob<string>(
  [
    './{lsns-6,de-jong-gierveld-6,k6,who-5,connections}/*.json',
    './{lsns-6,de-jong-gierveld-6,k6,who-5}/derived/*.json',
  ],
  { query: '?raw', import: 'default', eager: true },
);
const definitions = parseDefinitions(
  new Map(Object.entries(files).map(([path, text]) => [`library/${path.slice(2)}`, text])),
);
const derived = definitions.derived.map(({ value }) => value);
const instruments = definitions.instruments.map(({ value }) => value);
/** All four after the national core, as an owner of the licences would ask them. */
const questionnaire = composeQuestionnaire(
  questionnaireRecipeSchema.parse({
    id: 'all-scales',
    version: '1',
    title: { ja: '四つの尺度', en: 'Four scales' },
    core: { instrument: 'connections', version: 'R4' },
    modules: SCALES.map((instrument) => ({ instrument, version: '1' })),
    languages: ['ja', 'en'],
    derived: derived.map(({ id, version }) => ({ variable: id, version })),
  }),
  instruments,
  definitions.overlays.map(({ value }) => value),
  derived,
);
const rules = compileDerived(derived, codebook(questionnaire), questionnaire.scores);
const { noAnswer, refused, notAsked } = RESERVED;

/** Every derived code of one person; what is not given was not asked. */
function derivedOf(person: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  const codes: Record<string, number> = { ...person };
  for (const { variable, rule } of rules)
    codes[variable.id] = rule.codeOf(rule.inputs.map((input) => codes[input] ?? notAsked));
  return codes;
}

const numbered = (prefix: string, answers: readonly number[]) =>
  Object.fromEntries(answers.map((answer, at) => [`${prefix}${at + 1}`, answer]));

/** `length` answers of 0 to `most` that add up to `sum`. */
function adding(sum: number, length: number, most: number): number[] {
  return Array.from({ length }, (_, at) => Math.min(most, Math.max(0, sum - at * most)));
}

describe('K6', () => {
  const k6 = (sum: number) => derivedOf(numbered('k6_item_', adding(sum, 6, 4)));
  test.each([
    [0, 1, 0, 0, 0],
    [4, 1, 0, 0, 0],
    [5, 2, 1, 0, 0],
    [9, 2, 1, 0, 0],
    [10, 3, 1, 1, 0],
    [12, 3, 1, 1, 0],
    [13, 3, 1, 1, 1],
    [14, 3, 1, 1, 1],
    [15, 4, 1, 1, 1],
    [24, 4, 1, 1, 1],
  ])('%i points: band %i, 5 or more %i, 10 or more %i, 13 or more %i', (sum, band, five, ten, thirteen) => {
    expect(k6(sum)).toMatchObject({
      k6_score: sum,
      k6_band: band,
      k6_5_or_more: five,
      k6_10_or_more: ten,
      k6_13_or_more: thirteen,
    });
  });
});

describe('WHO-5', () => {
  test.each([
    [0, 0, 1, 1],
    [7, 28, 1, 1],
    [8, 32, 1, 0],
    [12, 48, 1, 0],
    [13, 52, 0, 0],
    [25, 100, 0, 0],
  ])('raw %i is %i points; under 50: %i, 28 or less: %i', (raw, score, poor, veryPoor) => {
    expect(derivedOf(numbered('who5_item_', adding(raw, 5, 5)))).toMatchObject({
      who5_score: score,
      who5_poor: poor,
      who5_very_poor: veryPoor,
    });
  });
});

describe('LSNS-6', () => {
  const lsns = (family: readonly number[], friends: readonly number[]) =>
    derivedOf(
      Object.fromEntries(
        ['met', 'help', 'talk'].flatMap((what, at) => [
          [`lsns_family_${what}`, family[at] ?? noAnswer],
          [`lsns_friends_${what}`, friends[at] ?? noAnswer],
        ]),
      ),
    );
  test.each([
    [5, 6, 11, 1, 1, 0],
    [6, 5, 11, 1, 0, 1],
    [6, 6, 12, 0, 0, 0],
    [0, 0, 0, 1, 1, 1],
    [15, 15, 30, 0, 0, 0],
  ])('family %i and friends %i make %i', (family, friends, score, isolated, fewFamily, fewFriends) => {
    expect(lsns(adding(family, 3, 5), adding(friends, 3, 5))).toMatchObject({
      lsns_score: score,
      lsns_isolated: isolated,
      lsns_family_isolated: fewFamily,
      lsns_friends_isolated: fewFriends,
    });
  });
  test('a missing item takes its subscale and the total, not the other subscale', () => {
    expect(lsns([1, 2], [3, 3, 3])).toMatchObject({
      lsns_score: noAnswer,
      lsns_isolated: noAnswer,
      lsns_family_score: noAnswer,
      lsns_friends_score: 9,
    });
  });
});

describe('De Jong Gierveld', () => {
  const djg = (emotional: readonly number[], social: readonly number[]) =>
    derivedOf({ ...numbered('djg_emotional_', emotional), ...numbered('djg_social_', social) });
  test('counts yes and more or less on emotional items, no and more or less on social ones', () => {
    expect(djg([1, 1, 1], [1, 1, 1])).toMatchObject({
      djg_emotional_score: 3,
      djg_social_score: 0,
      djg_score: 3,
    });
    expect(djg([3, 3, 3], [3, 3, 3])).toMatchObject({
      djg_emotional_score: 0,
      djg_social_score: 3,
      djg_score: 3,
    });
    expect(djg([2, 2, 2], [2, 2, 2])).toMatchObject({ djg_score: 6, djg_band: 3 });
    expect(djg([3, 3, 3], [1, 1, 1])).toMatchObject({ djg_score: 0, djg_band: 1, djg_emotional_lonely: 0 });
  });
  test.each([
    [1, 1],
    [2, 2],
    [4, 2],
    [5, 3],
  ])('%i points are in band %i', (points, band) => {
    const answer = (at: number, counts: number, else_: number) => (at < points ? counts : else_);
    expect(
      djg(
        [0, 1, 2].map((at) => answer(at, 1, 3)),
        [3, 4, 5].map((at) => answer(at, 3, 1)),
      ),
    ).toMatchObject({
      djg_score: points,
      djg_band: band,
    });
  });
  test('one missing of six adds nothing, two are too many; a subscale of three allows none', () => {
    expect(djg([1, 1, noAnswer], [3, 1, 1])).toMatchObject({
      djg_score: 3,
      djg_emotional_score: noAnswer,
      djg_emotional_lonely: noAnswer,
      djg_social_score: 1,
    });
    expect(djg([1, 1, noAnswer], [3, refused, 1])).toMatchObject({ djg_score: noAnswer, djg_band: noAnswer });
  });
});

test('any missing item of K6 and WHO-5 makes the score missing, and who was not asked has none', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(0, 1, 2, 3, 4, noAnswer, refused), { minLength: 6, maxLength: 6 }),
      (answers) => {
        const sum = answers.reduce<number>((total, answer) => total + answer, 0);
        const whole = answers.every((answer) => answer <= 4);
        expect(derivedOf(numbered('k6_item_', answers)).k6_score).toBe(whole ? sum : noAnswer);
        const five = answers.slice(0, 5);
        expect(derivedOf(numbered('who5_item_', five)).who5_score).toBe(
          five.every((answer) => answer <= 4)
            ? 4 * five.reduce<number>((total, answer) => total + answer, 0)
            : noAnswer,
        );
      },
    ),
  );
  expect(derivedOf({})).toMatchObject({ k6_score: notAsked, k6_band: notAsked, djg_score: notAsked });
});

test.each(SCALES)('%s prints no wording that is not ours', (id) => {
  const scale = instruments.find((instrument) => instrument.id === id);
  expect(scale?.licence?.wordingIncluded).toBe(false);
  const stems = scale?.form.pages.flatMap(({ elements }) =>
    elements.map((element) => ('title' in element ? element.title : '')),
  );
  for (const stem of stems ?? ['']) expect(stem).toMatch(/^［.*項目\d.*使用許諾を得た者がここに記入］$/);
});
