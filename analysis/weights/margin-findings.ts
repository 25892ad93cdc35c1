import type { Finding } from '../../instruments/definition/finding.ts';
import { type Margin, placeOf, populationFindings, populationOf } from './margin.ts';
import { cellSums } from './margin-fits.ts';
import { weightingFinding } from './weighting-error.ts';

/** Totals of margins of one population may differ by this part: rounding of scaled counts. */
const SAME = 1e-9;

/** What no weighting can work with: no margins, rows without a cell, counts that are no counts. */
export function unusableMargins(margins: readonly Margin[], rows: number): readonly Finding[] {
  if (margins.length === 0) {
    return [
      weightingFinding(
        'no-margins',
        '',
        '合わせる人口が一つもありません。',
        'raking needs at least one margin, got none.',
      ),
    ];
  }
  return margins.flatMap(({ name, cells, cell }) => {
    const findings = [...populationFindings({ name, cells })];
    const outside = cell.filter((index) => index < 0 || index >= cells.length).length;
    if (cell.length !== rows)
      findings.push(
        weightingFinding(
          'margin-of-other-rows',
          name,
          `「${name}」の区分は${cell.length}件分で、回答の数（${rows}件）と違います。`,
          `margin ${name} needs a cell for ${rows} rows, got ${cell.length}.`,
        ),
      );
    if (outside > 0) {
      findings.push(
        weightingFinding(
          'rows-without-cell',
          name,
          `「${name}」のどの区分にも入らない回答が${outside}件あります。不明の区分を設けるか、除いてください。`,
          `margin ${name} has no cell for ${outside} rows; keep them by keepUnknown or leave them out.`,
        ),
      );
    }
    return findings;
  });
}

/**
 * What makes margins impossible whatever the weights: totals that differ, cells with people whom no respondent stands
 * for, respondents where nobody lives. Margins that contradict each other otherwise show as not converged.
 */
export function contradictions(margins: readonly Margin[], base: Float64Array): readonly Finding[] {
  const [first, ...others] = margins.map((margin) => ({ name: margin.name, total: populationOf(margin) }));
  const totals = others
    .filter(({ total }) => Math.abs(total - (first?.total ?? 0)) > SAME * total)
    .map(({ name, total }) =>
      weightingFinding(
        'margins-of-different-people',
        name,
        `人口の合計が違います。「${first?.name}」は${first?.total}人、「${name}」は${total}人です。同じ日の同じ人々を数えた人口にしてください。`,
        `margins must count the same people: ${first?.name} adds to ${first?.total}, ${name} to ${total}.`,
      ),
    );
  return [...totals, ...margins.flatMap((margin) => cellContradictions(margin, base))];
}

/** Cells with people whom no respondent stands for, and respondents where nobody lives. */
function cellContradictions(margin: Margin, base: Float64Array): readonly Finding[] {
  const sums = cellSums(margin, base);
  return margin.cells.flatMap((cell, index) => {
    const here = sums[index] as number;
    const { name, population } = cell;
    if (population > 0 && here === 0) {
      return [
        weightingFinding(
          'cell-without-respondents',
          placeOf(margin.name, cell),
          `「${margin.name}」の「${name}」には、人口${population}人に対して回答が1件もありません。隣の区分とまとめてください。`,
          `margin ${margin.name}, cell ${name} has ${population} people and no respondent to stand for them; join it with a neighbour.`,
        ),
      ];
    }
    return population === 0 && here > 0
      ? [
          weightingFinding(
            'cell-without-people',
            placeOf(margin.name, cell),
            `「${margin.name}」の「${name}」は人口が0人ですが、回答があります。人口を確かめてください。`,
            `margin ${margin.name}, cell ${name} has respondents and a population of 0.`,
          ),
        ]
      : [];
  });
}
