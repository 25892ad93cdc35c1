import type { LocalizedText } from '../../instruments/definition/localized-text.ts';
import { isPopulation } from './require-base-weights.ts';

/** Ages from `from` to `to`, both ends in; `to` null: open at the end. */
export interface WeightingAgeBand {
  readonly id: string;
  readonly label: LocalizedText;
  readonly from: number;
  readonly to: number | null;
}

/** People of the frame in one cell of area × sex × age band. */
export interface WeightingMargin {
  /** id of the design stratum */
  readonly area: string;
  /** code of the item `sex` */
  readonly sex: number;
  /** id of the age band */
  readonly ageBand: string;
  readonly population: number;
}

/** What the weights are made to agree with. */
export interface PostStratification {
  /** a cell with fewer respondents is joined with its neighbour */
  readonly minimumCell: number;
  readonly ageBands: readonly WeightingAgeBand[];
  readonly margins: readonly WeightingMargin[];
}

/** The margins by stratum × sex × band index, after every contradiction in them was looked for. */
export interface CheckedMargins {
  /** sexes with a margin, ascending */
  readonly sexes: readonly number[];
  /** [stratum][sex index][band index] people */
  readonly population: readonly (readonly (readonly number[])[])[];
  readonly findings: readonly string[];
}

/** What is wrong with age bands: ends that are no ages, bands out of order, overlapping, or with a gap between. */
export function bandFindings(bands: readonly WeightingAgeBand[]): string[] {
  const findings: string[] = [];
  for (const { id, from, to } of bands) {
    const ages = [from, ...(to === null ? [] : [to])];
    const odd = ages.find((age) => !Number.isSafeInteger(age) || age < 0);
    if (odd !== undefined) findings.push(`age band ${id} needs whole ages of 0 or more, got ${odd}`);
  }
  const twice = bands.find(({ id }, index) => bands.findIndex((other) => other.id === id) !== index);
  if (twice !== undefined) findings.push(`age band ${twice.id} stands twice`);
  bands.forEach((band, index) => {
    const next = bands[index + 1];
    if (band.to !== null && band.to < band.from) findings.push(`age band ${band.id} ends before it begins`);
    if (band.to === null && next !== undefined)
      findings.push(`age band ${band.id} is open but not the last one`);
    if (next !== undefined && band.to !== null && next.from !== band.to + 1) {
      findings.push(
        `age bands ${band.id} and ${next.id} ${next.from <= band.to ? 'overlap' : 'leave a gap'}`,
      );
    }
  });
  return findings;
}

/**
 * Reads margins into a table. Strata are named as they were before folding; `membership` says which folded
 * stratum each belongs to. Findings: bands that overlap or leave a gap, cells named twice or not at all,
 * unknown strata or bands, counts that are none, a least cell size under 1.
 */
export function checkMargins(
  post: PostStratification,
  strata: readonly { readonly id: string }[],
  membership: readonly number[],
): CheckedMargins {
  const { ageBands, margins } = post;
  const sexes = [...new Set(margins.map(({ sex }) => sex))].sort((a, b) => a - b);
  const folded = Math.max(...membership) + 1;
  const population = Array.from({ length: folded }, () => sexes.map(() => ageBands.map(() => 0)));
  const findings = bandFindings(ageBands);
  if (!Number.isSafeInteger(post.minimumCell) || post.minimumCell < 1) {
    findings.push(`minimumCell must be a whole number of 1 or more, got ${post.minimumCell}`);
  }
  const seen = new Set<string>();
  for (const margin of margins) {
    const name = `${margin.area} × sex ${margin.sex} × ${margin.ageBand}`;
    const stratum = strata.findIndex(({ id }) => id === margin.area);
    const band = ageBands.findIndex(({ id }) => id === margin.ageBand);
    if (stratum < 0) findings.push(`margin ${name} names a stratum that the design does not have`);
    if (band < 0) findings.push(`margin ${name} names an age band that is not defined`);
    if (!isPopulation(margin.population))
      findings.push(`margin ${name} needs a population of 0 or more, got ${margin.population}`);
    if (seen.has(name)) findings.push(`margin ${name} stands twice`);
    seen.add(name);
    if (stratum < 0 || band < 0) continue;
    const row = (population[membership[stratum] as number] as number[][])[
      sexes.indexOf(margin.sex)
    ] as number[];
    row[band] = (row[band] as number) + margin.population;
  }
  for (const { id } of strata) {
    for (const sex of sexes) {
      for (const band of ageBands) {
        const name = `${id} × sex ${sex} × ${band.id}`;
        if (!seen.has(name)) findings.push(`margin ${name} is missing`);
      }
    }
  }
  return { sexes, population, findings };
}
