import { describe, expect, test } from 'vitest';
import { composeFromDefinitions } from '../composition/compose-from-definitions.ts';
import { parseDefinitions } from '../definition/parse-definitions.ts';
import { parseCondition } from '../rules/parse-condition.ts';
import { codebook } from './codebook.ts';
import { conditionInWords } from './condition-in-words.ts';

const files = import.meta.glob<string>('../{library,questionnaires,areas}/**/*.json', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const definitions = parseDefinitions(
  new Map(Object.entries(files).map(([path, text]) => [path.slice(3), text])),
);
const recipe = definitions.recipes.find(({ value }) => value.id === 'saitama-2023')?.value;
if (!recipe) throw new Error('saitama-2023 is not shipped');
const questionnaire = composeFromDefinitions(recipe, definitions);
const variables = codebook(questionnaire);
const variable = (id: string) => {
  const found = variables.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`no variable ${id}`);
  return found;
};

describe('a condition in words', () => {
  const inWords = conditionInWords(questionnaire);
  const words = (visibleIf: string) => {
    const parsed = parseCondition(visibleIf);
    if (!parsed.ok) throw new Error(parsed.problem);
    return inWords(parsed.condition);
  };
  test.each([
    ['{age} anyof [18, 19]', '「年齢」が18、19のいずれかの人', 'People for whom “Age” is any of 18, 19'],
    ['{age} notempty', '「年齢」に回答した人', 'People for whom “Age” was answered'],
    [
      '{worries} = 1 and ({age} = 16 or {sex} = 1)',
      '「日常生活の不安や悩み」が「ある」の人のうち、（「年齢」が16の人、または「性別」が「男性」の人）に当たる人',
      'People for whom “Worries in everyday life” is “Yes” and (“Age” is 16 or “Sex” is “Male”)',
    ],
    [
      '{worries} = 1 and {age} = 16 or {sex} = 1',
      '（「日常生活の不安や悩み」が「ある」の人のうち、「年齢」が16の人）に当たる人、または「性別」が「男性」の人',
      'People for whom (“Worries in everyday life” is “Yes” and “Age” is 16) or “Sex” is “Male”',
    ],
    [
      '{outing_purpose} anyof [1, 2]',
      '「外出の目的」で「食事・買い物・日常の用事」、「仕事・学校」のいずれかを選んだ人',
      'People for whom “Reasons for going out” includes any of “Meals, shopping, everyday errands”, “Work or school”',
    ],
    [
      '{outing_purpose} notempty and {outing_purpose} noneof [1, 2]',
      '「外出の目的」に回答し、「食事・買い物・日常の用事」、「仕事・学校」のいずれも選んでいない人',
      'People for whom “Reasons for going out” was answered and includes none of “Meals, shopping, everyday errands”, “Work or school”',
    ],
    ['{age} notempty and {age} >= 65', '「年齢」が65以上の人', 'People for whom “Age” is at least 65'],
    ['{sex} anyof [1]', '「性別」が「男性」の人', 'People for whom “Sex” is “Male”'],
    [
      '{sex} notempty and {sex} < 3',
      '「性別」が「男性」、「女性」のいずれかの人',
      'People for whom “Sex” is any of “Male”, “Female”',
    ],
    [
      '!({age} = 16 and {sex} = 1)',
      '（「年齢」が16の人のうち、「性別」が「男性」の人）に当たらない人',
      'People for whom not (“Age” is 16 and “Sex” is “Male”)',
    ],
  ])('%s', (visibleIf, ja, en) => {
    expect(words(visibleIf)).toEqual({ ja, en });
  });

  test('calls bodies that answer under their name 団体', () => {
    const inBodies = conditionInWords({ ...questionnaire, anonymity: 'named' });
    expect(inBodies(null)).toEqual({ ja: 'すべての団体', en: 'All organisations' });
    const parsed = parseCondition('{age} = 16 and {sex} = 1');
    if (!parsed.ok) throw new Error(parsed.problem);
    expect(inBodies(parsed.condition)).toEqual({
      ja: '「年齢」が16の団体のうち、「性別」が「男性」の団体',
      en: 'Organisations for which “Age” is 16 and “Sex” is “Male”',
    });
  });
});

describe('codebook', () => {
  test('has one variable for each single answer, number, row, option and text, in form order', () => {
    const kinds = variables.map((v) => v.kind);
    const count = (kind: string) => kinds.filter((own) => own === kind).length;
    // 26 single answers, 4 of them rows of the matrix; 7+6+11+9+9+21+13+13 options
    expect([count('single'), count('option'), count('number'), count('text')]).toEqual([26, 89, 2, 2]);
    expect(new Set(variables.map((v) => v.id)).size).toBe(variables.length);
    expect(variables.slice(0, 3).map((v) => v.id)).toEqual([
      'outing_frequency',
      'outing_purpose.1',
      'outing_purpose.2',
    ]);
    expect(new Set(variables.map((v) => v.item))).toEqual(
      new Set(questionnaire.items.map((item) => item.id)),
    );
  });

  test('tells a single answer with codes, labels, source and exactness', () => {
    expect(variable('loneliness_direct')).toMatchObject({
      kind: 'single',
      measure: 'ordinal',
      exactness: 'verbatim',
      sensitive: true,
      stem: {
        ja: 'あなたはどの程度、孤独であると感じることがありますか。',
        en: 'How often do you feel lonely?',
      },
      base: { condition: null, words: { ja: '全員', en: 'Everyone' } },
    });
    expect(variable('loneliness_direct').codes.map(({ code, label }) => [code, label.ja])).toEqual([
      [1, '決してない'],
      [2, 'ほとんどない'],
      [3, 'たまにある'],
      [4, '時々ある'],
      [5, 'しばしばある・常にある'],
    ]);
  });

  test('tells an option by its own label, a row by its row, a number by its range', () => {
    expect(variable('social_activities.6')).toMatchObject({
      item: 'social_activities',
      kind: 'option',
      exclusive: true,
      label: { ja: '特に参加はしていない' },
      itemLabel: { ja: '社会活動への参加' },
      codes: [{ code: 1 }, { code: 0 }],
    });
    expect(variable('communication.in_person').stem.ja).toMatch(/。：直接会って話す$/);
    expect(variable('age')).toMatchObject({ kind: 'number', codes: [], range: { min: 16, max: 120 } });
    expect(variable('municipality').refusalCodes).toEqual([99]);
    expect(variable('place_free_text')).toMatchObject({ kind: 'text', codes: [{ code: 1 }, { code: 0 }] });
  });

  test('keeps what explains a question and what is read before it', () => {
    const kamakura = definitions.recipes.find(({ value }) => value.id === 'kamakura-hikikomori-2023');
    if (!kamakura) throw new Error('kamakura-hikikomori-2023 is not shipped');
    const asked = codebook(composeFromDefinitions(kamakura.value, definitions));
    const explained = asked.filter(
      ({ description }) => description?.ja === '電話やオンラインでの会話も含みます。',
    );
    expect(explained).toHaveLength(1);
    expect(variable('social_activities.1').introduction.map(({ ja }) => ja)).toEqual([
      'ここでは、人と交流する活動を「社会活動」とします。',
    ]);
    expect(variable('sex').introduction).toEqual([]);
  });

  test('says in words who was asked', () => {
    expect(variable('support_not_received_reasons.1').base.words).toEqual({
      ja: '「行政機関・NPO等からの支援」が「受けていない」の人',
      en: 'People for whom “Help from public offices or non-profit organisations” is “No”',
    });
    expect(variable('outing_purpose.1').base.words.ja).toBe(
      '「外出頻度」が「外出しない」以外（無回答を含む）の人',
    );
    expect(variable('place_want_other_text').base.words.ja).toBe(
      '「あればよいと思う場」で「その他」を選んだ人',
    );
    expect(variable('loneliness_duration').base.words.ja).toBe(
      '「孤独感（直接質問）」が「ほとんどない」、「たまにある」、「時々ある」、「しばしばある・常にある」のいずれかの人',
    );
  });
});
