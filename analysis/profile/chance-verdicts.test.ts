import { describe, expect, it } from 'vitest';
import { AGE_BANDS, deriveAgeBands } from '../dataset/age-bands.ts';
import type { CodedColumn, Dataset } from '../dataset/dataset.ts';
import { uniform31 } from '../reference/portable-generator.ts';
import { weightDataset } from '../weights/weight-dataset.ts';
import type { Indicator } from './indicators.ts';
import { riskProfile } from './risk-profile.ts';

// How often does a profile call somebody higher or lower by mere chance, and does it see a difference that is there?
// Weights differ between areas as 1 to 4, answers of one person hang together, and most are rare.

const label = { ja: '合成', en: 'Synthetic' };
const RESPONDENTS = [200, 180, 170, 140, 110];
const FRAME = [300_000, 150_000, 120_000, 90_000, 40_000];
const RATES = [0.05, 0.08, 0.06, 0.15, 0.3];
const SIZE = RESPONDENTS.reduce((sum, n) => sum + n, 0);
const stratum = Uint8Array.from(RESPONDENTS.flatMap((n, area) => Array<number>(n).fill(area)));
const indicators = RATES.map(
  (_, place): Indicator => ({
    id: `i${place}`,
    item: `i${place}`,
    category: '1',
    label,
    concept: 'loneliness',
    higherIs: 'worse',
  }),
);

function made(seed: number, timesInFirstArea: number): Dataset {
  const fill = (code: (row: number) => number) => Uint8Array.from({ length: SIZE }, (_, row) => code(row));
  const u = (row: number, stream: number) => uniform31(row + 1, stream, seed);
  const column = (id: string, values: Uint8Array, codes: readonly number[]): CodedColumn => ({
    id,
    kind: 'single',
    item: id,
    label,
    measure: 'nominal',
    exactness: 'ours',
    sensitive: false,
    strictDisclosure: false,
    codes: codes.map((code) => ({ code, label })),
    values,
  });
  const items = RATES.map((rate, place) =>
    column(
      `i${place}`,
      fill((row) => {
        const v = (u(row, 9) + u(row, 10 + place)) / 2;
        const below = v < 0.5 ? 2 * v * v : 1 - 2 * (1 - v) ** 2;
        return below < rate * (stratum[row] === 0 ? timesInFirstArea : 1) ? 1 : 2;
      }),
      [1, 2],
    ),
  );
  const columns = [
    column(
      'area',
      stratum.map((area) => area + 1),
      FRAME.map((_, area) => area + 1),
    ),
    column(
      'sex',
      fill((row) => (u(row, 1) < 0.45 ? 1 : 2)),
      [1, 2],
    ),
    column(
      'age_band',
      deriveAgeBands(fill((row) => 16 + Math.floor(75 * Math.sqrt(u(row, 2))))),
      AGE_BANDS.map(({ code }) => code),
    ),
    ...items,
  ];
  return {
    surveyId: 'synthetic',
    questionnaire: { id: 'synthetic', version: '1', sha256: '0'.repeat(64) },
    synthetic: true,
    size: SIZE,
    design: {
      kind: 'invitation',
      strata: FRAME.map((population, area) => ({
        id: `a${area}`,
        label,
        population,
        invited: 500,
        respondents: RESPONDENTS[area] as number,
      })),
      stratum,
    },
    columns: new Map(columns.map((own) => [own.id, own])),
    remarks: [],
  };
}

const menu = {
  items: RATES.map((_, place) => ({
    id: `i${place}`,
    label,
    stem: label,
    multiple: false,
    categories: [1, 2].map((code) => ({ code, label })),
    nets: [],
  })),
  axes: [{ id: 'area', label, folds: [] } as const],
};

function verdictsOf(seed: number, timesInFirstArea: number) {
  const { dataset, weights } = weightDataset(made(seed, timesInFirstArea), null);
  const { sections, comparisons } = riskProfile(dataset, weights, menu, {
    sections: [{ axis: 'area', fold: null, bySex: false }],
    indicators,
    noAnswer: 'in-base',
    standard: { kind: 'survey' },
    adjustment: 'holm',
  });
  expect(comparisons).toBeGreaterThan(12);
  return sections.flatMap(({ groups }) =>
    groups.slice(1).map(({ cells }) => cells.map((cell) => cell.verdict)),
  );
}

const PROFILES = Number(process.env.PROFILES ?? 200);
const seeds = Array.from({ length: PROFILES }, (_, seed) => seed + 1);
const isClaim = (verdict: string | null) => verdict === 'higher' || verdict === 'lower';

describe(`verdicts of ${PROFILES} profiles`, () => {
  it('where areas do not differ: at most 5 % of the profiles make a claim', () => {
    const wrong = seeds.filter((seed) => verdictsOf(seed, 1).flat().some(isClaim));
    expect(wrong.length).toBeLessThanOrEqual(0.05 * PROFILES);
  }, 300_000);

  it('where one area has more than twice as many: nearly all profiles say so, and of that area', () => {
    const seen = seeds.slice(0, 20).map((seed) => verdictsOf(seed, 2.5));
    expect(seen.filter(([first]) => first?.includes('higher')).length).toBeGreaterThanOrEqual(18);
    expect(seen.filter(([first]) => first?.includes('lower'))).toEqual([]);
  }, 60_000);
});
