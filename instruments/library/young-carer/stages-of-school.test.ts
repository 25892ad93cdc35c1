import { describe, expect, test } from 'vitest';
import { composeQuestionnaire } from '../../composition/compose-questionnaire.ts';
import { parseDefinitions } from '../../definition/parse-definitions.ts';
import { itemIdsOf, optionsOf, questionsOf } from '../../definition/questions.ts';
import { kanjiWithoutReading, withoutRuby } from '../../definition/ruby.ts';
import { isInCohort } from '../../derived/cohort.ts';
import { compileRules } from '../../rules/compile-rules.ts';
import { shownItems } from '../../rules/shown-items.ts';

// Proves that three stages of school answer one instrument: same items and codes, in the order of the field.

const files = import.meta.glob<string>(
  ['./*.json', './derived/*.json', '../../questionnaires/kamakura-young-carer-*.json'],
  { query: '?raw', import: 'default', eager: true },
);
const definitions = parseDefinitions(
  new Map(
    Object.entries(files).map(([path, text]) => [
      path.startsWith('../../') ? path.slice(6) : `library/young-carer/${path.slice(2)}`,
      text,
    ]),
  ),
);
const [instrument] = definitions.instruments.map(({ value }) => value);
if (!instrument) throw new Error('young-carer is not there');
const questionsById = new Map(
  questionsOf(instrument.form.pages).map((question) => [question.name, question]),
);

const STAGES = ['primary', 'junior-high', 'high-school-age'] as const;
const stages = new Map(
  STAGES.map((stage) => {
    const recipe = definitions.recipes.find(({ value }) => value.id.endsWith(`-${stage}`))?.value;
    if (!recipe) throw new Error(`no recipe for ${stage}`);
    const questionnaire = composeQuestionnaire(
      recipe,
      [instrument],
      definitions.overlays.map(({ value }) => value),
      definitions.derived.map(({ value }) => value),
    );
    return [stage, questionnaire];
  }),
);
const of = (stage: (typeof STAGES)[number]) => {
  const questionnaire = stages.get(stage);
  if (!questionnaire) throw new Error(stage);
  return questionnaire;
};
const labels = (stage: (typeof STAGES)[number], item: string) =>
  questionsOf(of(stage).pages)
    .filter(({ name }) => name === item)
    .flatMap(optionsOf)
    .map(({ text }) => text);
const names = (stage: (typeof STAGES)[number]) => questionsOf(of(stage).pages).flatMap(itemIdsOf);

describe.each(STAGES)('%s', (stage) => {
  const questionnaire = of(stage);

  test('asks items of the one instrument, with its words and codes in its order', () => {
    for (const question of questionsOf(questionnaire.pages)) {
      const whole = questionsById.get(question.name);
      expect(question.title).toBe(whole?.title);
      const codes = optionsOf(question);
      const order = whole ? optionsOf(whole) : [];
      expect(order.filter((option) => codes.some(({ value }) => value === option.value))).toEqual(codes);
    }
  });

  test('goes from what is pleasant at school to home, and then to whom one would ask', () => {
    const order = ['school_joys', 'school_troubles', 'after_school', 'home_at_ease', 'yc_care', 'ask_whom'];
    const places = order.map((name) => names(stage).indexOf(name));
    expect(places[0]).toBe(0);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  test('asks about care only those who look after someone', () => {
    const rules = compileRules(questionnaire);
    const care = names(stage).filter((name) => /^yc_(care_|consulted|not_consulted|help)/.test(name));
    expect(care.length).toBeGreaterThanOrEqual(12);
    const shown = (answers: Record<string, number>) =>
      [...shownItems(rules, answers)].filter((name) => care.includes(name));
    for (const answers of [{}, { yc_care: 2 }, { yc_care: 3 }, { yc_care: 4 }])
      expect(shown(answers)).toEqual([]);
    expect(shown({ yc_care: 1 })).toContain('yc_help_wanted');
    expect(shown({ yc_care: 1, yc_consulted: 1 })).toContain('yc_consulted_whom');
    expect(shown({ yc_care: 1, yc_consulted: 2 })).toContain('yc_not_consulted_reasons');
  });

  test('ends with a leaflet in every language that it is offered in', () => {
    expect(questionnaire.closing?.map(({ name }) => name)).toContain('what_is');
    for (const note of questionnaire.closing ?? [])
      for (const language of questionnaire.languages) expect(note.text[language]).toBeTruthy();
  });

  test('shows the desks of children and young carers', () => {
    expect(questionnaire.desks).toEqual(['urgent', 'children', 'young-carers']);
  });
});

test('each stage opens at its own reading level', () => {
  expect(STAGES.map((stage) => of(stage).languages[0])).toEqual(['ja-x-primary', 'ja-x-junior', 'ja']);
});

test('primary pupils are asked neither about a course after school nor for the word, and read every kanji', () => {
  const primary = of('primary');
  expect(names('primary')).not.toContain('yc_self');
  expect(names('primary')).not.toContain('yc_awareness');
  expect(JSON.stringify(primary.pages)).not.toMatch(/進路|ヤングケアラー|アルバイト|認知症|依存症/);
  const read = JSON.stringify(primary.form.pages).matchAll(/"ja-x-primary":"([^"]*)"/g);
  const texts = [...read].map(([, text]) => text ?? '');
  expect(texts.length).toBeGreaterThan(150);
  for (const text of texts) expect([text, kanjiWithoutReading(text)]).toEqual([text, []]);
});

test('only at high-school age may somebody go to no school, have a job and be asked the question of adults', () => {
  expect(labels('high-school-age', 'school_joys')).toContain('学校に通っていない');
  expect(names('high-school-age')).toEqual(expect.arrayContaining(['school_kind', 'loneliness_direct']));
  expect(names('high-school-age')).not.toContain('child_loneliness.alone');
  for (const stage of ['primary', 'junior-high'] as const) {
    expect(JSON.stringify(of(stage).pages)).not.toMatch(/通っていない|アルバイト|職場/);
    expect(names(stage)).toContain('child_loneliness.alone');
    expect(names(stage)).not.toContain('loneliness_direct');
  }
});

test('each stage offers its own grades', () => {
  expect(labels('primary', 'school_grade')).toEqual([
    '小学校4年生',
    '小学校5年生',
    '小学校6年生',
    '答えたくない',
  ]);
  expect(labels('junior-high', 'school_grade')).toHaveLength(4);
  expect(labels('high-school-age', 'school_grade')).toHaveLength(4);
});

test('the statements on loneliness are word for word at every reading level of children', () => {
  const primary = definitions.overlays.find(({ value }) => value.language === 'ja-x-primary')?.value;
  const rows = ['no_one_to_talk', 'left_out', 'alone'].map((row) =>
    withoutRuby(primary?.texts[`child_loneliness.rows.${row}`] ?? ''),
  );
  // こども・若者の意識と生活に関する調査（令和4年度）問4-1
  expect(rows).toEqual([
    '自分には話せる人がいないと感じることがある',
    '自分はまわりから、取りのこされていると感じることがある',
    '自分はひとりぼっちだと感じることがある',
  ]);
});

test('the cohort goes by date of birth, both ends in, one day outside out', () => {
  const cohort = definitions.derived.find(({ value }) => value.id === 'high_school_age_cohort')?.value
    .derivation;
  if (cohort?.kind !== 'cohort') throw new Error('the cohort is not there');
  expect(
    ['2004-04-01', '2004-04-02', '2005-12-31', '2007-04-01', '2007-04-02'].map((day) =>
      isInCohort(cohort, day),
    ),
  ).toEqual([false, true, true, true, false]);
});
