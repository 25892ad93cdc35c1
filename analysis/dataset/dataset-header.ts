import type { Variable } from '../../instruments/codebook/codebook.ts';
import { LARGEST_CODE } from '../../instruments/codebook/reserved-codes.ts';
import type { PooledVersion, PoolingPlan } from '../../instruments/crosswalk/pooling-plan.ts';
import type { Net } from '../../instruments/definition/instrument.ts';
import type { LocalizedText } from '../../instruments/definition/localized-text.ts';
import { isCalendarDay } from '../../instruments/derived/cohort.ts';
import type { Condition } from '../../instruments/rules/condition.ts';
import { operatorNames } from '../../instruments/rules/condition-operators.ts';
import type { CrossTabMenu, MenuAxis, MenuFold, MenuItem } from '../crosstab/cross-tab-menu.ts';
import type { CalibrationCell, WeightingRule, Weights } from '../weights/weights.ts';
import type {
  CodedColumn,
  CodeLabel,
  Dataset,
  DatasetRemark,
  Domain,
  DomainTerm,
  Stratum,
} from './dataset.ts';
import type { DatasetFile } from './dataset-file.ts';
import type { PooledDataset } from './pool-datasets.ts';
import {
  dictionary,
  finite,
  flag,
  list,
  matching,
  nullable,
  oneOf,
  pair,
  record,
  type Shape,
  ShapeError,
  text,
  whole,
} from './shape.ts';

/** The columns of the weights stand behind the header as bytes; what is left of them stands in it. */
interface WeightsHeader extends Omit<Weights, 'base' | 'calibrated' | 'cell' | 'cellColumns'> {
  /** columns of values for each cell; null: none */
  readonly cellColumns: number | null;
}

/** Everything of a dataset file that is no column of bytes. */
export interface DatasetHeader {
  /** the name of the dataset (dataset-name.ts) */
  readonly name: string;
  /** SHA-256 of the bytes of weights, clusters and domain */
  readonly numbersSha256: string;
  readonly dataset: Pick<Dataset, 'surveyId' | 'questionnaire' | 'synthetic' | 'size' | 'remarks'> & {
    /** null: open */
    readonly strata: readonly Stratum[] | null;
    /** stages of clusters, and whether each says how many there are; empty: single people were drawn */
    readonly clusters: readonly { readonly population: boolean }[];
    readonly columns: readonly Omit<CodedColumn, 'values'>[];
    /** null: everybody */
    readonly domain: Omit<Domain, 'inside'> | null;
    /** null: one survey, not pooled */
    readonly pooled: Pick<PooledDataset, 'waves' | 'plans'> | null;
  };
  readonly weights: WeightsHeader | null;
  readonly menu: CrossTabMenu;
  readonly variables: readonly Variable[];
  readonly facts: DatasetFile['facts'];
}

/** Rows that a file holds at most. */
export const MOST_ROWS = 2 ** 31 - 1;

const words = record<LocalizedText>({ ja: text, en: text });
const code = whole(0, LARGEST_CODE);
const counted = whole(0, Number.MAX_SAFE_INTEGER);
const digest = matching(/^[0-9a-f]{64}$/, 'a SHA-256 in lower-case hex');
const dayShaped = matching(/^\d{4}-\d{2}-\d{2}$/, 'a date YYYY-MM-DD');
const day: Shape<string> = (value, where, stray) => {
  const read = dayShaped(value, where, stray);
  if (!isCalendarDay(read)) throw new ShapeError(`${where} must be a day of the calendar, and is ${read}`);
  return read;
};
const period = record<NonNullable<DatasetFile['facts']['window']>>({ opens: day, closes: day });
const window: Shape<Readonly<NonNullable<DatasetFile['facts']['window']>>> = (value, where, stray) => {
  const read = period(value, where, stray);
  if (read.opens > read.closes)
    throw new ShapeError(`${where} must end after it begins, and goes from ${read.opens} to ${read.closes}`);
  return read;
};
const codeLabel = record<CodeLabel>({ code, label: words });
const measure = oneOf<CodedColumn['measure']>('nominal', 'ordinal', 'scale', 'text');
const exactness = oneOf<CodedColumn['exactness']>('verbatim', 'label-only', 'recalled', 'ours');
const questionnaire = record<Dataset['questionnaire']>({ id: text, version: text, sha256: digest });

const column = record<Omit<CodedColumn, 'values'>>({
  id: text,
  kind: oneOf('single', 'option', 'number', 'derived'),
  item: text,
  label: words,
  measure,
  exactness,
  sensitive: flag,
  strictDisclosure: flag,
  codes: list(codeLabel),
});

const stratum = record<Stratum>({
  id: text,
  label: words,
  population: finite,
  invited: finite,
  respondents: counted,
});

const pooled = record<Pick<PooledDataset, 'waves' | 'plans'>>({
  waves: list(
    record<PooledDataset['waves'][number]>({
      code,
      version: text,
      label: words,
      surveyId: text,
      questionnaire,
      respondents: counted,
    }),
  ),
  plans: list(
    record<PoolingPlan>({
      instrument: text,
      item: text,
      versions: list(
        record<PooledVersion>({
          version: text,
          item: text,
          codes: nullable(list(pair(finite, finite))),
          reasons: list(words),
        }),
      ),
    }),
  ),
});

const weights = record<WeightsHeader>({
  method: oneOf('base', 'post-stratified', 'raked', 'calibrated'),
  cells: list(
    record<CalibrationCell>({
      id: text,
      dimensions: dictionary(text),
      population: finite,
      respondents: counted,
      factor: finite,
    }),
  ),
  cellColumns: nullable(whole(0, 32_767)),
  rules: list(
    record<WeightingRule>({
      code: oneOf(
        'stratum-folded',
        'cells-joined',
        'sexes-joined',
        'kept-at-base-weight',
        'unknown-kept-at-base-share',
        'margins-scaled-to-known',
        'margins-scaled-to-frame',
        'weights-trimmed',
        'weights-normalised',
      ),
      cells: list(text),
      respondents: counted,
    }),
  ),
  converged: flag,
  kishDesignEffect: finite,
  minimum: finite,
  maximum: finite,
});

// a net's type lets its codes be changed; these are frozen like all others
const netCodes = list(code) as Shape<number[]>;

const menu = record<CrossTabMenu>({
  items: list(
    record<MenuItem>(
      {
        id: text,
        label: words,
        stem: words,
        multiple: flag,
        categories: list(codeLabel),
        nets: list(record<Readonly<Net>>({ id: text, item: text, label: words, codes: netCodes })),
        derived: list(text),
        madeOf: list(text),
      },
      ['derived', 'madeOf'],
    ),
  ),
  axes: list(
    record<MenuAxis>({
      id: oneOf('area', 'age_band', 'wave'),
      label: words,
      folds: list(
        record<MenuFold>({
          id: text,
          label: words,
          groups: list(record<MenuFold['groups'][number]>({ id: text, label: words, codes: list(code) })),
        }),
      ),
    }),
  ),
});

const DEEPEST_CONDITION = 100;

/** A condition within conditions. */
function condition(depth: number): Shape<Condition> {
  const comparison = record<Extract<Condition, { operator: unknown }>>({
    operator: oneOf(...operatorNames),
    item: text,
    operands: list(finite),
  });
  return (value, where, stray) => {
    if (depth > DEEPEST_CONDITION)
      throw new ShapeError(`${where} has conditions within conditions without end`);
    const has = (key: string) => typeof value === 'object' && value !== null && Object.hasOwn(value, key);
    const inner: Shape<Condition> = (...within) => condition(depth + 1)(...within);
    const shape: Shape<Condition> = has('all')
      ? record<{ readonly all: readonly Condition[] }>({ all: list(inner) })
      : has('any')
        ? record<{ readonly any: readonly Condition[] }>({ any: list(inner) })
        : has('not')
          ? record<{ readonly not: Condition }>({ not: inner })
          : comparison;
    return shape(value, where, stray);
  };
}

const variable = record<Variable>(
  {
    id: text,
    item: text,
    element: text,
    kind: oneOf('single', 'option', 'number', 'text'),
    label: words,
    itemLabel: words,
    stem: words,
    description: nullable(words),
    introduction: list(words),
    codes: list(codeLabel),
    range: record<NonNullable<Variable['range']>>({ min: finite, max: finite }),
    measure,
    source: text,
    exactness,
    sensitive: flag,
    strictDisclosure: flag,
    refusalCodes: list(finite),
    exclusive: flag,
    base: record<Variable['base']>({ condition: nullable(condition(0)), words }),
  },
  ['range'],
);

/** What the header of a dataset file may say; anything else is refused by name. */
export const datasetHeader: Shape<DatasetHeader> = record<DatasetHeader>({
  name: digest,
  numbersSha256: digest,
  dataset: record<DatasetHeader['dataset']>({
    surveyId: text,
    questionnaire,
    synthetic: flag,
    size: whole(0, MOST_ROWS),
    remarks: list(
      record<DatasetRemark>({
        code: oneOf('area-disagrees', 'responses-waiting-in-inbox'),
        respondents: counted,
      }),
    ),
    strata: nullable(list(stratum)),
    clusters: list(record<{ readonly population: boolean }>({ population: flag })),
    columns: list(column),
    domain: nullable(
      record<Omit<Domain, 'inside'>>({
        terms: list(record<DomainTerm>({ column: text, codes: list(whole(0, 255)) })),
        respondents: counted,
      }),
    ),
    pooled: nullable(pooled),
  }),
  weights: nullable(weights),
  menu,
  variables: list(variable),
  facts: record<DatasetFile['facts']>({
    title: words,
    organisation: words,
    window: nullable(window),
    areaSchemeStatus: nullable(oneOf('proposed', 'confirmed')),
    disclosure: oneOf('by-design', 'strict'),
    interim: flag,
    populationSource: nullable(words),
  }),
});
