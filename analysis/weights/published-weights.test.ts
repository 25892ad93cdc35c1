import { describe, expect, it } from 'vitest';
import type { Dataset } from '../dataset/dataset.ts';
import { weightSpread } from '../estimates/design-effect.ts';
import { baseWeights } from './base-weights.ts';
import { cellFactors } from './cell-factors.ts';
import { normaliseWeights } from './normalise-weights.ts';

// JIL (日本労働研究機構), 補正の方法: sex × age, 10 cells; w = (N_h/N)/(n_h/n), seven digits as printed
// (happylibus.com/doc/346894, read 2026-11)
const POPULATIONS = [
  9272519, 8533104, 8391943, 9500277, 7106809, 8939250, 8358371, 8324284, 9675885, 7734963,
];
const RESPONDENTS = [137, 174, 224, 282, 268, 166, 267, 295, 325, 259];
const PRINTED = [
  1.8900297, 1.3694597, 1.0461789, 0.9407595, 0.7405106, 1.5037805, 0.874182, 0.7879821, 0.8313785, 0.833969,
];

const cellOfRow = RESPONDENTS.flatMap((count, cell) => Array<number>(count).fill(cell));
const firstRowOf = RESPONDENTS.map((_, cell) => cellOfRow.indexOf(cell));

/** Everybody of the survey, with the ten cells as strata. */
const STRATIFIED: Dataset = {
  surveyId: 'jil',
  questionnaire: { id: 'jil', version: '1', sha256: '0'.repeat(64) },
  synthetic: true,
  size: cellOfRow.length,
  design: {
    kind: 'invitation',
    strata: POPULATIONS.map((population, cell) => ({
      id: `c${cell + 1}`,
      label: { ja: `セル${cell + 1}`, en: `Cell ${cell + 1}` },
      population,
      invited: 1000,
      respondents: RESPONDENTS[cell] as number,
    })),
    stratum: Uint8Array.from(cellOfRow),
  },
  columns: new Map(),
  remarks: [],
};

function expectPrinted(relative: Float64Array): void {
  firstRowOf.forEach((row, cell) => {
    expect(relative[row]).toBeCloseTo(PRINTED[cell] as number, 7);
  });
  const { sum, effectiveRespondents } = weightSpread(relative);
  expect(sum).toBeCloseTo(cellOfRow.length, 8);
  expect(effectiveRespondents).toBeCloseTo(2188.98, 2);
}

describe('weights that an institute published', () => {
  it('are the base weights of the cells as strata, brought to a mean of 1', () => {
    expectPrinted(normaliseWeights(baseWeights(STRATIFIED).base));
  });

  it('are the post-stratification of an equally weighted sample to the cells', () => {
    const equal = new Float64Array(cellOfRow.length).fill(1);
    const cells = POPULATIONS.map((population, cell) => ({ name: `c${cell + 1}`, population }));
    const factors = cellFactors(equal, Int32Array.from(cellOfRow), cells);
    expectPrinted(normaliseWeights(Float64Array.from(cellOfRow, (cell) => factors[cell] as number)));
  });
});
