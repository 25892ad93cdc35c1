import { LARGEST_CODE } from '../../instruments/codebook/reserved-codes.ts';
import type { Finding } from '../../instruments/definition/finding.ts';
import type { LocalizedText } from '../../instruments/definition/localized-text.ts';
import type { CodedColumn } from './dataset.ts';
import { derivedColumn } from './derived-columns.ts';
import { RecodingError } from './recoding-error.ts';

/** Codes of a column taken together: areas by a fold of their scheme, age bands by one of AGE_FOLDS. */
export interface CodeFold {
  readonly id: string;
  readonly label: LocalizedText;
  /** in official order; the new codes are 1, 2 … in this order */
  readonly groups: readonly { readonly label: LocalizedText; readonly codes: readonly number[] }[];
}

/** Why a column cannot be folded so: a code that is in no group, in two, or not in the column. Empty where it can. */
export function foldFindings(
  { id, codes, kind }: Pick<CodedColumn, 'id' | 'codes' | 'kind'>,
  { groups }: CodeFold,
  where: string,
): readonly Finding[] {
  const findings: Finding[] = [];
  const add = (code: string, ja: string, en: string) => findings.push({ code, where, message: { ja, en } });
  if (kind === 'number' || kind === 'option')
    add(
      'fold-of-no-codes',
      `「${id}」は統合できません。コードのある列だけを統合できます。`,
      `${id} cannot be folded; only a column with codes can.`,
    );
  if (groups.length === 0 || groups.length > LARGEST_CODE)
    add(
      'fold-groups',
      `まとまりの数は1～${LARGEST_CODE}です（指定は${groups.length}）。`,
      `A fold has from 1 to ${LARGEST_CODE} groups, got ${groups.length}.`,
    );
  const known = new Set(codes.map(({ code }) => code));
  const folded = groups.flatMap((group) => group.codes);
  for (const code of new Set(folded.filter((one, place) => folded.indexOf(one) < place)))
    add(
      'fold-code-twice',
      `コード ${code} が二つのまとまりに入っています。一つだけに入れてください。`,
      `The code ${code} stands in the fold twice; put it into one group.`,
    );
  for (const code of folded.filter((one) => !known.has(one)))
    add(
      'fold-code-unknown',
      `「${id}」にコード ${code} はありません。統合の表を確かめてください。`,
      `${id} has no code ${code}; check the fold.`,
    );
  for (const { code, label } of codes.filter((one) => !folded.includes(one.code)))
    add(
      'fold-code-left-out',
      `コード ${code}（${label.ja}）がどのまとまりにも入っていません。すべてのコードを入れてください。`,
      `The code ${code} (${label.en}) is in no group; put every code into one.`,
    );
  return findings;
}

/**
 * A column with some of its codes taken together, under the name `id`; missing answers stay as they are, and so do its
 * sensitivity and its measure.
 *
 * Throws RecodingError with every reason: a code that is in no group, in two, or not in the column.
 */
export function foldColumn(column: CodedColumn, fold: CodeFold, id: string): CodedColumn {
  const findings = foldFindings(column, fold, `${column.id} → ${id}`);
  if (findings.length > 0) throw new RecodingError(findings);
  const codeOf = Uint8Array.from({ length: 256 }, (_, code) => code);
  fold.groups.forEach(({ codes }, place) => {
    for (const code of codes) codeOf[code] = place + 1;
  });
  const labels = fold.groups.map(({ label }, place) => Object.freeze({ code: place + 1, label }));
  const { measure, exactness, sensitive, strictDisclosure, values } = column;
  return Object.freeze({
    ...derivedColumn(
      id,
      fold.label,
      Object.freeze(labels),
      values.map((code) => codeOf[code] as number),
    ),
    measure,
    exactness,
    sensitive,
    strictDisclosure,
  });
}
