import type { LocalizedText } from '../../instruments/definition/localized-text.ts';
import { CODEBOOK_COLUMNS, type MachineColumn } from './machine-layout.ts';
import { MACHINE_MEASURES, type MachineMeasureId } from './machine-measures.ts';
import { machineText } from './machine-text.ts';
import { plainCharacters } from './plain-characters.ts';

/** What one code of one column means. */
export interface CodebookEntry {
  readonly column: MachineColumn;
  readonly code: string;
  readonly label: LocalizedText;
  readonly description?: LocalizedText;
}

const NOTHING_MORE: LocalizedText = { ja: 'なし', en: 'None' };

/** What each status of the machine profile means. */
export const STATUS_LABELS: Readonly<Record<'ok' | 'x', LocalizedText>> = {
  ok: { ja: '数値あり', en: 'The value is a figure' },
  x: { ja: '秘匿(valueは空)', en: 'Hidden (the value is empty)' },
};

const UNIT_LABELS: Readonly<Record<string, LocalizedText>> = {
  人: { ja: '人数', en: 'People' },
  '%': { ja: '百分率', en: 'Percent' },
  ポイント: { ja: '百分率の差や誤差の単位', en: 'Points: differences and errors of percentages' },
  点: { ja: '得点', en: 'Points of a score' },
  倍: { ja: '比', en: 'Ratio' },
  なし: { ja: '単位のない数', en: 'A number without a unit' },
};

/** A list of codes as CSV, for the file that it goes beside (rule L3-02). Throws MachineCsvError like machineCsv. */
export function codebookText(entries: readonly CodebookEntry[]): string {
  return machineText(
    CODEBOOK_COLUMNS,
    entries.map(({ column, code, label, description = NOTHING_MORE }) => [
      column,
      code,
      ...[label.ja, label.en, description.ja, description.en].map((text) => plainCharacters(text) || 'なし'),
    ]),
  );
}

/** The entries of measures, of units and of both statuses. */
export function measureEntries(
  measures: Iterable<MachineMeasureId>,
  units: Iterable<string>,
): CodebookEntry[] {
  return [
    ...[...measures].map((id): CodebookEntry => {
      const { label, decimals } = MACHINE_MEASURES[id];
      const description = {
        ja: `小数${decimals}桁`,
        en: decimals === 1 ? '1 decimal' : `${decimals} decimals`,
      };
      return { column: 'measure', code: id, label, description };
    }),
    ...[...units].map(
      (unit): CodebookEntry => ({
        column: 'unit',
        code: unit,
        label: UNIT_LABELS[unit] ?? { ja: unit, en: unit },
      }),
    ),
    ...Object.entries(STATUS_LABELS).map(
      ([code, label]): CodebookEntry => ({ column: 'status', code, label }),
    ),
  ];
}
