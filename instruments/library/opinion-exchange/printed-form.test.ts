import { expect, test } from 'vitest';
import { parseDefinitions } from '../../definition/parse-definitions.ts';
import { optionsOf, questionsOf } from '../../definition/questions.ts';
import { compileRules } from '../../rules/compile-rules.ts';
import { shownItems } from '../../rules/shown-items.ts';

// Proves that the one questionnaire printed in full is here word for word.

const files = import.meta.glob<string>('./*.json', { query: '?raw', import: 'default', eager: true });
const [instrument] = parseDefinitions(
  new Map(Object.entries(files).map(([path, text]) => [`library/opinion-exchange/${path.slice(2)}`, text])),
).instruments.map(({ value }) => value);
if (!instrument) throw new Error('opinion-exchange is not there');
const questions = questionsOf(instrument.form.pages);

test('asks what the form asks, in its order', () => {
  expect(questions.map(({ title }) => title)).toEqual([
    '回答団体名',
    '回答者名',
    '主な活動分野',
    'mail',
    '主な活動地域',
    '貴団体の活動には孤独・孤立問題の予防、解消、支援等の要素（つながり・居場所づくりなど）がありますか。',
    '貴団体が活動している中で、孤独・孤立状態にある方と接する機会がありますか。',
    '参加を希望の有無',
    '参加地域',
    '孤独・孤立対策官民連携プラットフォームへの御意見がある場合、御記入ください。（100文字以内）',
  ]);
  expect(instrument.title.ja).toBe('埼玉県孤独・孤立対策プラットフォーム意見交換会の開催について');
  expect(instrument.items.every(({ exactness }) => exactness === 'verbatim')).toBe(true);
});

test('offers 有 and 無, four areas with their times, and a hundred characters', () => {
  const options = (name: string) =>
    questions
      .filter((question) => question.name === name)
      .flatMap(optionsOf)
      .map(({ text }) => text);
  for (const name of ['exchange_prevention', 'exchange_contact', 'exchange_participation'])
    expect(options(name)).toEqual(['有', '無']);
  expect(options('exchange_area')).toEqual([
    '中央地域(12/20 10時～12時)',
    '西部地域（12/20 14時～16時）',
    '東部地域（12/21 10時～12時）',
    '北部・秩父地域（12/21 14時～16時）',
  ]);
  expect(questions.at(-1)).toMatchObject({ type: 'comment', maxLength: 100 });
});

test('asks for the area only of those who take part', () => {
  const rules = compileRules({ id: 'form', version: '1', pages: instrument.form.pages });
  expect(shownItems(rules, { exchange_participation: 1 }).has('exchange_area')).toBe(true);
  expect(shownItems(rules, { exchange_participation: 2 }).has('exchange_area')).toBe(false);
  expect(shownItems(rules, {}).has('exchange_area')).toBe(false);
});
