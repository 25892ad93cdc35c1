import type { ReliabilityFlag } from '../../../analysis/disclosure/protected-table.ts';
import { percentTextOfProportion } from '../../../analysis/estimates/percent.ts';
import type { LocalizedText } from '../../../instruments/definition/localized-text.ts';

/** What stands behind a figure that is for reference only (参考値). */
export const FOR_REFERENCE = '*';

/** Says what the mark means, under a table that has one. */
export const REFERENCE_NOTE: LocalizedText = {
  ja: '*：参考値（nが50人未満、または相対誤差が30%超）',
  en: '*: for reference only (n under 50, or relative error over 30 %)',
};

/** A percentage with its mark; 当該数値がないもの where there is none. */
export function percentWithMark(proportion: number | null, flags: readonly ReliabilityFlag[]): string {
  if (proportion === null) return '***';
  return `${percentTextOfProportion(proportion)}${flags.length > 0 ? FOR_REFERENCE : ''}`;
}
