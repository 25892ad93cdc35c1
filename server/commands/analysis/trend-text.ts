import type { ProtectedTrend } from '../../../analysis/comparison/protect-trend.ts';
import { VERDICT_WORDS } from '../../../analysis/comparison/verdict.ts';
import { percentTextOfProportion } from '../../../analysis/estimates/percent.ts';
import type { LocalizedText } from '../../../instruments/definition/localized-text.ts';
import { pText } from './cross-tab-text.ts';
import { harmless } from './harmless.ts';
import { points } from './points-text.ts';
import { percentWithMark, REFERENCE_NOTE } from './reference-mark.ts';
import { terminalTable } from './terminal-table.ts';

/** A trend for a terminal: the share of each wave, each change with its verdict, and the line through them. */
export function trendText(
  trend: ProtectedTrend,
  item: LocalizedText,
  notes: readonly LocalizedText[],
): string {
  const { waves, changes, slope, anyChange, label } = trend;
  const yearOf = (code: number) => String(waves.find((wave) => wave.code === code)?.year ?? code);
  const shares = terminalTable({
    head: ['年', 'n', '%', '95%信頼区間'],
    rows: waves.map((wave) => [
      String(wave.year),
      wave.base === null ? 'x' : String(wave.base),
      wave.hidden ? 'x' : percentWithMark(wave.proportion, wave.flags),
      wave.hidden || wave.interval === null
        ? ''
        : `${percentTextOfProportion(wave.interval.lower)}–${percentTextOfProportion(wave.interval.upper)}`,
    ]),
    leading: 1,
  });
  const steps = terminalTable({
    head: ['変化', '差（ポイント）', '95%信頼区間', '補正したp', '判定'],
    rows: changes.map(({ from, to, difference, lower, upper, adjustedP, verdict }) => [
      `${yearOf(from)} → ${yearOf(to)}`,
      points(difference),
      lower === null || upper === null ? '***' : `${points(lower)} ～ ${points(upper)}`,
      adjustedP === null ? '***' : pText(adjustedP).replace(/^= /, ''),
      VERDICT_WORDS[verdict].ja,
    ]),
    leading: 1,
  });
  const marked = waves.some((wave) => !wave.hidden && wave.flags.length > 0);
  const lines: readonly LocalizedText[] = [
    ...(marked ? [REFERENCE_NOTE] : []),
    ...(slope === null
      ? []
      : [
          {
            ja: `1年あたりの変化：${points(slope.slope)}ポイント${slope.p === null ? '' : `（p ${pText(slope.p)}）`}`,
            en: `Change a year: ${points(slope.slope)} points`,
          },
        ]),
    ...(anyChange === null
      ? []
      : [
          {
            ja: `どの回も同じかどうかの検定：p ${pText(anyChange.p)}`,
            en: `Test of no change at all: p ${pText(anyChange.p)}`,
          },
        ]),
    ...notes,
  ];
  return `${[
    `${harmless(item.ja)}：${harmless(label.ja)}の推移 / ${harmless(item.en)}: ${harmless(label.en)} over the waves`,
    '',
    shares,
    '',
    steps,
    '',
    ...lines.map(({ ja, en }) => `${ja} / ${en}`),
  ].join('\n')}\n`;
}
