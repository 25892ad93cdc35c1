import type { Dataset } from '../dataset/dataset.ts';
import { nobodyYet, requireInvitation } from './base-weights.ts';
import type { DatasetMargin } from './dataset-margin.ts';
import { foldStrata } from './fold-strata.ts';
import { type JoinedCell, joinCells, joinRule } from './join-cells.ts';
import { sortIntoCells } from './known-cells.ts';
import {
  type CheckedMargins,
  checkMargins,
  type PostStratification,
  registerFindings,
} from './post-stratification.ts';
import { rakeDataset } from './rake-dataset.ts';
import type { WeightedDataset } from './weight-dataset.ts';
import { WeightingError, weightingFinding } from './weighting-error.ts';

/** Names of the two margins, as rules have them: `sex-age:unknown`. */
const BY_AREA = 'area';
const BY_SEX_AND_AGE = 'sex-age';

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, value) => sum + value, 0);

/** People of each sex and band, all strata together. */
function together(tables: CheckedMargins['population']): readonly (readonly number[])[] {
  return (tables[0] ?? []).map((row, sex) =>
    row.map((_, band) => sumOf(tables.map((table) => table[sex]?.[band] as number))),
  );
}

function nameOf(cell: JoinedCell, { ageBands }: PostStratification): string {
  return `${cell.sexes.join('+')}:${cell.bands.map((band) => ageBands[band]?.id).join('+')}`;
}

/** Sex × age band of the whole register, with cells of too few respondents joined as post-stratification joins them. */
function bySexAndAge(cells: readonly JoinedCell[], post: PostStratification): DatasetMargin {
  return {
    name: BY_SEX_AND_AGE,
    by: [
      { kind: 'codes', column: 'sex' },
      { kind: 'age', ageBands: post.ageBands },
    ],
    cells: cells.map((cell) => {
      const [key, ...also] = cell.sexes.flatMap((sex) =>
        cell.bands.map((band) => [String(sex), post.ageBands[band]?.id as string]),
      );
      return { key: key as string[], also, name: nameOf(cell, post), population: cell.population };
    }),
  };
}

/**
 * Weights that agree with two counts of the register at once: people of each area, and people of each sex × age band of
 * all areas together. For surveys whose areas are too small to be adjusted by sex and age one by one (postStratify), with
 * the same counts and the same rules: strata with fewer than two respondents are folded, cells under `minimumCell`
 * respondents joined with their neighbour, people without sex or age kept as a cell of their own (adjustDataset).
 * Throws WeightingError with everything that is wrong: an open survey, no respondents, contradictory counts, margins that
 * raking cannot meet together.
 */
export function rakeToRegister(dataset: Dataset, post: PostStratification): WeightedDataset {
  const design = requireInvitation(dataset);
  if (dataset.size === 0) throw new WeightingError([nobodyYet(dataset.surveyId)]);
  const folded = foldStrata(dataset);
  const checked = checkMargins(
    post,
    design.strata,
    design.strata.map((_, index) => index),
  );
  const findings = [...checked.findings, ...registerFindings(checked, design.strata)];
  if (findings.length > 0) throw new WeightingError(findings);
  const areas = design.strata.map(({ id }, index) => ({
    key: [id],
    population: sumOf((checked.population[index] ?? []).flat()),
  }));

  const respondents = together(sortIntoCells(folded.dataset, post, checked.sexes).respondents);
  const counts = together(checked.population).map((row, sex) =>
    row.map((population, band) => ({ population, respondents: respondents[sex]?.[band] as number })),
  );
  // where nobody's sex and age are known, nothing is left to be adjusted by them
  const cells = respondents.flat().some((count) => count > 0)
    ? joinCells(counts, checked.sexes, post.minimumCell)
    : [];
  const byArea: DatasetMargin = { name: BY_AREA, by: [{ kind: 'stratum' }], cells: areas };
  const raked = rakeDataset(dataset, cells.length === 0 ? [byArea] : [byArea, bySexAndAge(cells, post)]);
  const { converged, worstMargin, iterations } = raked.adjustment;
  if (!converged) {
    const { margin, cell, target, reached } = worstMargin;
    throw new WeightingError([
      weightingFinding(
        'not-converged',
        `${margin}, ${cell}`,
        `地域の人口と、性別・年齢の人口に同時に合うウェイトが見つかりません（${iterations}回）。「${cell}」は${target}人のはずが${reached}人です。区分ごとの最少回答数を増やすか、事後層化にしてください。`,
        `rakeToRegister needs counts that can be met together, after ${iterations} rounds ${margin} ${cell} should be ${target} and is ${reached}; raise minimumCell or post-stratify.`,
      ),
    ]);
  }
  const joins = cells.flatMap((cell) => joinRule(`${BY_SEX_AND_AGE}:${nameOf(cell, post)}`, cell));
  return Object.freeze({
    dataset: raked.dataset,
    weights: Object.freeze({ ...raked.weights, rules: Object.freeze([...joins, ...raked.weights.rules]) }),
  });
}
