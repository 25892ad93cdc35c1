import type { LocalizedText } from '../../instruments/definition/localized-text.ts';
import type { HiddenReason } from '../disclosure/protected-table.ts';
import type { CsvField } from './csv-text.ts';
import { decimalText } from './decimal-text.ts';
import { type ExportFacts, standingRemarks } from './export-facts.ts';
import { NO_REMARK, NOT_USED, STATISTICS_COLUMNS } from './machine-layout.ts';
import { type MachineMeasure, type MachineMeasureId, measureOf } from './machine-measures.ts';
import { machineText } from './machine-text.ts';
import { plainCharacters } from './plain-characters.ts';
import { HIDDEN_REMARKS } from './remarks.ts';

/** A place on an axis: an area, a band, a sex, a wave. */
export interface StatisticPlace {
  /** of the axis */
  readonly id: string;
  readonly code: string;
  readonly label: LocalizedText;
}

/** One figure that went through the gate: of a profile, a comparison, a model. */
export interface StatisticRow {
  readonly tableId: string;
  readonly question: { readonly id: string; readonly label: LocalizedText };
  /** option, net, indicator or term of a model */
  readonly category: { readonly code: string; readonly label: LocalizedText };
  readonly axis1: StatisticPlace;
  /** null: rows stand in one axis only */
  readonly axis2: StatisticPlace | null;
  /** what the figure is compared with (the rest, another area, the nation, the wave before); null: nothing */
  readonly reference: { readonly code: string; readonly label: LocalizedText } | null;
  readonly measure: MachineMeasureId;
  /** for a measure that may have several: which; absent: its usual one */
  readonly unit?: string;
  /** as the engine has it: a share 0–1, a difference of shares −1 to 1; print multiplies. A figure that does not exist has no row */
  readonly figure:
    | { readonly hidden: false; readonly value: number }
    | { readonly hidden: true; readonly reason: HiddenReason };
  /** Japanese: 参考値, the verdict */
  readonly remarks: readonly string[];
}

export interface StatisticsFacts extends Pick<ExportFacts, 'areaSchemeStatus' | 'interim'> {
  readonly surveyId: string;
  readonly synthetic: boolean;
}

/**
 * Figures of profiles, comparisons and models for machines, like machineCsv: one figure a row, in the layout with a
 * second axis and a reference. Each measure is printed with its own decimals, half rounded away from zero; a figure that
 * is not zero but prints as zero says so in its note. Throws RangeError for an unknown measure, for a unit that is not
 * one of its measure's and for a figure that is no number, MachineCsvError where the file would break the rules.
 */
export function statisticsCsv(rows: readonly StatisticRow[], facts: StatisticsFacts): string {
  return machineText(
    STATISTICS_COLUMNS,
    rows.map((row) => fieldsOf(row, facts)),
  );
}

function fieldsOf(row: StatisticRow, facts: StatisticsFacts): CsvField[] {
  const { question, category, axis1, axis2, reference, figure } = row;
  const measure = requireMeasure(row.measure);
  const unit = row.unit ?? (measure.units[0] as string);
  if (!measure.units.includes(unit)) {
    throw new RangeError(
      `statisticsCsv requires ${measure.units.join(', ')} as the unit of ${row.measure}, got ${unit}`,
    );
  }
  const value = figure.hidden ? '' : printed(measure, figure.value);
  const remarks = [
    ...standingRemarks(facts.synthetic, facts),
    ...(figure.hidden ? [HIDDEN_REMARKS[figure.reason]] : belowPrint(figure.value, value)),
    ...row.remarks,
  ];
  return [
    facts.surveyId,
    row.tableId,
    question.id,
    plainCharacters(question.label.ja),
    category.code,
    plainCharacters(category.label.ja),
    axis1.id,
    axis1.code,
    plainCharacters(axis1.label.ja),
    axis2?.id ?? NOT_USED.code,
    axis2?.code ?? NOT_USED.code,
    axis2 === null ? NOT_USED.label : plainCharacters(axis2.label.ja),
    reference?.code ?? NOT_USED.code,
    reference === null ? NOT_USED.label : plainCharacters(reference.label.ja),
    row.measure,
    value,
    unit,
    figure.hidden ? 'x' : 'ok',
    remarks.map(plainCharacters).join(';') || NO_REMARK,
  ];
}

function requireMeasure(id: string): MachineMeasure {
  const measure = measureOf(id);
  if (measure === undefined) {
    throw new RangeError(`statisticsCsv requires a measure of machine-measures.ts, got ${id}`);
  }
  return measure;
}

function printed({ scale, decimals }: MachineMeasure, value: number): string {
  return decimalText(value * scale, decimals);
}

function belowPrint(value: number, text: string): string[] {
  return value !== 0 && Number(text) === 0 ? ['0ではない(表示単位未満)'] : [];
}
