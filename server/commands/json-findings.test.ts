import { expect, test } from 'vitest';
import { z } from 'zod';
import { surveyFileSchema } from './analysis/survey-file.ts';
import { jsonFindings } from './json-findings.ts';

const survey = {
  survey: 'kakuu-2026',
  synthetic: true,
  title: '調査',
  organisation: '架空町',
  design: { kind: 'open' },
};

function found(document: object) {
  const { error } = surveyFileSchema.safeParse(document, { reportInput: true });
  return jsonFindings(error?.issues ?? [], surveyFileSchema).map(({ where, message: { ja } }) => [where, ja]);
}

test.each([
  [
    { ...survey, window: { opens: '2026-02-01', closes: '2026-02-28', ends: 1 } },
    'window',
    '「ends」というキーはありません。ここに書けるキー：opens, closes。',
  ],
  [
    { ...survey, title: { ja: '調査', en: 'Survey', fr: 'Enquête' } },
    'title',
    '「fr」というキーはありません。ここに書けるキー：ja, en。',
  ],
  [{ ...survey, title: undefined }, 'title', '必要なキーがありません。文字列（"…"）を書いてください。'],
  [{ ...survey, synthetic: 'yes' }, 'synthetic', '「true」か「false」を書いてください。'],
  [{ ...survey, disclosure: 'none' }, 'disclosure', '「by-design」「strict」のどれかを書いてください。'],
  [
    { ...survey, design: { kind: 'census' } },
    'design.kind',
    '「open」「invitation」のどれかを書いてください。',
  ],
  [
    { ...survey, title: { ja: '調査' } },
    'title.en',
    '必要なキーがありません。文字列（"…"）を書いてください。',
  ],
  [
    { ...survey, window: { opens: '1 February', closes: '2026-02-28' } },
    'window.opens',
    '日付を 2026-01-31 の形で書いてください。',
  ],
  [{ ...survey, variables: [] }, 'variables', '空にはできません。'],
  [
    { ...survey, variables: [{ id: 'a', kind: 'single', label: 'a', codes: [{ code: 300, label: 'x' }] }] },
    'variables[0].codes[0].code',
    '250以下の数を書いてください。',
  ],
  [
    { ...survey, returns: { undelivered: 1.5, returned: 2, invalid: 0 } },
    'returns.undelivered',
    '整数を書いてください。',
  ],
])('%j', (document, where, ja) => {
  expect(found(document)).toEqual([[where, ja]]);
});

test('an unknown key is answered with all that there are', () => {
  const [, said] = found({ ...survey, colour: 1 })[0] ?? [];
  expect(said).toMatch(
    /^「colour」というキーはありません。ここに書けるキー：survey, synthetic, title, .+。$/,
  );
  expect(said).not.toMatch(/[.[]/);
});

test('names everything that does not fit at once', () => {
  expect(found({}).map(([where]) => where)).toEqual([
    'survey',
    'synthetic',
    'title',
    'organisation',
    'design',
  ]);
});

test('a rule that a schema says in both languages is told in both', () => {
  const said = { ja: '昇順に並べてください。', en: 'Write them in rising order.' };
  const rising = z.array(z.number()).superRefine((_, context) => {
    context.addIssue({ code: 'custom', message: said.en, params: { said } });
  });
  expect(jsonFindings(rising.safeParse([2, 1]).error?.issues ?? [], rising)).toEqual([
    { where: '', message: said },
  ]);
});
