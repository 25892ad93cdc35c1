import { describe, expect, test } from 'vitest';
import { composeFromDefinitions } from '../composition/compose-from-definitions.ts';
import { parseDefinitions } from '../definition/parse-definitions.ts';
import { parseCondition } from '../rules/parse-condition.ts';
import { codebookCsv } from './codebook-csv.ts';
import { codebookDocument } from './codebook-document.ts';
import { codebookJson } from './codebook-json.ts';
import { codebookMarkdown } from './codebook-markdown.ts';
import { conditionAsRule } from './condition-as-rule.ts';
import { csvRecord } from './csv-record.ts';

const files = import.meta.glob<string>('../{library,questionnaires,areas}/**/*.json', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const definitions = parseDefinitions(
  new Map(Object.entries(files).map(([path, text]) => [path.slice(3), text])),
);
const documents = definitions.recipes.map(({ value }) =>
  codebookDocument(composeFromDefinitions(value, definitions), null),
);
const documentOf = (id: string) => {
  const found = documents.find((document) => document.id === id);
  if (!found) throw new Error(`${id} is not shipped`);
  return found;
};
const saitama = documentOf('saitama-2023');

describe('a codebook document', () => {
  test('describes scores and derived variables with their rule after what was asked', () => {
    const points = saitama.variables.find(({ id }) => id === 'ucla_score.points');
    expect(points).toMatchObject({
      kind: 'derived',
      question: null,
      measure: 'scale',
      codes: [],
      sensitive: true,
    });
    expect(points?.derivation?.words.ja).toBe(
      '「人とのつきあいがないと感じる」と「取り残されていると感じる」と「他の人たちから孤立していると感じる」の合計。一つでも無回答があれば算出しない。',
    );
    const bands = saitama.variables.find(({ id }) => id === 'ucla_score');
    expect(bands?.derivation).toMatchObject({ inputs: ['ucla_score.points'] });
    expect(bands?.codes.length).toBeGreaterThan(1);
    const hikikomori = documentOf('kamakura-hikikomori-2023').variables.filter(
      ({ derivation }) => derivation?.version,
    );
    expect(hikikomori.length).toBeGreaterThan(0);
    for (const { derivation } of hikikomori) expect(derivation?.words.ja).not.toMatch(/undefined|\[object/);
  });

  test('gives every variable the five missing codes, a base in words and labels in both languages', () => {
    for (const { variables } of documents) {
      expect(new Set(variables.map(({ id }) => id)).size).toBe(variables.length);
      for (const { missing, base, label, codes } of variables) {
        expect(missing.map(({ code }) => code)).toEqual([251, 252, 253, 254, 255]);
        for (const text of [base.words, label, ...codes.map((own) => own.label)]) {
          expect(text.ja).not.toBe('');
          expect(text.en).not.toBe('');
        }
      }
    }
  });

  test.each([
    '{a} = 1',
    '{a} notempty',
    '{a} anyof [1, 2]',
    '({a} = 1 or {b} <> 2) and {c} contains 3',
    '!({a} = 1) or ({b} notempty and {b} >= 65)',
  ])('gives the rule of a base as an expression that reads the same: %s', (expression) => {
    const parsed = parseCondition(expression);
    if (!parsed.ok) throw new Error(parsed.problem);
    expect(parseCondition(conditionAsRule(parsed.condition))).toEqual(parsed);
  });
});

describe('the codebook as CSV', () => {
  const lines = codebookCsv(saitama).split('\r\n');

  test('has its header in row 1 and one row for each code of each variable, missing codes too', () => {
    expect(lines[0]).toMatch(/^\uFEFFvariable_id,item_id,kind,label_ja,/);
    const rows = saitama.variables.reduce((sum, { codes }) => sum + codes.length + 5, 0);
    expect(lines).toHaveLength(1 + rows + 1);
    expect(lines.at(-1)).toBe('');
    expect(lines.find((line) => line.startsWith('loneliness_direct,') && line.includes(',252,'))).toContain(
      ',252,無回答,No answer,1,',
    );
  });

  test('quotes as RFC 4180 asks and lets nothing run as a formula', () => {
    expect(csvRecord(['a,b', 'say "x"', '=1+1', '＋1', ' -2', 'a\nb', 3])).toBe(
      '"a,b","say ""x""","\'=1+1","\'＋1","\'-2",a b,3\r\n',
    );
  });
});

test('the codebook as JSON is the document', () => {
  expect(JSON.parse(codebookJson(saitama))).toEqual(saitama);
});

describe('the codebook in Markdown', () => {
  const markdown = codebookMarkdown(saitama);

  test('reads as an official expects', () => {
    expect(markdown).toContain('# コードブック：埼玉県人々のつながりに関する基礎調査');
    expect(markdown).toContain('- 公開版のハッシュ値（SHA-256）：未公開（下書き）');
    expect(markdown).toContain('| 252 | 無回答 |');
    expect(markdown).toContain(
      '- 対象：「行政機関・NPO等からの支援」が「受けていない」の人（条件式 `{support_received} = 2`）',
    );
    expect(markdown).toContain('- 文言の確度：原典どおり');
  });

  test('says at which reading level a stage of school opens, as its questions stand here in the frozen words', () => {
    expect(codebookMarkdown(documentOf('kamakura-young-carer-2023-primary'))).toContain(
      '- 回答の言語：小学生向けの日本語、日本語、英語（最初に開くのは小学生向けの日本語。',
    );
  });

  test('takes no text for markup', () => {
    const [first] = saitama.variables;
    if (!first) throw new Error('saitama-2023 has no variables');
    const label = { ja: '<b>|[x](y)`*_\n# 見出し', en: 'x' };
    const nasty = codebookMarkdown({ ...saitama, variables: [{ ...first, label, itemLabel: label }] });
    expect(nasty).toContain('## \\<b\\>\\|\\[x\\](y)\\`\\*\\_ \\# 見出し');
  });
});

describe('what stands around a question and under a rule', () => {
  const kamakura = documentOf('kamakura-hikikomori-2023');
  const explained = kamakura.variables.find(({ description }) => description?.ja.startsWith('電話や'));

  test('is in every format: explanations and words before the question', () => {
    expect(explained).toBeDefined();
    for (const write of [codebookCsv, codebookJson, codebookMarkdown])
      expect(write(kamakura)).toContain('電話やオンラインでの会話も含みます。');
    const before = '設問の前の文：ここでは、人と交流する活動を「社会活動」とします。';
    expect(codebookMarkdown(saitama)).toContain(before);
  });

  test('names the options of a net, and one value of a band once', () => {
    const words = (id: string, document = saitama) =>
      document.variables.find((variable) => variable.id === id)?.derivation?.words.ja;
    expect(words('event_satisfaction_top2', documentOf('event-feedback-2025'))).toBe(
      '「行事の満足度」の回答が1（満足）、2（やや満足）のいずれかなら1、それ以外の回答なら0。無回答・非該当はそのまま引き継ぐ。',
    );
    expect(words('isolation_no_meeting', documentOf('national-2021'))).toContain(
      'の回答が7（全くない）なら1、',
    );
    expect(words('ucla_score')).toContain(
      'を次のとおり区分する：3なら1（3点（決してない））、4から6までなら2',
    );
  });

  test('speaks of organisations where organisations answer', () => {
    const [first] = documentOf('shiga-organisations-2022').variables;
    expect(first?.base.words).toEqual({ ja: 'すべての団体', en: 'All organisations' });
  });
});
