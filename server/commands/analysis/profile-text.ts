import { VERDICT_WORDS } from '../../../analysis/comparison/verdict.ts';
import { percentTextOfProportion } from '../../../analysis/estimates/percent.ts';
import type { ProtectedProfile, ProtectedProfileCell } from '../../../analysis/profile/protect-profile.ts';
import type { LocalizedText } from '../../../instruments/definition/localized-text.ts';
import { bothLanguages } from '../terminal.ts';
import { harmless } from './harmless.ts';
import { terminalTable } from './terminal-table.ts';

/** A profile for a terminal: a table for each indicator and section, rows in official order. */
export function profileText(
  { sections, indicators }: ProtectedProfile,
  notes: readonly LocalizedText[],
  title: LocalizedText,
): string {
  const tables = sections.flatMap(({ label, groups }) =>
    indicators.map((indicator, index) =>
      [
        `${harmless(indicator.label.ja)}（${harmless(label.ja)}別） / ${harmless(indicator.label.en)} by ${harmless(label.en)}`,
        terminalTable({
          head: [label.ja, 'n', '%', '95%信頼区間', '性・年齢をそろえた%', '判定'],
          rows: groups.map(({ group, cells }) => [
            group.label.ja,
            ...cellTexts(cells[index] as ProtectedProfileCell),
          ]),
          leading: 1,
        }),
        '',
      ].join('\n'),
    ),
  );
  return `${[both(title), '', ...tables, ...notes.map(both)].join('\n')}\n`;
}

function cellTexts(cell: ProtectedProfileCell): readonly string[] {
  if (cell.hidden) return [cell.base === null ? 'x' : String(cell.base), 'x', '', '', ''];
  const { base, proportion, interval, standardised, flags, verdict } = cell;
  return [
    String(base),
    proportion === null ? '***' : `${percentTextOfProportion(proportion)}${flags.length > 0 ? '*' : ''}`,
    interval === null
      ? ''
      : `${percentTextOfProportion(interval.lower)}–${percentTextOfProportion(interval.upper)}`,
    standardised?.proportion == null ? '' : percentTextOfProportion(standardised.proportion),
    verdict === null ? '' : VERDICT_WORDS[verdict].ja,
  ];
}

function both(text: LocalizedText): string {
  return harmless(bothLanguages(text));
}
