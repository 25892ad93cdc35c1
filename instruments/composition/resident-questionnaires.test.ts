import { describe, expect, test } from 'vitest';
import { parseDefinitions } from '../definition/parse-definitions.ts';
import { questionsOf } from '../definition/questions.ts';
import type { Answers } from '../rules/answers.ts';
import { compileRules } from '../rules/compile-rules.ts';
import { shownItems } from '../rules/shown-items.ts';
import { composeFromDefinitions } from './compose-from-definitions.ts';
import type { Questionnaire } from './questionnaire.ts';

// What the order and the routing of the shipped questionnaires of residents promise.

const shipped = import.meta.glob<string>('../{library,questionnaires}/**/*.json', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const RESIDENTS =
  /^(library\/(connections\/R4\.([a-zA-Z-]+\.)?json|(residence-[a-z]+|shiga-extras|resident-attributes|hikikomori|yamagata-short)\/)|questionnaires\/(gifu-2023|shiga-2022|yamagata-2022|kamakura-hikikomori-2023)\.)/;
const definitions = parseDefinitions(
  new Map(
    Object.entries(shipped)
      .map(([path, text]) => [path.slice(3), text] as const)
      .filter(([path]) => RESIDENTS.test(path)),
  ),
);

function shippedQuestionnaire(id: string): Questionnaire {
  const recipe = definitions.recipes.find(({ value }) => value.id === id)?.value;
  if (recipe === undefined) throw new Error(`${id} is not shipped`);
  return composeFromDefinitions(recipe, definitions);
}

const itemsOf = (questionnaire: Questionnaire) => questionsOf(questionnaire.pages).map(({ name }) => name);

describe('yamagata-2022', () => {
  const questionnaire = shippedQuestionnaire('yamagata-2022');
  const rules = compileRules(questionnaire);
  const shown = (answers: Answers) => [...shownItems(rules, answers)];

  test('asks nothing more of somebody who neither lives, works nor studies in the city', () => {
    expect(shown({ city_relation: [4] })).toEqual(['city_relation']);
  });

  test.each([[{ city_relation: [1] }], [{ city_relation: [2, 3] }], [{}]])('goes on after %j', (answers) => {
    expect(shown(answers)).toEqual([
      'city_relation',
      'ucla_companionship',
      'usual_outing',
      'ucla_left_out',
      'age',
      'ucla_isolated',
      'sex',
      'loneliness_direct',
      'isolation_feeling',
      'early_help',
    ]);
  });

  test.each([
    [4, false],
    [5, true],
    [8, true],
  ])('asks how long after answer %i to going out: %s', (usual_outing, asked) => {
    expect(shown({ usual_outing }).includes('usual_outing_duration')).toBe(asked);
  });

  test.each([
    [1, true],
    [2, true],
    [3, false],
    [99, false],
  ])('asks for the trigger after answer %i on isolation: %s', (isolation_feeling, asked) => {
    expect(shown({ isolation_feeling }).includes('isolation_onset')).toBe(asked);
  });

  test('keeps the indirect items apart from one another and from the direct one', () => {
    const apart = ['ucla_companionship', 'ucla_left_out', 'ucla_isolated', 'loneliness_direct'];
    const items = itemsOf(questionnaire);
    const places = apart.map((item) => items.indexOf(item));
    expect(places).not.toContain(-1);
    for (const [at, place] of places.slice(1).entries())
      expect(place - (places[at] as number)).toBeGreaterThan(1);
  });

  test('shares the pair on going out with hikikomori, facts and all', () => {
    const kamakura = shippedQuestionnaire('kamakura-hikikomori-2023');
    for (const id of ['usual_outing', 'usual_outing_duration']) {
      const facts = questionnaire.items.find((item) => item.id === id);
      expect(facts).toBeDefined();
      expect(kamakura.items.find((item) => item.id === id)).toEqual(facts);
    }
  });
});

describe('shiga-2022', () => {
  const rules = compileRules(shippedQuestionnaire('shiga-2022'));

  test.each([
    [[6], true],
    [[1, 4], false],
  ])('asks for reasons for not taking part after activities %j: %s', (social_activities, asked) => {
    expect(shownItems(rules, { social_activities }).has('not_joining_reasons')).toBe(asked);
  });

  test.each([
    [[2, 14], true],
    [[15], false],
    [[16], false],
  ])('asks which measure is needed most after %j: %s', (help_seeking_measures, asked) => {
    expect(shownItems(rules, { help_seeking_measures }).has('help_seeking_first')).toBe(asked);
  });

  test('never ranks before anything was chosen', () => {
    expect(shownItems(rules, {}).has('help_seeking_first')).toBe(false);
  });
});

const sensitiveOf = ({ items }: Questionnaire) =>
  new Set(items.filter((item) => item.sensitive).map((item) => item.id));

test.each(['gifu-2023', 'shiga-2022', 'yamagata-2022', 'kamakura-hikikomori-2023'])(
  '%s does not open with what hurts to be asked, nor ask twice where one lives',
  (id) => {
    const questionnaire = shippedQuestionnaire(id);
    const items = itemsOf(questionnaire);
    expect(sensitiveOf(questionnaire).has(items[0] as string)).toBe(false);
    expect(items.filter((item) => item.startsWith('municipality')).length).toBeLessThan(2);
  },
);

// the other two end as the national core does, with the money of the household
test.each(['yamagata-2022', 'kamakura-hikikomori-2023'])('%s does not close with it either', (id) => {
  const questionnaire = shippedQuestionnaire(id);
  expect(sensitiveOf(questionnaire).has(itemsOf(questionnaire).at(-1) as string)).toBe(false);
});
