import type { CodedColumn, Dataset } from '../dataset/dataset.ts';
import { requireInvitation } from './base-weights.ts';
import type { PostStratification } from './post-stratification.ts';
import { WeightingError, weightingFinding } from './weighting-error.ts';

/** The place of a row whose sex or age is not known, or has no count. */
export const UNKNOWN = -1;

/** Where rows stand in sex × age band, and how many in each. */
export interface KnownCells {
  /** for each row sex index × bands + band, or UNKNOWN */
  readonly ofRow: Int32Array;
  /** [stratum][sex index][band index] respondents */
  readonly respondents: number[][][];
  /** [stratum] respondents without a usable sex or age */
  readonly unknown: number[];
}

/**
 * Sorts rows by sex and age band. Codes above 250 are no age, and a sex without a count is not known. Throws
 * WeightingError where the dataset has no column `sex` or `age`.
 */
export function sortIntoCells(
  dataset: Dataset,
  post: PostStratification,
  sexes: readonly number[],
): KnownCells {
  const design = requireInvitation(dataset);
  const column = (id: string): CodedColumn => {
    const found = dataset.columns.get(id);
    if (found === undefined)
      throw new WeightingError([
        weightingFinding(
          'column-missing',
          id,
          `事後層化には、回答の列「${id}」が要ります。`,
          `post-stratification needs the column ${id}.`,
        ),
      ]);
    return found;
  };
  const sex = column('sex').values;
  const age = column('age').values;
  const bandOfAge = Array.from({ length: 256 }, (_, years) =>
    // codes above 250 are reserved: not an age
    years > 250
      ? -1
      : post.ageBands.findIndex(({ from, to }) => years >= from && (to === null || years <= to)),
  );
  const bands = post.ageBands.length;
  const respondents = design.strata.map(() => sexes.map(() => post.ageBands.map(() => 0)));
  const unknown = design.strata.map(() => 0);
  const ofRow = Int32Array.from({ length: dataset.size }, (_, row) => {
    const stratum = design.stratum[row] as number;
    const sexIndex = sexes.indexOf(sex[row] as number);
    const band = bandOfAge[age[row] as number] as number;
    if (sexIndex < 0 || band < 0) {
      unknown[stratum] = (unknown[stratum] as number) + 1;
      return UNKNOWN;
    }
    const counts = (respondents[stratum] as number[][])[sexIndex] as number[];
    counts[band] = (counts[band] as number) + 1;
    return sexIndex * bands + band;
  });
  return { ofRow, respondents, unknown };
}
