import { compareWithPublished } from '../../../analysis/comparison/compare-with-published.ts';
import { publishedNotes } from '../../../analysis/comparison/comparison-notes.ts';
import {
  type ProtectedPublishedComparison,
  protectPublished,
} from '../../../analysis/comparison/protect-published.ts';
import { VERDICT_WORDS } from '../../../analysis/comparison/verdict.ts';
import type { DatasetFile } from '../../../analysis/dataset/dataset-file.ts';
import { viewOf } from '../../../analysis/disclosure/protect-tables.ts';
import type { ProtectedFamily, ViewRequest } from '../../../analysis/disclosure/protected-family.ts';
import { statisticsCsv } from '../../../analysis/export/statistics-csv.ts';
import type { LocalizedText } from '../../../instruments/definition/localized-text.ts';
import { openLibrary } from '../instruments/open-library.ts';
import type { Terminal } from '../terminal.ts';
import { AnalysisProblem } from './analysis-problem.ts';
import { pText } from './cross-tab-text.ts';
import { harmless } from './harmless.ts';
import { points } from './points-text.ts';
import { libraryQuestionnaire } from './published-questionnaire.ts';
import { publishedStatistics } from './published-statistics.ts';
import { percentWithMark, REFERENCE_NOTE } from './reference-mark.ts';
import type { CommandResult } from './run-command.ts';
import { statisticsFacts } from './statistics-facts.ts';
import { terminalTable } from './terminal-table.ts';

export interface PublishedChoice {
  /** design effect of the published figures, where nobody states one */
  readonly designEffect: number;
  /** the people asked are no part of the published population */
  readonly apart: boolean;
}

/**
 * Every category of an item, in every row, against the published national figures of the same wording, both with
 * 無回答 in the base.
 * @throws AnalysisProblem where nothing was published of the item that may be compared
 */
export async function publishedResult(
  terminal: Terminal,
  shipped: string,
  file: DatasetFile,
  item: string,
  request: ViewRequest,
  family: ProtectedFamily,
  { designEffect, apart }: PublishedChoice,
): Promise<CommandResult> {
  if (request.noAnswer !== 'in-base' || !(designEffect > 0)) {
    throw new AnalysisProblem(2, 'call.unusable', {
      ja: '公表値は無回答を基数に含めた割合です（--base all）。デザイン効果は0より大きい数で書きます。',
      en: 'Published percentages have 無回答 in their base (--base all); the design effect is a number above 0.',
    });
  }
  const definitions = await openLibrary(terminal, { shipped, wanted: undefined });
  const { instruments } = libraryQuestionnaire(definitions, file);
  const published = definitions.published
    .map(({ value }) => value)
    .find(
      ({ instrument, version, figures }) =>
        instruments.some((own) => own.id === instrument && own.version === version) &&
        figures.some((figure) => figure.item === item),
    );
  const instrument = definitions.instruments.find(
    ({ value }) => value.id === published?.instrument && value.version === published.version,
  )?.value;
  if (published === undefined || instrument === undefined) {
    throw new AnalysisProblem(1, 'comparison.nothing-published', {
      ja: `「${item}」には、比べられる全国の公表値がありません。文言が国の調査と同じと確かめられた設問だけを比べます。`,
      en: `Nothing was published of ${item} that may be compared: only items whose wording is known to be the same are.`,
    });
  }
  const { dataset, weights, menu } = file;
  const comparison = protectPublished(
    compareWithPublished(dataset, weights, menu, {
      ...{ item, axis: request.axis, fold: request.fold, published, instrument },
      designEffect: { value: designEffect, basis: 'assumed' },
      partOfPopulation: !apart,
    }),
    viewOf(family, request),
  );
  const notes = publishedNotes(comparison);
  return {
    data: { comparison, notes },
    text: publishedText(comparison, notes),
    csv: () => statisticsCsv(publishedStatistics(comparison), statisticsFacts(file, request.axis)),
  };
}

function publishedText(comparison: ProtectedPublishedComparison, notes: readonly LocalizedText[]): string {
  const { item, axis, year, categories, rows } = comparison;
  const body = terminalTable({
    head: [
      axis.label.ja,
      '選択肢',
      'n',
      '%',
      `公表値（${year}年）`,
      '差（ポイント）',
      '95%信頼区間',
      '補正したp',
      '判定',
    ],
    rows: rows.flatMap(({ group, base, cells }) =>
      cells.map((cell, at) => {
        const category = categories[at];
        const head = [
          group.label.ja,
          category?.label.ja ?? '',
          base === null ? 'x' : String(base),
          cell.hidden ? 'x' : percentWithMark(cell.proportion, cell.flags),
        ];
        const theirs = category?.publishedPercent.toFixed(1) ?? '';
        if (cell.hidden || cell.difference === null) return [...head, theirs, '', '', '', ''];
        const { difference, lower, upper } = cell.difference;
        return [
          ...head,
          theirs,
          points(difference),
          lower === null || upper === null ? '***' : `${points(lower)} ～ ${points(upper)}`,
          cell.adjustedP === null ? '***' : pText(cell.adjustedP).replace(/^= /, ''),
          VERDICT_WORDS[cell.verdict].ja,
        ];
      }),
    ),
    leading: 2,
  });
  const marked = rows.some(({ cells }) => cells.some((cell) => !cell.hidden && cell.flags.length > 0));
  return `${[
    `${harmless(item.label.ja)}（${harmless(axis.label.ja)}別）と全国 / ${harmless(item.label.en)} by ${harmless(axis.label.en)} and the nation`,
    '',
    body,
    '',
    ...[...(marked ? [REFERENCE_NOTE] : []), ...notes].map(
      ({ ja, en }) => `${harmless(ja)} / ${harmless(en)}`,
    ),
  ].join('\n')}\n`;
}
