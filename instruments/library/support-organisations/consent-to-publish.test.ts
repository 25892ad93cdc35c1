import { expect, test } from 'vitest';
import { parseDefinitions } from '../../definition/parse-definitions.ts';
import { optionsOf, questionsOf } from '../../definition/questions.ts';

// Proves that every field of the organisation survey is published by consent or not at all.

const files = import.meta.glob<string>('./*.json', { query: '?raw', import: 'default', eager: true });
const [instrument] = parseDefinitions(
  new Map(
    Object.entries(files).map(([path, text]) => [`library/support-organisations/${path.slice(2)}`, text]),
  ),
).instruments.map(({ value }) => value);
if (!instrument) throw new Error('support-organisations is not there');
const { items, form } = instrument;
const offered = questionsOf(form.pages).find(({ name }) => name === 'org_publish_fields');

test('is answered under a name', () => {
  expect(instrument.anonymity).toBe('named');
  expect(items.filter(({ personal }) => personal).map(({ id }) => id)).toContain('org_name');
});

test('each option of consent governs a field, and names what it governs', () => {
  const options = offered?.type === 'checkbox' ? offered.choices : [];
  const fields = options.filter(({ isExclusive }) => !isExclusive);
  expect(options.length - fields.length).toBe(1);
  for (const { value } of fields) {
    const governed = items.filter(({ consent }) => consent?.code === value);
    expect([value, governed.length > 0]).toEqual([value, true]);
  }
  const governedBy = (id: string) =>
    (offered ? optionsOf(offered) : []).find(
      ({ value }) => value === items.find((item) => item.id === id)?.consent?.code,
    )?.text;
  expect(governedBy('org_name')).toBe('団体名');
  expect(governedBy('org_public_phone')).toBe('掲載用の電話番号');
  expect(governedBy('org_public_email')).toBe('掲載用のメールアドレス');
  expect(governedBy('org_fields')).toBe('活動分野');
});

test('who answered, how to reach them and the case of a person are never published', () => {
  for (const id of ['org_respondent', 'org_phone', 'org_email', 'org_case_text'])
    expect([id, items.find((item) => item.id === id)?.consent]).toEqual([id, undefined]);
});

test('has all fifteen items that Shiga lists', () => {
  const listed = [
    '支援団体に関する基礎情報（団体の類型、団体名、回答者名、連絡先）',
    '活動範囲',
    '活動内容',
    '孤独・孤立に関連する取組の有無',
    '相談窓口開設の有無',
    '活動頻度',
    '支援を行った孤独・孤立状態の人数',
    '支援を行った孤独・孤立状態の人が抱えていた問題',
    '孤独・孤立状態の人に対する支援の具体的なケース',
    '孤独・孤立状態の人に対する支援の成果と課題',
    '孤独・孤立対策に取り組む必要性の有無',
    '孤独・孤立対策を行う上での課題',
    '孤独・孤立対策にあたっての滋賀県への期待',
    '連携プラットフォームの参画、しが孤独・孤立支援ポータルサイトへの掲載意向の有無',
    'しが孤独・孤立支援ポータルサイト掲載のための団体情報',
  ];
  expect(listed).toHaveLength(15);
  for (const name of listed)
    expect([name, items.some(({ source }) => source.includes(`Shiga survey: ${name}.`))]).toEqual([
      name,
      true,
    ]);
});
