import { type CodedColumn, type CodeLabel, type Dataset, RESERVED } from '../../analysis/dataset/dataset.ts';
import { uniform31 } from '../../analysis/reference/portable-generator.ts';
import { givenWeights } from '../../analysis/weights/given-weights.ts';
import { type WeightedDataset, weightDataset } from '../../analysis/weights/weight-dataset.ts';

/**
 * How people are weighted. `post-stratified`: by area × sex × age band, as this platform weights, so that people of a cell
 * have the same weight. `own`: everybody has another weight, those of the timings of R.
 */
export type BenchWeighting = 'post-stratified' | 'own';

export const BENCH_AREAS = 47;
export const BENCH_BANDS = 8;

/** An age in each band. */
const AGES = [18, 25, 35, 45, 55, 65, 75, 85];
const LIMITS = [16, 20, 30, 40, 50, 60, 70, 80];

/** Codes of question k: 2 to 7. */
export const codesOfQuestion = (question: number): number => 2 + (question % 6);

function column(id: string, values: Uint8Array, codes: number): CodedColumn {
  const label = (text: string) => ({ ja: text, en: text });
  return {
    id,
    kind: 'single',
    item: id,
    label: label(id),
    measure: 'ordinal',
    exactness: 'ours',
    sensitive: false,
    strictDisclosure: false,
    codes: Array.from(
      { length: codes },
      (_, code): CodeLabel => ({ code: code + 1, label: label(`${code + 1}`) }),
    ),
    values,
  };
}

/** The rules of lib/portable.R, in one loop a column: areas, age bands, weights, then questions 1 to `questions`. */
function portableColumns(rows: number, questions: number, seed: number) {
  const fill = (codeOf: (row: number) => number) => {
    const values = new Uint8Array(rows);
    for (let row = 0; row < rows; row++) values[row] = codeOf(row);
    return values;
  };
  const area = fill((row) => {
    const u = uniform31(row + 1, 1, seed);
    return 1 + Math.floor(BENCH_AREAS * u * Math.sqrt(u));
  });
  const band = fill((row) => 1 + Math.floor(BENCH_BANDS * uniform31(row + 1, 2, seed)));
  const weight = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    weight[row] = 0.5 + 2 * uniform31(row + 1, 3, seed) + (area[row] as number) / BENCH_AREAS;
  }
  const answers = Array.from({ length: questions }, (_, index) => {
    const question = index + 1;
    const codes = codesOfQuestion(question);
    return fill((row) => {
      if (uniform31(row + 1, 200 + question, seed) < 0.02) return RESERVED.noAnswer;
      const lean = (((area[row] as number) * question + (band[row] as number)) % 7) / 7;
      const v = (uniform31(row + 1, 100 + question, seed) + 0.1 * lean) / 1.1;
      return Math.min(codes, 1 + Math.floor(codes * v));
    });
  });
  // not part of the rules: weights of a survey are made by sex too
  const sex = fill((row) => 1 + Number(uniform31(row + 1, 4, seed) >= 0.48));
  return { area, band, sex, weight, answers };
}

/**
 * A made-up survey of 47 areas, which are its strata, 8 age bands, and questions of 2 to 7 codes: the data that R's survey
 * package was timed on, the same value for value, with a sex added.
 */
export function tallyBenchData(rows: number, questions: number, weighting: BenchWeighting): WeightedDataset {
  const { area, band, sex, weight, answers } = portableColumns(rows, questions, 1);
  const respondents = new Float64Array(BENCH_AREAS);
  for (let row = 0; row < rows; row++) {
    const place = (area[row] as number) - 1;
    respondents[place] = (respondents[place] as number) + 1;
  }
  const areas = Array.from({ length: BENCH_AREAS }, (_, place) => `a${place + 1}`);
  // 20 to 29 people of the frame for each expected respondent, another number in each cell
  const margins = areas.flatMap((id, place) =>
    [1, 2].flatMap((code) =>
      AGES.map((_, index) => ({
        area: id,
        sex: code,
        ageBand: `b${index + 1}`,
        population:
          20 + Math.round(((respondents[place] as number) / 16) * (20 + ((place + 3 * index + code) % 10))),
      })),
    ),
  );
  const columns = [
    column('area', area, BENCH_AREAS),
    column('age_band', band, BENCH_BANDS),
    column('sex', sex, 2),
    {
      ...column(
        'age',
        band.map((code) => AGES[code - 1] as number),
        0,
      ),
      kind: 'number' as const,
    },
    ...answers.map((values, index) => column(`q${index + 1}`, values, codesOfQuestion(index + 1))),
  ];
  const label = { ja: '地域', en: 'Area' };
  const dataset: Dataset = {
    surveyId: 'bench',
    questionnaire: { id: 'bench', version: '1', sha256: '0'.repeat(64) },
    synthetic: true,
    size: rows,
    design: {
      kind: 'invitation',
      strata: areas.map((id, place) => ({
        id,
        label,
        population: margins
          .filter((margin) => margin.area === id)
          .reduce((sum, { population }) => sum + population, 0),
        invited: 2 * (respondents[place] as number),
        respondents: respondents[place] as number,
      })),
      stratum: area.map((code) => code - 1),
    },
    columns: new Map(columns.map((own) => [own.id, own])),
    remarks: [],
  };
  if (weighting === 'own') return givenWeights(dataset, weight);
  const ageBands = LIMITS.map((from, index) => ({
    id: `b${index + 1}`,
    label,
    from,
    to: index + 1 < LIMITS.length ? (LIMITS[index + 1] as number) - 1 : null,
  }));
  return weightDataset(dataset, { minimumCell: 2, ageBands, margins });
}
