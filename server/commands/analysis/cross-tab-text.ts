import { ruleText } from '../../../analysis/disclosure/disclosure-rules.ts';
import type { ProtectedCell, ProtectedTable } from '../../../analysis/disclosure/protected-table.ts';
import { percentTextOfProportion } from '../../../analysis/estimates/percent.ts';
import type { LocalizedText } from '../../../instruments/definition/localized-text.ts';
import { bothLanguages } from '../terminal.ts';
import { harmless } from './harmless.ts';
import { percentWithMark, REFERENCE_NOTE } from './reference-mark.ts';
import { terminalTable } from './terminal-table.ts';

const HIDDEN = 'x';

export interface TextFacts {
  readonly title: LocalizedText;
  readonly marks: readonly LocalizedText[];
  readonly notes: readonly LocalizedText[];
}

/** A protected table for a terminal: percentages with their 95 % interval, n beside them, notes below. */
export function crossTabText(table: ProtectedTable, { title, marks, notes }: TextFacts): string {
  const { item, axis, categories, rows, test } = table;
  const body = terminalTable({
    head: [axis.label.ja, 'n', ...categories.map(({ label }) => label.ja)],
    rows: rows.map(({ group, base, cells }) => [
      group.label.ja,
      base === null ? HIDDEN : String(base),
      ...cells.map(cellText),
    ]),
    leading: 2,
  });
  const flagged = rows.some(({ cells }) => cells.some((cell) => !cell.hidden && cell.flags.length > 0));
  const legend: readonly LocalizedText[] = [
    ...(table.hiddenCells > 0 ? [{ ja: 'x：秘匿した値', en: 'x: hidden' }] : []),
    ...(flagged ? [REFERENCE_NOTE] : []),
  ];
  const offers = table.offers.map(({ kind, id }) =>
    kind === 'net'
      ? { ja: `--nets only でまとめた値（${id}）を表示できます。`, en: `--nets only shows the net ${id}.` }
      : {
          ja: `--fold ${id} で行をまとめると表示できます。`,
          en: `--fold ${id} joins rows that can be shown.`,
        },
  );
  return `${[
    harmless(bothLanguages(title)),
    `${harmless(item.label.ja)}（${harmless(axis.label.ja)}別、%） / ${harmless(item.label.en)} by ${harmless(axis.label.en)}, %`,
    '',
    body,
    '',
    ...(test === null ? [] : [testLine(test)]),
    ...[...legend, ...marks, ...notes, ruleText(table.rule), ...offers].map((text) =>
      harmless(bothLanguages(text)),
    ),
  ].join('\n')}\n`;
}

function cellText(cell: ProtectedCell): string {
  if (cell.hidden) return HIDDEN;
  const { proportion, interval, flags } = cell;
  const percent = percentWithMark(proportion, flags);
  if (interval === null) return percent;
  return `${percent} (${percentTextOfProportion(interval.lower)}–${percentTextOfProportion(interval.upper)})`;
}

function testLine({ statistic, numeratorDf, denominatorDf, p }: NonNullable<ProtectedTable['test']>): string {
  const figures = `F(${numeratorDf.toFixed(2)}, ${denominatorDf.toFixed(1)}) = ${statistic.toFixed(3)}, p ${pText(p)}`;
  return `検定（Rao–Scott）：${figures} / Test (Rao–Scott): ${figures}`;
}

/** As printed: p < 0.001, else three decimals. */
export function pText(p: number): string {
  return p < 0.001 ? '< 0.001' : `= ${p.toFixed(3)}`;
}
