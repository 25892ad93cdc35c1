import type { Finding } from '../../instruments/definition/finding.ts';
import type { Dataset, Stratum } from '../dataset/dataset.ts';
import type { Weights } from '../weights/weights.ts';
import { releaseFinding } from './release-error.ts';
import type { ReleaseRequest } from './release-request.ts';
import type { ReleasedDesign } from './released-dataset.ts';

/** The strata, and the calibration cells where they are asked for; rows still in the order of the dataset. */
export function releasedDesign(
  { surveyId, design, size }: Dataset,
  weights: Weights | null,
  request: ReleaseRequest,
): { readonly design: ReleasedDesign | null; readonly findings: readonly Finding[] } {
  const asked = request.design ?? (design.kind === 'open' ? 'none' : 'strata');
  const folds = request.strataFolds ?? [];
  if (asked === 'none') return { design: null, findings: [] };
  if (design.kind === 'open') {
    return {
      design: null,
      findings: [
        releaseFinding(
          'design-open',
          surveyId,
          '公募の調査には層がありません。designをnoneにしてください。',
          'an open survey has no strata; set design to none.',
        ),
      ],
    };
  }
  const findings: Finding[] = [];
  const drawn = design.strata.reduce((sum, { respondents }) => sum + respondents, 0);
  if (drawn !== size) {
    findings.push(
      releaseFinding(
        'part-of-the-sample',
        surveyId,
        `標本の一部（${drawn}人のうち${size}人）だけでは、層から誤差を計算できません。全員のデータを提供するか、designをnoneにしてください。`,
        `with part of the sample (${size} of ${drawn}) no error can be computed from the strata; release all of it, or set design to none.`,
      ),
    );
  }
  if ((design.clusters ?? []).length > 0) {
    findings.push(
      releaseFinding(
        'clusters-kept',
        surveyId,
        '集落（学校・地点など）を抽出した調査です。集落は識別につながるため提供せず、層だけでは誤差を計算できません。designをnoneにしてください。',
        'groups of people (schools, districts) were drawn; they are never released, and without them no error can be computed from the strata; set design to none.',
      ),
    );
  }
  const place = placesOf(design.strata, folds, findings);
  const strata =
    folds.length === 0
      ? design.strata
      : folds.map(({ label, strata: ids }) => joined(design.strata, ids, label));
  const cells = asked === 'strata-and-cells' ? cellsOf(surveyId, weights, request, findings) : null;
  return {
    design: {
      strata,
      stratum: design.stratum.map((index) => Math.max(0, place[index] as number)),
      folded: folds.length > 0,
      cells,
    },
    findings,
  };
}

/** New place of each stratum; each must have exactly one. */
function placesOf(
  strata: readonly Stratum[],
  folds: NonNullable<ReleaseRequest['strataFolds']>,
  findings: Finding[],
): readonly number[] {
  if (folds.length === 0) return strata.map((_, index) => index);
  const known = new Set(strata.map(({ id }) => id));
  for (const id of folds.flatMap((fold) => fold.strata)) {
    if (!known.has(id))
      findings.push(
        releaseFinding(
          'stratum-unknown',
          id,
          'この名前の層は標本設計にありません。idを確かめてください。',
          'is no stratum of the design; check the id.',
        ),
      );
  }
  return strata.map(({ id }) => {
    const times = folds.flatMap((fold) => fold.strata).filter((stratum) => stratum === id).length;
    if (times !== 1)
      findings.push(
        releaseFinding(
          'stratum-misplaced',
          id,
          `この層は統合先が${times}個あります。すべての層をちょうど1つの統合先に入れてください。`,
          `stands in ${times} folds of strata; put every stratum into exactly one.`,
        ),
      );
    return folds.findIndex((fold) => fold.strata.includes(id));
  });
}

function joined(strata: readonly Stratum[], ids: readonly string[], label: Stratum['label']): Stratum {
  const members = strata.filter(({ id }) => ids.includes(id));
  const sum = (field: 'population' | 'invited' | 'respondents') =>
    members.reduce((total, member) => total + member[field], 0);
  return {
    id: members.map(({ id }) => id).join('+'),
    label,
    population: sum('population'),
    invited: sum('invited'),
    respondents: sum('respondents'),
  };
}

/** Whether the weights are base weight times the factor of a cell for everybody: neither trimmed nor scaled since. */
function followsFromCells({ base, calibrated, cell, cells }: Weights): boolean {
  return calibrated.every((weight, row) => {
    const factor = cells[cell[row] as number]?.factor;
    return (
      factor !== undefined && Math.abs(weight - (base[row] as number) * factor) <= 1e-9 * Math.abs(weight)
    );
  });
}

/** Cells serve to compute errors of a post-stratification from base weights, so all that this needs must be there. */
function cellsOf(
  surveyId: string,
  weights: Weights | null,
  { weights: treatment, strataFolds = [] }: ReleaseRequest,
  findings: Finding[],
): ReleasedDesign['cells'] {
  const unfit =
    weights?.method !== 'post-stratified' ||
    !followsFromCells(weights) ||
    (treatment ?? 'as-made') !== 'as-made' ||
    strataFolds.length > 0;
  if (unfit) {
    findings.push(
      releaseFinding(
        'cells-unfit',
        surveyId,
        '事後層化のセルは、切り詰めや基準化をしていない事後層化のウェイトをそのまま（as-made）、層を統合せずに提供するときだけ付けられます。designをstrataにしてください。',
        'calibration cells can be given only with post-stratified weights as made, neither trimmed nor normalised, and strata as drawn; set design to strata.',
      ),
    );
    return null;
  }
  return {
    cells: weights.cells.map(({ dimensions, population }) => ({
      label: Object.values(dimensions).join('・'),
      population,
    })),
    cell: weights.cell,
  };
}
