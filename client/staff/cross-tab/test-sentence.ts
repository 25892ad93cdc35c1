import type { CrossTabView } from '../../../server/contract/api.ts';
import { decimalText, probabilityText } from '../page/number-text.ts';
import type { Reader } from '../page/reader.ts';

/** The level at which a difference is named. */
const level = 0.05;

/**
 * What does the Rao–Scott test allow an official to say? One sentence about the table as a whole; it never
 * names groups, because one test over all groups cannot say which of them differ (DESIGN decision 12).
 */
export function testSentence(table: CrossTabView, { texts, read }: Reader): string {
  const { test } = table;
  if (test === null) return table.hiddenCells > 0 ? texts.crossTab.testHidden : texts.crossTab.testNone;
  const figures = texts.crossTab.testFigures(
    decimalText(test.numeratorDf, 1),
    decimalText(test.denominatorDf, 1),
    decimalText(test.statistic, 2),
    probabilityText(test.p),
  );
  const sentence = test.p < level ? texts.crossTab.testSupported : texts.crossTab.testUnsupported;
  return sentence(read(table.axis.label), figures);
}
