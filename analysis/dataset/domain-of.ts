import type { Finding } from '../../instruments/definition/finding.ts';
import { type CodedColumn, type Dataset, type DomainTerm, RESERVED } from './dataset.ts';
import { RecodingError } from './recoding-error.ts';

const RESERVED_CODES: ReadonlySet<number> = new Set(Object.values(RESERVED));

function knows({ kind, codes }: CodedColumn, code: number): boolean {
  if (RESERVED_CODES.has(code)) return true;
  if (!Number.isInteger(code) || code < 0 || code > 255) return false;
  if (kind === 'number') return true;
  return kind === 'option' ? code <= 1 : codes.some((one) => one.code === code);
}

function termFindings(dataset: Dataset, { column: id, codes }: DomainTerm): readonly Finding[] {
  const where = `filter ${id}`;
  const column = dataset.columns.get(id);
  if (column === undefined) {
    return [
      {
        code: 'filter-column-unknown',
        where,
        message: {
          ja: `絞り込みの列「${id}」が集計用データにありません。列の名前を確かめてください。`,
          en: `The dataset has no column ${id} to filter by; check its name.`,
        },
      },
    ];
  }
  if (codes.length === 0) {
    return [
      {
        code: 'filter-without-codes',
        where,
        message: {
          ja: `「${id}」の絞り込みにコードがありません。残す回答者のコードを一つ以上指定してください。`,
          en: `The filter by ${id} names no code; name at least one that is kept.`,
        },
      },
    ];
  }
  return codes
    .filter((code) => !knows(column, code))
    .map((code) => ({
      code: 'filter-code-unknown',
      where,
      message: {
        ja: `「${id}」にコード ${code} はありません。コードブックを確かめてください。`,
        en: `${id} has no code ${code}; check the codebook.`,
      },
    }));
}

/**
 * A part of the respondents as a domain of the whole: who is not in it is "not asked" in every column, and so outside
 * every base, but the row, its weight and its stratum stay. Taking the rows out instead would make standard errors
 * wrong, because what calibration and the draw of the whole sample say about the part would be lost.
 *
 * Weight first, then filter: the weights of the whole belong to the result, row by row. A domain of a domain is the
 * people who are in both.
 *
 * Throws RecodingError with every reason: a column or code that is not there, a term without codes, nobody left.
 */
export function domainOf(dataset: Dataset, terms: readonly DomainTerm[]): Dataset {
  const findings = terms.flatMap((term) => termFindings(dataset, term));
  if (findings.length > 0) throw new RecodingError(findings);
  const inside = new Uint8Array(dataset.size).fill(1);
  for (const { column, codes } of terms) {
    const kept = new Uint8Array(256);
    for (const code of codes) kept[code] = 1;
    const { values } = dataset.columns.get(column) as CodedColumn;
    for (let row = 0; row < inside.length; row++) if (kept[values[row] as number] === 0) inside[row] = 0;
  }
  // "not asked" is a code that a filter may name; whoever an earlier domain left out stays outside all the same
  const earlier = dataset.domain?.inside ?? null;
  if (earlier !== null)
    for (let row = 0; row < inside.length; row++)
      inside[row] = (inside[row] as number) & (earlier[row] as number);
  const respondents = inside.reduce((sum, one) => sum + one, 0);
  if (respondents === 0) {
    throw new RecodingError([
      {
        code: 'filter-leaves-nobody',
        where: terms.map(({ column }) => column).join(', '),
        message: {
          ja: '絞り込みの条件に合う回答者がいません。条件を広げてください。',
          en: 'No respondent meets the filter; widen it.',
        },
      },
    ]);
  }
  return domainOfRows(dataset, inside, [
    ...(dataset.domain?.terms ?? []),
    ...terms.map(({ column, codes }) => Object.freeze({ column, codes: Object.freeze([...codes]) })),
  ]);
}

/** The respondents of these rows (1: in it) as a domain of the whole; `terms`: in words of a filter, where it has such. */
export function domainOfRows(
  dataset: Dataset,
  inside: Uint8Array,
  terms: readonly DomainTerm[] = [],
): Dataset {
  const columns = [...dataset.columns].map(([id, column]) => {
    const values = column.values.slice();
    for (let row = 0; row < values.length; row++) if (inside[row] === 0) values[row] = RESERVED.notAsked;
    return [id, Object.freeze({ ...column, values })] as const;
  });
  const respondents = inside.reduce((sum, one) => sum + one, 0);
  return Object.freeze({
    ...dataset,
    columns: new Map(columns),
    domain: Object.freeze({ terms: Object.freeze([...terms]), respondents, inside }),
  });
}
