import type { Dataset } from '../../../analysis/dataset/dataset.ts';
import type { AdjustedDataset } from '../../../analysis/weights/adjust-dataset.ts';
import type { AdjustedWeights } from '../../../analysis/weights/adjusted-weights.ts';
import { requireInvitation } from '../../../analysis/weights/base-weights.ts';
import { calibrateDataset } from '../../../analysis/weights/calibrate-dataset.ts';
import type { CalibrationDistance } from '../../../analysis/weights/calibration-distance.ts';
import type { DatasetMargin, MarginAxis } from '../../../analysis/weights/dataset-margin.ts';
import { givenWeights } from '../../../analysis/weights/given-weights.ts';
import { gapFindings } from '../../../analysis/weights/margin-shortfalls.ts';
import { normaliseDataset } from '../../../analysis/weights/normalise-dataset.ts';
import { rakeDataset } from '../../../analysis/weights/rake-dataset.ts';
import { type MarginBeside, sampleBesideCounts } from '../../../analysis/weights/sample-beside-counts.ts';
import { trimDataset } from '../../../analysis/weights/trim-dataset.ts';
import type { TrimmedWeights } from '../../../analysis/weights/trim-weights.ts';
import { type WeightedDataset, weightDataset } from '../../../analysis/weights/weight-dataset.ts';
import { WeightingError, weightingFinding } from '../../../analysis/weights/weighting-error.ts';
import type { Finding } from '../../../instruments/definition/finding.ts';
import type { Terminal } from '../terminal.ts';
import { AnalysisProblem } from './analysis-problem.ts';
import { type CountsOfFrame, countsOfFrame } from './counts-of-frame.ts';
import { type CountsFile, countsBy, readCounts, unusable } from './margin-counts.ts';
import type { SurveyFile, WeightingFile } from './survey-file.ts';

/** Weights with what an analyst must know of how they were made. */
export interface MadeWeights extends WeightedDataset {
  /** null: no counts were met one after the other */
  readonly adjustment: AdjustedWeights | null;
  readonly trimming: TrimmedWeights | null;
  /** the sample beside the counts that it was brought to */
  readonly beside: readonly MarginBeside[];
}

/**
 * Weights of a sample as its survey file asks for.
 * @param given base weights of the file of answers; null: N_h/n_h
 * @param counts file named by --margins
 * @throws AnalysisProblem, WeightingError with everything that stands in the way
 */
export async function makeWeights(
  terminal: Terminal,
  dataset: Dataset,
  { weighting, design }: Pick<SurveyFile, 'weighting' | 'design'>,
  given: Float64Array | null,
  counts: string | undefined,
): Promise<MadeWeights> {
  const stratum = design.kind === 'open' ? null : design.stratum;
  const made =
    given === null
      ? await adjusted(terminal, dataset, weighting, stratum ?? STRATUM, counts)
      : asGiven(dataset, weighting, given);
  const trimmed = weighting.trim === undefined ? null : trimDataset(made, weighting.trim);
  const kept: WeightedDataset = trimmed ?? made;
  const { dataset: folded, weights } = weighting.normalise ? normaliseDataset(kept) : kept;
  const { adjustment, beside } = made;
  return { dataset: folded, weights, adjustment, beside, trimming: trimmed?.trimming ?? null };
}

type Adjusted = Omit<MadeWeights, 'trimming'>;

/** What margins by the design's strata are called, whatever the column of the answers is. */
const STRATUM = 'stratum';

/** @param column of the answers, and of the counts, that names the stratum */
async function adjusted(
  terminal: Terminal,
  dataset: Dataset,
  weighting: WeightingFile,
  column: string,
  counts: string | undefined,
): Promise<Adjusted> {
  if (weighting.method === 'base') return { ...weightDataset(dataset, null), adjustment: null, beside: [] };
  const own =
    weighting.method === 'post-stratified'
      ? [weighting.counts]
      : weighting.margins.map((margin) => margin.counts);
  const files = new Map<string, CountsOfFrame>();
  for (const path of new Set(own.map((each) => pathOf(each, counts)))) {
    const file = await readCounts(terminal, path);
    const stratum = file.columns.includes(STRATUM) ? STRATUM : column;
    const held = countsOfFrame(file, requireInvitation(dataset), stratum, weighting.frameDifference);
    files.set(path, held);
  }
  const held = [...files.values()];
  const fileOf = (each: string | undefined) => (files.get(pathOf(each, counts)) as CountsOfFrame).file;
  const wrong = held.flatMap(({ findings }) => findings);
  const made = withFindings(wrong, () =>
    weighting.method === 'post-stratified'
      ? postStratified(dataset, weighting, fileOf(weighting.counts), column)
      : toMargins(dataset, weighting, fileOf, column),
  );
  const rules = held.flatMap((each) => each.rules);
  return { ...made, weights: Object.freeze({ ...made.weights, rules: [...rules, ...made.weights.rules] }) };
}

/** Findings on the files and on the weighting, all at once; and the setting that counts of another day need. */
function withFindings<T>(before: readonly Finding[], make: () => T): T {
  const findings = [...before];
  let made: { readonly of: T } | null = null;
  try {
    made = { of: make() };
  } catch (error) {
    if (!(error instanceof WeightingError)) throw error;
    // what the files' strata show already is not said again of the sums over them
    const seen =
      before.length > 0 ? new Set(['counts-not-of-frame', 'counts-near-frame']) : new Set<string>();
    // a name that nothing knows is why sums fall short: it stands first
    findings.unshift(...error.findings.filter(({ code }) => !seen.has(code)));
  }
  if (made !== null && findings.length === 0) return made.of;
  const near = findings.some(({ code }) => code === 'counts-near-frame');
  throw new WeightingError([...findings, ...(near ? [ANOTHER_DAY] : [])]);
}

const ANOTHER_DAY = weightingFinding(
  'frame-difference',
  'weighting.frameDifference',
  '抽出に使った名簿と別の日の人口を使う場合は、調査のファイルの weighting に "frameDifference": "scale" と書いてください。区分の割合だけを使い、人数は設計の母集団に合わせます。',
  'for counts of another day than the list of the sample, write "frameDifference": "scale" into the weighting of the survey file: their shares are kept, and scaled to the people of the design.',
);

function postStratified(
  dataset: Dataset,
  { minimumCell, ageBands }: Extract<WeightingFile, { method: 'post-stratified' }>,
  file: CountsFile,
  column: string,
): Adjusted {
  const stratum = file.columns.includes(STRATUM) ? STRATUM : column;
  const cells = countsBy(file, [stratum, 'sex', 'age_band']);
  const odd = cells.filter(({ key: [, sex = ''] }) => !CODE.test(sex));
  if (odd.length > 0) {
    throw unusable(
      file.path,
      odd.map(({ key: [, sex = ''], origin }) => ({
        where: `${origin}, column sex`,
        message: {
          ja: `「${sex}」は性別のコードではありません。調査票のコード（数字）にしてください。`,
          en: `"${sex}" is no code of sex; write the code of the questionnaire.`,
        },
      })),
    );
  }
  const margins = cells.map(({ key: [area = '', sex, ageBand = ''], population, origin }) => ({
    area,
    sex: Number(sex),
    ageBand,
    population,
    origin,
  }));
  const made = weightDataset(dataset, { minimumCell, ageBands, margins });
  return { ...made, adjustment: null, beside: sampleBesideCounts(dataset, looked(file, stratum, ageBands)) };
}

/** The counts of a post-stratification as they are looked at: by stratum, and by sex and age. */
function looked(
  file: CountsFile,
  stratum: string,
  ageBands: Extract<WeightingFile, { method: 'post-stratified' }>['ageBands'],
): readonly DatasetMargin[] {
  const sex = { kind: 'codes', column: 'sex' } as const;
  return [
    { name: '層', by: [{ kind: 'stratum' }], cells: countsBy(file, [stratum]) },
    { name: '性別・年齢', by: [sex, { kind: 'age', ageBands }], cells: countsBy(file, ['sex', 'age_band']) },
  ];
}

/** Codes of a coded column: at most three digits. */
const CODE = /^\d{1,3}$/;

function toMargins(
  dataset: Dataset,
  weighting: Exclude<WeightingFile, { method: 'base' | 'post-stratified' }>,
  fileOf: (counts: string | undefined) => CountsFile,
  column: string,
): Adjusted {
  const strata = new Set(requireInvitation(dataset).strata.map(({ id }) => id));
  const margins = weighting.margins.map(({ name, by, counts }): DatasetMargin => {
    const file = fileOf(counts);
    const columns = by.map((axis) => (axis === STRATUM && !file.columns.includes(STRATUM) ? column : axis));
    const cells = countsBy(file, columns);
    const axes = by.map((axis, place) =>
      // the column that names the stratum counts strata, if it does so in the counts too
      axis === column && cells.every(({ key }) => strata.has(key[place] as string))
        ? ({ kind: 'stratum' } as const)
        : axisOf(axis, weighting.ageBands),
    );
    return { name, by: axes, cells };
  });
  // where counts were scaled, their sum no longer shows that a row is missing
  const gaps = weighting.frameDifference === 'scale' ? margins.flatMap(gapFindings) : [];
  if (gaps.length > 0) throw new WeightingError(gaps);
  const { tolerance } = weighting;
  const options = tolerance === undefined ? {} : { tolerance };
  const { dataset: folded, weights, adjustment } = met(dataset, weighting, margins, options);
  return { dataset: folded, weights, adjustment, beside: sampleBesideCounts(dataset, margins) };
}

function met(
  dataset: Dataset,
  weighting: Exclude<WeightingFile, { method: 'base' | 'post-stratified' }>,
  margins: readonly DatasetMargin[],
  options: { readonly tolerance?: number },
): AdjustedDataset {
  if (weighting.method === 'linear' || weighting.method === 'logit')
    return calibrateDataset(dataset, margins, distanceOf(weighting), options);
  const { rounds } = weighting;
  return rakeDataset(dataset, margins, {
    ...options,
    ...(rounds === undefined ? {} : { maximumRounds: rounds }),
  });
}

function distanceOf(weighting: Extract<WeightingFile, { method: 'linear' | 'logit' }>): CalibrationDistance {
  return weighting.method === 'linear'
    ? { kind: 'linear', bounds: weighting.bounds }
    : { kind: 'logit', bounds: weighting.bounds };
}

function axisOf(name: string, ageBands: Extract<WeightingFile, { method: 'raked' }>['ageBands']): MarginAxis {
  if (name === 'stratum') return { kind: 'stratum' };
  if (name !== 'age_band') return { kind: 'codes', column: name };
  if (ageBands.length > 0) return { kind: 'age', ageBands };
  return { kind: 'codes', column: name };
}

function pathOf(own: string | undefined, counts: string | undefined): string {
  const path = own ?? counts;
  if (path !== undefined) return path;
  throw new AnalysisProblem(2, 'counts.missing', {
    ja: '合わせる人口のファイルがありません。--margins <ファイル> か、weighting の counts で指定してください。',
    en: 'No file of population counts; name it with --margins, or as counts in the weighting.',
  });
}

/** Weights that came with the answers count as they are. */
function asGiven(dataset: Dataset, { method }: WeightingFile, given: Float64Array): Adjusted {
  if (method !== 'base') {
    throw new AnalysisProblem(2, 'weights.given', {
      ja: 'ウェイトの列があるデータは、そのウェイトのまま使います。weighting の method を base にするか、design の weight を除いてください。',
      en: 'Answers that bring weights keep them; set the method of the weighting to base, or take weight out of the design.',
    });
  }
  return { ...givenWeights(dataset, given), adjustment: null, beside: [] };
}
