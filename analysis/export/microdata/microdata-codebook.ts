import type { Variable } from '../../../instruments/codebook/codebook.ts';
import type { CodebookDocument, CodebookVariable } from '../../../instruments/codebook/codebook-document.ts';
import { MISSING_CODES } from '../../../instruments/codebook/missing-codes.ts';
import { deepFreeze } from '../../../instruments/definition/deep-freeze.ts';
import type { LocalizedText } from '../../../instruments/definition/localized-text.ts';
import type { ReleasedColumn, ReleasedDataset } from '../../release/released-dataset.ts';
import { type MicrodataColumn, microdataColumns } from './microdata-column.ts';
import type { MicrodataFacts } from './microdata-facts.ts';
import { microdataNotes } from './microdata-notes.ts';

/** The codebook of a file of rows: that of its questionnaire, cut down to what left, and what was done to it. */
export interface MicrodataCodebook extends CodebookDocument {
  readonly release: {
    readonly survey: string;
    readonly synthetic: boolean;
    /** name of the dataset that the rows were taken from */
    readonly dataset: string;
    readonly respondents: number;
    readonly hash: string;
    readonly request: ReleasedDataset['request'];
    readonly report: ReleasedDataset['report'];
    readonly notes: readonly LocalizedText[];
    /** how the rows were drawn; null: open, or not released */
    readonly design: {
      /** `id` stands in the column `stratum` of the CSV, its place (from 1) in that of other formats */
      readonly strata: NonNullable<ReleasedDataset['design']>['strata'];
      /** by their number in the column `calibration_cell` */
      readonly cells: readonly { readonly label: string; readonly population: number }[] | null;
    } | null;
  };
}

/**
 * The codebook of a released dataset. What a column was asked as comes from `variables`, the codebook of its survey; a
 * folded or derived column has no question. Reserved codes are named as missing, withheld values are a code.
 */
export function microdataCodebook(
  released: ReleasedDataset,
  variables: readonly Variable[],
  facts: MicrodataFacts,
): MicrodataCodebook {
  const { questionnaire, design } = released;
  const asked = new Map(variables.map((variable) => [variable.id, variable]));
  const own = new Map(released.columns.map((column) => [column.id, column]));
  const { surveyId: survey, synthetic, dataset, size: respondents, hash, request, report } = released;
  return deepFreeze({
    id: questionnaire.id,
    version: questionnaire.version,
    sha256: questionnaire.sha256,
    title: facts.surveyTitle,
    instruments: [],
    languages: ['ja' as const],
    variables: microdataColumns(released).map((column) => {
      const answer = own.get(column.id);
      return answer === undefined ? madeVariable(column) : answerVariable(answer, asked.get(column.id));
    }),
    release: {
      ...{ survey, synthetic, dataset, respondents, hash, request, report },
      notes: microdataNotes(released, facts),
      design: design && { strata: design.strata, cells: design.cells?.cells ?? null },
    },
  });
}

const NOT_ASKED = {
  description: null,
  introduction: [],
  question: null,
  personal: false,
  exclusive: false,
  refusalCodes: [],
  derivation: null,
} as const;
const WHOEVER = { words: { ja: '全員', en: 'Everybody' }, rule: null };

function answerVariable(column: ReleasedColumn, variable: Variable | undefined): CodebookVariable {
  const { id, item, kind, label, measure, exactness, sensitive, strictDisclosure, codes, treatment } = column;
  const unchanged = treatment.kind === 'as-coded' && variable !== undefined;
  return {
    ...NOT_ASKED,
    ...{ id, item, kind, label, measure, exactness, sensitive, strictDisclosure, codes },
    itemLabel: variable?.itemLabel ?? label,
    missing: MISSING_CODES,
    base: variable === undefined ? WHOEVER : { words: variable.base.words, rule: null },
    source: variable?.source ?? 'derived',
    ...(unchanged && {
      question: variable.stem,
      description: variable.description,
      introduction: variable.introduction,
      exclusive: variable.exclusive,
      refusalCodes: variable.refusalCodes,
    }),
    ...(unchanged && variable.range && { range: variable.range }),
  };
}

function madeVariable({ id, item, label, measure, codes, role }: MicrodataColumn): CodebookVariable {
  return {
    ...NOT_ASKED,
    ...{ id, item, label, itemLabel: label, measure, codes, missing: [], base: WHOEVER },
    kind: role === 'weight' ? 'number' : 'derived',
    source: role === 'weight' ? 'weighting' : 'sample design',
    exactness: 'ours',
    sensitive: false,
    strictDisclosure: false,
  };
}
