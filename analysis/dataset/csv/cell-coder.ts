import { LARGEST_CODE } from '../../../instruments/codebook/reserved-codes.ts';
import type { Finding } from '../../../instruments/definition/finding.ts';
import { bandOf, numberBandFindings } from '../number-bands.ts';
import { type CellProblem, codeProblem, NUMBER, numberProblem, WHOLE } from './cell-problem.ts';
import { type CellColumn, cellTexts } from './cell-texts.ts';
import type { MissingTexts } from './csv-survey.ts';

/** Turns the texts of one column into codes. */
export interface CellCoder {
  /** code of a text, or −1 */
  readonly codeOf: (text: string) => number;
  /** why a text has no code */
  readonly problemOf: (text: string) => CellProblem;
}

/** Texts that a coder remembers; beyond that each is looked at anew. */
const MOST_REMEMBERED = 4096;

/**
 * The coder of a column. A code is read from its digits, or from a text that the column names for it; a missing answer
 * only from the texts that file or column name for it. Spaces around a value do not count.
 *
 * `findings` are contradictions in what was said about the column: a text that stands for two things, bands that
 * overlap.
 */
export function cellCoder(
  column: CellColumn,
  fileMissing: MissingTexts,
): { readonly coder: CellCoder; readonly findings: readonly Finding[] } {
  const { variable, bands } = column;
  const { id, kind, range } = variable;
  const { known, findings } = cellTexts(column, fileMissing);
  const numbers = kind === 'number';
  const [least, most] = [range?.min ?? 0, Math.min(range?.max ?? LARGEST_CODE, LARGEST_CODE)];

  const read = (text: string): number => {
    const clean = text.trim();
    const direct = known.get(clean);
    if (direct !== undefined) return direct;
    if (numbers && bands !== undefined)
      return NUMBER.test(clean) ? (bandOf(bands, Number(clean))?.code ?? -1) : -1;
    const digits = WHOLE.exec(clean)?.[1];
    if (digits === undefined) return -1;
    if (!numbers) return known.get(digits) ?? -1;
    const value = Number(digits);
    return value >= least && value <= most ? value : -1;
  };
  const remembered = new Map(known);
  return {
    findings: bands === undefined ? findings : [...numberBandFindings(bands, `column ${id}`), ...findings],
    coder: {
      codeOf: (text) => {
        const hit = remembered.get(text);
        if (hit !== undefined) return hit;
        const code = read(text);
        if (code >= 0 && remembered.size < MOST_REMEMBERED) remembered.set(text, code);
        return code;
      },
      problemOf: (text) => (numbers ? numberProblem(text.trim(), range, bands) : codeProblem(text, kind)),
    },
  };
}
