import { percentTextOfProportion } from '../../../analysis/estimates/percent.ts';
import type { LocalizedText } from '../../../instruments/definition/localized-text.ts';
import type { ComparisonReport } from './comparison-report.ts';
import { pText } from './cross-tab-text.ts';
import { harmless } from './harmless.ts';
import { points } from './points-text.ts';
import { percentWithMark, REFERENCE_NOTE } from './reference-mark.ts';
import { terminalTable } from './terminal-table.ts';

const CORRECTIONS = { holm: 'Holm', 'benjamini-hochberg': 'Benjamini–Hochberg' } as const;

/** A comparison for a terminal: the shares, then each difference with its interval, corrected p and verdict. */
export function comparisonText(report: ComparisonReport): string {
  const { item, category, axis, groups, differences, comparisons, correction, synthetic } = report;
  const nameOf = (id: string | null) => groups.find((group) => group.id === id)?.label.ja ?? 'ほかの全体';
  const shares = terminalTable({
    head: [axis.label.ja, 'n', '%', '95%信頼区間'],
    rows: groups.map(({ label, respondents, share }) => [
      label.ja,
      respondents === null ? 'x' : String(respondents),
      share.hidden ? 'x' : percentWithMark(share.proportion, share.flags),
      share.hidden || !share.interval
        ? ''
        : `${percentTextOfProportion(share.interval.lower)}–${percentTextOfProportion(share.interval.upper)}`,
    ]),
    leading: 1,
  });
  const compared = terminalTable({
    head: ['比較', '差（ポイント）', '95%信頼区間', '補正したp', '判定'],
    rows: differences.map(({ first, second, difference, lower, upper, adjustedP, words }) => [
      `${nameOf(first)} － ${nameOf(second)}`,
      points(difference),
      lower === null || upper === null ? '***' : `${points(lower)} ～ ${points(upper)}`,
      adjustedP === null ? '***' : pText(adjustedP).replace(/^= /, ''),
      words.ja,
    ]),
    leading: 1,
  });
  const marked = groups.some(({ share }) => !share.hidden && share.flags.length > 0);
  const notes: readonly LocalizedText[] = [
    ...(marked ? [REFERENCE_NOTE] : []),
    ...(synthetic ? [{ ja: '合成データです。実在の人の回答ではありません。', en: 'Synthetic data.' }] : []),
    {
      ja: `判定は、${comparisons}件の比較を ${CORRECTIONS[correction]} の方法で補正した5%水準の検定によります。標本誤差だけを考えています。`,
      en: `Verdicts: tests at 5 %, corrected over ${comparisons} comparisons (${CORRECTIONS[correction]}); sampling error only.`,
    },
  ];
  const title = `${item.label.ja}：${category.label.ja}（${axis.label.ja}別） / ${item.label.en}: ${category.label.en} by ${axis.label.en}`;
  return `${[harmless(title), '', shares, '', compared, '', ...notes.map(({ ja, en }) => `${ja} / ${en}`)].join('\n')}\n`;
}
