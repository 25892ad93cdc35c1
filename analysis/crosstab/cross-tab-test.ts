import { cellCovariance } from '../estimates/cell-covariance.ts';
import { degreesOfFreedomOfCells } from '../estimates/tally-estimates.ts';
import { sumOverCells, tableCells } from '../tally/table-cells.ts';
import type { Tally } from '../tally/tally.ts';
import { associationTest, dropEmpty } from '../tests/rao-scott.ts';
import type { RaoScottTest } from './cross-tab.ts';

/**
 * Do the groups of a table answer differently? Rao–Scott F (second order) over people whose group is known and who
 * answered; 無回答 is left out wherever it stands in the table, so the test does not change with it. Empty rows and
 * columns are dropped. Null where nothing can be tested (fewer than two of either, no degree of freedom).
 */
export function crossTabTest(
  tally: Tally,
  rows: readonly number[],
  columns: readonly number[],
): RaoScottTest | null {
  const cells = tableCells(tally, rows, columns);
  const respondents = sumOverCells(tally, tally.count, cells);
  const degreesOfFreedom = degreesOfFreedomOfCells(tally, cells);
  if (degreesOfFreedom < 1) return null;
  const table = dropEmpty({
    rows: rows.length,
    columns: columns.length,
    totals: cells.map((cell) => sumOverCells(tally, tally.weight, [cell])),
    covariance: cellCovariance(tally, cells),
    respondents,
    degreesOfFreedom,
  });
  const test = associationTest(table, 'F');
  if (test === null || test.denominatorDf === null || !Number.isFinite(test.statistic)) return null;
  const { statistic, numeratorDf, denominatorDf, p } = test;
  return Object.freeze({ statistic, numeratorDf, denominatorDf, p, respondents });
}
