import type { InvitationDesign } from '../../../analysis/weights/base-weights.ts';
import { type FramePart, frameFindings, frameVerdict } from '../../../analysis/weights/frame-agreement.ts';
import type { WeightingRule } from '../../../analysis/weights/weights.ts';
import type { Finding } from '../../../instruments/definition/finding.ts';
import type { CountsFile } from './margin-counts.ts';

/** Counts of a file held against the design, and what was done so that they agree with it. */
export interface CountsOfFrame {
  readonly file: CountsFile;
  readonly rules: readonly WeightingRule[];
  readonly findings: readonly Finding[];
}

interface Part extends FramePart {
  readonly respondents: number;
}

/** The file in parts: strata where a column names them, else everybody together. */
function partsOf(
  { path, columns, rows }: CountsFile,
  { strata }: InvitationDesign,
  column: string,
): readonly Part[] {
  const counts = { ja: path, en: path };
  const place = columns.indexOf(column);
  const named = rows.some(({ keys }) => strata.some(({ id }) => id === keys[place]));
  const sum = (numbers: readonly number[]) => numbers.reduce((all, value) => all + value, 0);
  if (!named) {
    const counted = sum(rows.map(({ population }) => population));
    const frame = sum(strata.map(({ population }) => population));
    const respondents = sum(strata.map((stratum) => stratum.respondents));
    return [{ counts, stratum: null, counted, frame, respondents }];
  }
  return strata.map((stratum) => {
    const own = rows.filter(({ keys }) => keys[place] === stratum.id);
    const counted = sum(own.map(({ population }) => population));
    const { population: frame, respondents } = stratum;
    return { counts, stratum, counted, frame, respondents };
  });
}

/**
 * Holds the counts of a file against the people of the design, stratum by stratum where its column `column` names
 * them, also where the weights are made to agree with other columns only: a digit too many in one row is seen in its
 * stratum. With `scale`, counts that are near enough to be of another day are multiplied so that each part adds to the
 * design (rule `margins-scaled-to-frame`); what is further off is refused like the rest.
 */
export function countsOfFrame(
  file: CountsFile,
  design: InvitationDesign,
  column: string,
  difference: 'refuse' | 'scale',
): CountsOfFrame {
  const parts = partsOf(file, design, column);
  const scaled = difference === 'scale' ? parts.filter((part) => frameVerdict(part) === 'near') : [];
  const findings = frameFindings(parts.filter((part) => !scaled.includes(part)));
  const place = file.columns.indexOf(column);
  const rows = file.rows.map((row) => {
    const part = scaled.find(({ stratum }) => stratum === null || stratum.id === row.keys[place]);
    return part === undefined ? row : { ...row, population: (row.population * part.frame) / part.counted };
  });
  const rules = scaled.map(
    ({ stratum, respondents }): WeightingRule => ({
      code: 'margins-scaled-to-frame',
      cells: stratum === null ? [] : [stratum.id],
      respondents,
    }),
  );
  return { file: { ...file, rows }, rules, findings };
}
