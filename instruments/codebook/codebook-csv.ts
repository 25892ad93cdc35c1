import type { CodebookDocument, CodebookVariable } from './codebook-document.ts';
import { BYTE_ORDER_MARK, csvRecord } from './csv-record.ts';

const HEADER = [
  'variable_id',
  'item_id',
  'kind',
  'label_ja',
  'label_en',
  'question_ja',
  'question_en',
  'description_ja',
  'description_en',
  'introduction_ja',
  'introduction_en',
  'code',
  'code_label_ja',
  'code_label_en',
  'code_missing',
  'range_min',
  'range_max',
  'base_ja',
  'base_en',
  'base_rule',
  'measure',
  'source',
  'exactness',
  'evidence_stem',
  'evidence_options',
  'sensitive',
  'strict_disclosure',
  'personal',
  'derived_version',
  'derived_inputs',
  'derived_rule_ja',
  'derived_rule_en',
  'questionnaire_id',
  'questionnaire_version',
  'questionnaire_sha256',
] as const;

/**
 * The codebook as CSV for machines: header in row 1, one row for each code of each variable (missing codes too, marked
 * 1), one datum a cell. UTF-8 with byte order mark, CRLF.
 */
export function codebookCsv({ id, version, sha256, variables }: CodebookDocument): string {
  const rows = variables.flatMap((variable) =>
    [
      ...variable.codes.map((own) => ({ ...own, missing: 0 })),
      ...variable.missing.map((own) => ({ ...own, missing: 1 })),
    ].map(({ code, label, missing }) =>
      csvRecord([
        ...identity(variable),
        code,
        label.ja,
        label.en,
        missing,
        ...facts(variable),
        id,
        version,
        sha256 ?? '',
      ]),
    ),
  );
  return `${BYTE_ORDER_MARK}${csvRecord(HEADER)}${rows.join('')}`;
}

function identity(variable: CodebookVariable): readonly string[] {
  const { id, item, kind, label, question, description, introduction } = variable;
  return [
    id,
    item,
    kind,
    label.ja,
    label.en,
    question?.ja ?? '',
    question?.en ?? '',
    description?.ja ?? '',
    description?.en ?? '',
    introduction.map(({ ja }) => ja).join(' '),
    introduction.map(({ en }) => en).join(' '),
  ];
}

function facts(variable: CodebookVariable): readonly (string | number)[] {
  const { range, base, measure, source, exactness, evidence, derivation } = variable;
  return [
    range?.min ?? '',
    range?.max ?? '',
    base.words.ja,
    base.words.en,
    base.rule ?? '',
    measure,
    source,
    exactness,
    evidence?.stem ?? '',
    evidence?.options ?? '',
    Number(variable.sensitive),
    Number(variable.strictDisclosure),
    Number(variable.personal),
    derivation?.version ?? '',
    derivation?.inputs.join(' ') ?? '',
    derivation?.words.ja ?? '',
    derivation?.words.en ?? '',
  ];
}
