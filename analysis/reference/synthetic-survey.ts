import type { CrossTabMenu } from '../crosstab/cross-tab-menu.ts';
import { AGE_BANDS, AGE_FOLDS, deriveAgeBands } from '../dataset/age-bands.ts';
import { type CodedColumn, type CodeLabel, type Dataset, RESERVED } from '../dataset/dataset.ts';
import type { PostStratification } from '../weights/post-stratification.ts';
import { uniform31 } from './portable-generator.ts';

/** A made-up survey of any size, for measurements and for identities; nobody in it exists. */
export interface SyntheticSurvey {
  readonly dataset: Dataset;
  readonly postStratification: PostStratification;
  readonly menu: CrossTabMenu;
}

export interface SyntheticSurveyOptions {
  readonly rows: number;
  readonly seed: number;
  /** strata, which are also the areas */
  readonly areas: number;
  /** codes of the item `q` */
  readonly categories: number;
}

const BANDS = [
  { id: '16-29', label: { ja: '16～29歳', en: '16–29' }, from: 16, to: 29 },
  { id: '30-49', label: { ja: '30～49歳', en: '30–49' }, from: 30, to: 49 },
  { id: '50-69', label: { ja: '50～69歳', en: '50–69' }, from: 50, to: 69 },
  { id: '70-', label: { ja: '70歳以上', en: '70 and over' }, from: 70, to: null },
] as const;

const SEXES: readonly CodeLabel[] = [
  { code: 1, label: { ja: '男性', en: 'Male' } },
  { code: 2, label: { ja: '女性', en: 'Female' } },
  { code: 3, label: { ja: 'その他', en: 'Other' } },
];

function numbered(size: number, ja: string, en: string): CodeLabel[] {
  return Array.from({ length: size }, (_, index) => ({
    code: index + 1,
    label: { ja: `${ja}${index + 1}`, en: `${en} ${index + 1}` },
  }));
}

function column(
  id: string,
  kind: CodedColumn['kind'],
  item: string,
  codes: readonly CodeLabel[],
  values: Uint8Array,
): CodedColumn {
  return {
    id,
    kind,
    item,
    label: { ja: id, en: id },
    measure: 'ordinal',
    exactness: 'ours',
    sensitive: false,
    strictDisclosure: false,
    codes,
    values,
  };
}

/** People of the frame in each cell, of plausible and unequal size. */
function marginsOf(areas: number, seed: number) {
  return Array.from({ length: areas }, (_, area) =>
    [1, 2].flatMap((sex) =>
      BANDS.map((band, index) => ({
        area: `a${area + 1}`,
        sex,
        ageBand: band.id,
        population: 20_000 + Math.floor(60_000 * uniform31(area * 8 + sex * 4 + index, 90, seed)),
      })),
    ),
  ).flat();
}

/**
 * Makes a survey by invitation with unequal strata; sex, age, an item `q` (nobody asked now and then, some empty) and
 * a multiple answer `m` with three options. The same numbers for the same options, on every machine.
 */
export function syntheticSurvey({ rows, seed, areas, categories }: SyntheticSurveyOptions): SyntheticSurvey {
  const u = (row: number, stream: number) => uniform31(row + 1, stream, seed);
  const fill = (code: (row: number) => number) => Uint8Array.from({ length: rows }, (_, row) => code(row));
  const stratum = fill((row) => Math.floor(areas * u(row, 1) ** 1.5));
  const sex = fill((row) => {
    const v = u(row, 2);
    if (v < 0.01) return RESERVED.noAnswer;
    return v < 0.02 ? 3 : v < 0.49 ? 1 : 2;
  });
  const age = fill((row) => (u(row, 3) < 0.02 ? RESERVED.noAnswer : 16 + Math.floor(75 * u(row, 4) ** 0.8)));
  const q = fill((row) => {
    const v = u(row, 5);
    if (v < 0.02) return RESERVED.noAnswer;
    if (v < 0.05) return RESERVED.notAsked;
    // answers lean with area and age, so that a test has something to find
    const lean = 0.08 * ((stratum[row] as number) % 3) + ((age[row] as number) > 50 ? 0.05 : 0);
    return 1 + Math.min(categories - 1, Math.floor(categories * Math.max(0, u(row, 6) ** 1.3 - lean)));
  });
  const m = [1, 2, 3].map((option) =>
    fill((row) => (u(row, 7) < 0.03 ? RESERVED.noAnswer : Number(u(row, 10 + option) < 0.2 * option))),
  );
  const areaCodes = numbered(areas, '地域', 'Area');
  const margins = marginsOf(areas, seed);
  const respondents = areaCodes.map((_, index) =>
    stratum.reduce((count, own) => count + Number(own === index), 0),
  );
  const label = { ja: '回答', en: 'Answer' };
  const columns = [
    column(
      'area',
      'derived',
      'area',
      areaCodes,
      stratum.map((index) => index + 1),
    ),
    column('sex', 'single', 'sex', SEXES, sex),
    column('age', 'number', 'age', [], age),
    column('age_band', 'derived', 'age_band', AGE_BANDS, deriveAgeBands(age)),
    column('q', 'single', 'q', numbered(categories, '選択肢', 'Code'), q),
    ...m.map((values, index) => column(`m.${index + 1}`, 'option', 'm', numbered(2, '', ''), values)),
  ];
  return {
    dataset: {
      surveyId: 'synthetic',
      questionnaire: { id: 'synthetic', version: '1', sha256: '0'.repeat(64) },
      synthetic: true,
      size: rows,
      design: {
        kind: 'invitation',
        strata: areaCodes.map((area, index) => ({
          id: `a${index + 1}`,
          label: area.label,
          population: margins
            .filter((margin) => margin.area === `a${index + 1}`)
            .reduce((sum, { population }) => sum + population, 0),
          invited: 2 * (respondents[index] as number) + 1,
          respondents: respondents[index] as number,
        })),
        stratum,
      },
      columns: new Map(columns.map((entry) => [entry.id, entry])),
      remarks: [],
    },
    postStratification: { minimumCell: 5, ageBands: BANDS, margins },
    menu: {
      items: [
        {
          id: 'q',
          label,
          stem: label,
          multiple: false,
          categories: numbered(categories, '選択肢', 'Code'),
          nets: [{ id: 'low', item: 'q', label, codes: [1, 2] }],
        },
        {
          id: 'm',
          label,
          stem: label,
          multiple: true,
          categories: numbered(3, '選択肢', 'Code'),
          nets: [{ id: 'any', item: 'm', label, codes: [1, 2] }],
        },
      ],
      axes: [
        {
          id: 'area',
          label,
          folds: [
            {
              id: 'halves',
              label,
              groups: [
                {
                  id: 'halves.1',
                  label,
                  codes: areaCodes.map(({ code }) => code).filter((code) => code % 2 === 1),
                },
                {
                  id: 'halves.2',
                  label,
                  codes: areaCodes.map(({ code }) => code).filter((code) => code % 2 === 0),
                },
              ],
            },
          ],
        },
        {
          id: 'age_band',
          label,
          folds: AGE_FOLDS.map((fold) => ({
            ...fold,
            groups: fold.groups.map((group, index) => ({ id: `${fold.id}.${index + 1}`, ...group })),
          })),
        },
      ],
    },
  };
}
