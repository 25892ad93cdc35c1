import type { Dataset, Stratum } from '../dataset/dataset.ts';
import { requireInvitation } from './base-weights.ts';
import type { WeightingRule } from './weights.ts';

export interface FoldedStrata {
  readonly dataset: Dataset;
  /** index of the new stratum for each old one */
  readonly membership: readonly number[];
  readonly rules: readonly WeightingRule[];
}

/** Fewer respondents than this leave a stratum without a variance of its own. */
const FEWEST_RESPONDENTS = 2;

interface Group {
  readonly members: readonly number[];
  readonly respondents: number;
}

/** Joins the first group that is too small with the next one, the last with the one before, until none is left. */
function fold(groups: readonly Group[]): readonly Group[] {
  const small = groups.findIndex(({ respondents }) => respondents < FEWEST_RESPONDENTS);
  if (small < 0 || groups.length === 1) return groups;
  const first = Math.min(small, groups.length - 2);
  const [a, b] = groups.slice(first, first + 2) as [Group, Group];
  const joined = { members: [...a.members, ...b.members], respondents: a.respondents + b.respondents };
  return fold([...groups.slice(0, first), joined, ...groups.slice(first + 2)]);
}

function join(strata: readonly Stratum[]): Stratum {
  const sum = (field: 'population' | 'invited' | 'respondents') =>
    strata.reduce((total, stratum) => total + stratum[field], 0);
  return Object.freeze({
    id: strata.map(({ id }) => id).join('+'),
    label: {
      ja: strata.map(({ label }) => label.ja).join('・'),
      en: strata.map(({ label }) => label.en).join(' and '),
    },
    population: sum('population'),
    invited: sum('invited'),
    respondents: sum('respondents'),
  });
}

/**
 * Rule `stratum-folded`: a stratum with fewer than two respondents is joined with the next stratum in official
 * order (the last with the one before) before anything is estimated; N_h and n_h add. A single stratum stays as
 * it is: with one respondent it has estimates without errors. Columns keep the areas as they were.
 * Throws WeightingError for an open survey.
 */
export function foldStrata(dataset: Dataset): FoldedStrata {
  const design = requireInvitation(dataset);
  const groups = fold(design.strata.map(({ respondents }, index) => ({ members: [index], respondents })));
  if (groups.length === design.strata.length) {
    return { dataset, membership: design.strata.map((_, index) => index), rules: [] };
  }
  const membership = design.strata.map((_, index) =>
    groups.findIndex(({ members }) => members.includes(index)),
  );
  const strata = groups.map(({ members }) => join(members.map((index) => design.strata[index] as Stratum)));
  return {
    dataset: Object.freeze({
      ...dataset,
      design: Object.freeze({
        ...design,
        strata: Object.freeze(strata),
        stratum: design.stratum.map((index) => membership[index] as number),
      }),
    }),
    membership,
    rules: groups
      .filter(({ members }) => members.length > 1)
      .map(({ members, respondents }) => ({
        code: 'stratum-folded',
        cells: members.map((index) => (design.strata[index] as Stratum).id),
        respondents,
      })),
  };
}
