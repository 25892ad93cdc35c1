import { spreadsheetText } from '../../../instruments/codebook/spreadsheet-text.ts';
import type { LocalizedText } from '../../../instruments/definition/localized-text.ts';
import type { ProtectedTable } from '../../disclosure/protected-table.ts';
import type { ReleasedDataset, ReleasedDesign } from '../../release/released-dataset.ts';
import { rNumbers, rString } from './r-text.ts';

/** The design of the rows for the survey package, and what it can and cannot give back. */
export interface RDesign {
  readonly lines: readonly string[];
  readonly errorsAgree: boolean;
  readonly words: LocalizedText;
}

const SHARES_ONLY: LocalizedText = {
  ja: '割合は表と一致します。標準誤差は、層またはセルがないため表と一致しません。',
  en: 'Shares agree with the table; standard errors do not, for want of strata or cells.',
};
const UNWEIGHTED: LocalizedText = {
  ja: '割合は、ウェイトがないため表と一致しません。',
  en: 'Shares do not agree with the table, for want of weights.',
};
const VOLUNTEERS: LocalizedText = {
  ja: '割合は表と一致します。応募による回答なので、標準誤差はありません。',
  en: 'Shares agree with the table; answers of volunteers have no standard error.',
};
const AVERAGED: LocalizedText = {
  ja: 'ウェイトが組合せごとの平均なので、割合と標準誤差は表と違います。',
  en: 'Weights are means of classes, so that shares and standard errors differ from the table.',
};
const WITHHELD: LocalizedText = {
  ja: '値の一部が伏せられているため、割合と標準誤差は表と違います。',
  en: 'Some values are withheld, so that shares and standard errors differ from the table.',
};
const ALL: LocalizedText = {
  ja: '割合と標準誤差は表と一致します。',
  en: 'Shares and standard errors agree with the table.',
};

/**
 * The design, for a table that reads these columns of the file. Values that were withheld in one of them leave their
 * rows out of groups and bases, whatever the weights.
 */
export function rDesign(
  table: ProtectedTable,
  released: ReleasedDataset | null,
  columns: readonly string[],
): RDesign {
  const design = designOf(table, released);
  const isWithheld = released?.columns.some(({ id, withheld }) => withheld > 0 && columns.includes(id));
  return isWithheld ? { ...design, errorsAgree: false, words: WITHHELD } : design;
}

/**
 * Weights that leave are final. The error of a post-stratified share needs base weights and cells, which the package
 * then puts together again; without cells it takes the weights as fixed.
 */
function designOf(table: ProtectedTable, released: ReleasedDataset | null): RDesign {
  const { design = null, weight = null } = released ?? {};
  const weighted = released === null ? table.weighting !== 'none' : weight !== null;
  if (!weighted) {
    return {
      lines: ['design <- svydesign(ids = ~1, weights = rep(1, nrow(d)), data = d)'],
      errorsAgree: false,
      words: wordsWithoutWeights(table),
    };
  }
  if (design === null) {
    return {
      lines: ['design <- svydesign(ids = ~1, weights = ~weight, data = d)'],
      errorsAgree: false,
      words: weight?.treatment === 'class-mean' ? AVERAGED : SHARES_ONLY,
    };
  }
  if (weight?.treatment === 'class-mean') {
    return { lines: [...strataLines(design), stratified('weight')], errorsAgree: false, words: AVERAGED };
  }
  if (design.cells !== null) {
    const { cells, cell } = design.cells;
    const told = new Set(cell);
    // the package refuses a cell that no row is in
    const filled = cells.flatMap(({ population }, place) =>
      told.has(place) ? [{ number: place + 1, population }] : [],
    );
    return {
      lines: [
        ...strataLines(design),
        BASE_WEIGHT,
        stratified('.base_weight'),
        `cells <- data.frame(calibration_cell = ${rNumbers(filled.map(({ number }) => number))},`,
        `  Freq = ${rNumbers(filled.map(({ population }) => population))})`,
        'design <- postStratify(design, ~calibration_cell, cells)',
      ],
      errorsAgree: true,
      words: ALL,
    };
  }
  const exact = weight?.method === 'base' && !design.folded && isDrawn(weight.values, design);
  return {
    lines: exact
      ? [...strataLines(design), BASE_WEIGHT, stratified('.base_weight')]
      : [...strataLines(design), stratified('weight')],
    errorsAgree: exact,
    words: exact ? ALL : SHARES_ONLY,
  };
}

/** Whether weights are those of the draw: neither trimmed nor scaled since. */
function isDrawn(weights: Float64Array, { strata, stratum }: ReleasedDesign): boolean {
  const rows = strata.map(() => 0);
  for (const place of stratum) rows[place] = (rows[place] as number) + 1;
  return weights.every((weight, row) => {
    const place = stratum[row] as number;
    const drawn = (strata[place]?.population ?? 0) / (rows[place] as number);
    return Math.abs(weight - drawn) <= SIX_DIGITS * drawn;
  });
}
const SIX_DIGITS = 1e-5;

/** Made again from the counts, since the column has six digits. */
const BASE_WEIGHT = 'd$.base_weight <- d$.population / ave(rep(1, nrow(d)), d$stratum, FUN = sum)';

/** Strata are named as they stand in the CSV, which writes no text that a spreadsheet would run. */
function strataLines({ strata }: ReleasedDesign): readonly string[] {
  return [
    `strata <- c(${strata.map(({ id }) => rString(spreadsheetText(id))).join(', ')})`,
    `population <- ${rNumbers(strata.map(({ population }) => population))}`,
    'd$.population <- population[match(d$stratum, strata)]',
  ];
}

function stratified(weights: string): string {
  return `design <- svydesign(ids = ~1, strata = ~stratum, fpc = ~.population, weights = ~${weights}, data = d)`;
}

function wordsWithoutWeights({ design, weighting }: ProtectedTable): LocalizedText {
  if (design === 'open') return VOLUNTEERS;
  return weighting === 'none' ? SHARES_ONLY : UNWEIGHTED;
}
