import type { Finding } from '../../instruments/definition/finding.ts';
import type { CodedColumn, Dataset, Stratum } from '../dataset/dataset.ts';
import { weightSpread } from '../estimates/design-effect.ts';
import { baseWeights, requireInvitation } from './base-weights.ts';
import { type JoinedCell, joinCells, joinRule } from './join-cells.ts';
import { sortIntoCells, UNKNOWN } from './known-cells.ts';
import { type CheckedMargins, type PostStratification, registerFindings } from './post-stratification.ts';
import { WeightingError, weightingFinding } from './weighting-error.ts';
import type { CalibrationCell, WeightingRule, Weights } from './weights.ts';

function cellFindings(name: string, cell: JoinedCell, label: string): Finding[] {
  const { respondents, population } = cell;
  if (respondents === 0 && population === 0) return [];
  if (respondents === 0)
    return [
      weightingFinding(
        'cell-without-respondents',
        name,
        `${label}には、人口${population}人に対して回答が1件もありません。層をまとめてください。`,
        `cell ${name} has ${population} people and no respondent to stand for them; fold the stratum.`,
      ),
    ];
  return population < respondents
    ? [
        weightingFinding(
          'population-too-small',
          name,
          `${label}には、人口${population}人に対して回答が${respondents}件あります。人口を確かめてください。`,
          `cell ${name} has ${respondents} respondents in a population of ${population}.`,
        ),
      ]
    : [];
}

function nameOf(stratum: Stratum, cell: JoinedCell, post: PostStratification): string {
  const bands = cell.bands.map((band) => post.ageBands[band]?.id);
  return `${stratum.id}:${cell.sexes.join('+')}:${bands.join('+')}`;
}

function dimensionsOf(stratum: Stratum, cell: JoinedCell, post: PostStratification, sex: CodedColumn) {
  const sexLabel = (code: number) => sex.codes.find((entry) => entry.code === code)?.label.ja ?? String(code);
  const first = post.ageBands[cell.bands[0] as number];
  const last = post.ageBands[cell.bands.at(-1) as number];
  return Object.freeze({
    area: stratum.label.ja,
    sex: cell.sexes.map(sexLabel).join('・'),
    ageBand: first === last ? (first?.label.ja as string) : `${first?.from}–${last?.to ?? ''}`,
  });
}

function unknownCell(stratum: Stratum, respondents: number): CalibrationCell {
  return {
    id: `${stratum.id}:unknown`,
    dimensions: { area: stratum.label.ja, sex: '不明を含む', ageBand: '不明を含む' },
    population: (respondents * stratum.population) / stratum.respondents,
    respondents,
    factor: 1,
  };
}

/** A calibration cell of one stratum and the positions (sex index × bands + band; the last: unknown) it takes. */
interface PlacedCell {
  readonly cell: CalibrationCell;
  readonly positions: readonly number[];
}

interface StratumCells {
  readonly cells: readonly PlacedCell[];
  readonly rules: readonly WeightingRule[];
  readonly findings: readonly Finding[];
}

/** What is known of one stratum: people of the register and respondents, both by sex index and band index. */
interface StratumCounts {
  readonly stratum: Stratum;
  readonly population: readonly (readonly number[])[];
  readonly respondents: readonly (readonly number[])[];
  /** respondents without a usable sex or age */
  readonly unknown: number;
}

/** Cells of one stratum: its known people in joined cells, then those whose sex or age is not known. */
function cellsOfStratum(
  { stratum, population, respondents, unknown }: StratumCounts,
  post: PostStratification,
  sexes: readonly number[],
  sexColumn: CodedColumn,
): StratumCells {
  const bands = post.ageBands.length;
  const baseWeight = stratum.population / stratum.respondents;
  const scale = (stratum.population - unknown * baseWeight) / stratum.population;
  const counts = population.map((row, sex) =>
    row.map((people, band) => ({ population: people, respondents: respondents[sex]?.[band] as number })),
  );
  const known = stratum.respondents - unknown;
  const joined = known === 0 ? [] : joinCells(counts, sexes, post.minimumCell);
  const named = joined.map((cell) => ({ id: nameOf(stratum, cell, post), cell }));
  const cells = named
    .filter(({ cell }) => cell.respondents > 0)
    .map(({ id, cell }): PlacedCell => {
      const target = cell.population * scale;
      return {
        cell: {
          id,
          dimensions: dimensionsOf(stratum, cell, post, sexColumn),
          population: target,
          respondents: cell.respondents,
          factor: target / (cell.respondents * baseWeight),
        },
        positions: cell.sexes.flatMap((sex) => cell.bands.map((band) => sexes.indexOf(sex) * bands + band)),
      };
    });
  const findings = named.flatMap(({ id, cell }) => {
    const { area, sex, ageBand } = dimensionsOf(stratum, cell, post, sexColumn);
    return cellFindings(id, cell, `「${area}」の${sex}、${ageBand}`);
  });
  const joins = named.flatMap(({ id, cell }) => (cell.respondents > 0 ? joinRule(id, cell) : []));
  if (unknown === 0) return { cells, rules: joins, findings };
  const apart = unknownCell(stratum, unknown);
  return {
    cells: [...cells, { cell: apart, positions: [sexes.length * bands] }],
    rules: [
      ...joins,
      { code: 'kept-at-base-weight', cells: [apart.id], respondents: unknown },
      { code: 'margins-scaled-to-known', cells: [stratum.id], respondents: known },
    ],
    findings,
  };
}

/**
 * Post-stratification to area × sex × age band: within each cell the weights are scaled so that they add to the
 * people of the register. Rules, each named in the result:
 * - a cell under `minimumCell` respondents is joined with the next band (`cells-joined`), a whole sex with the
 *   other (`sexes-joined`): see join-cells.ts;
 * - people without sex or age, or with an answer that has no margin, keep their base weight as a cell of their own
 *   (`kept-at-base-weight`), and the counts of the known cells of that area are scaled by (N − unknown)/N
 *   (`margins-scaled-to-known`), so that every area still adds to its N.
 *
 * Expects strata already folded (fold-strata.ts); `margins` come from checkMargins. Throws WeightingError with every
 * contradiction: margins that do not add to N_h, cells with people but no respondents, fewer people than respondents.
 */
export function postStratify(dataset: Dataset, post: PostStratification, margins: CheckedMargins): Weights {
  const design = requireInvitation(dataset);
  const { base } = baseWeights(dataset);
  // cells that are joined by wrong counts would hide what is wrong with them
  const wrong = [...margins.findings, ...registerFindings(margins, design.strata)];
  if (wrong.length > 0) throw new WeightingError(wrong);
  const known = sortIntoCells(dataset, post, margins.sexes);
  const sexColumn = dataset.columns.get('sex') as CodedColumn;
  const strata = design.strata.map((stratum, h) =>
    cellsOfStratum(
      {
        stratum,
        population: margins.population[h] as readonly (readonly number[])[],
        respondents: known.respondents[h] as number[][],
        unknown: known.unknown[h] as number,
      },
      post,
      margins.sexes,
      sexColumn,
    ),
  );
  const findings = strata.flatMap((stratum) => stratum.findings);
  if (findings.length > 0) throw new WeightingError(findings);

  const cells = strata.flatMap((stratum) => stratum.cells.map(({ cell }) => Object.freeze(cell)));
  const rules = strata.flatMap((stratum) => stratum.rules.map((rule) => Object.freeze(rule)));
  // calibration cell of each position of each stratum
  const width = margins.sexes.length * post.ageBands.length + 1;
  const place = new Int16Array(design.strata.length * width).fill(-1);
  let index = 0;
  strata.forEach((stratum, h) => {
    for (const { positions } of stratum.cells) {
      for (const position of positions) place[h * width + position] = index;
      index += 1;
    }
  });
  const cell = Int16Array.from({ length: dataset.size }, (_, row) => {
    const position = known.ofRow[row] as number;
    return place[
      (design.stratum[row] as number) * width + (position === UNKNOWN ? width - 1 : position)
    ] as number;
  });
  const calibrated = base.map((weight, row) => weight * (cells[cell[row] as number]?.factor ?? 1));
  const spread = weightSpread(calibrated);
  return Object.freeze({
    method: 'post-stratified',
    base,
    calibrated,
    cell,
    cells: Object.freeze(cells),
    cellColumns: null,
    rules: Object.freeze(rules),
    converged: true,
    kishDesignEffect: spread.designEffect,
    minimum: spread.minimum,
    maximum: spread.maximum,
  });
}
