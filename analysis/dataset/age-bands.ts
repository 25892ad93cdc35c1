import type { LocalizedText } from '../../instruments/definition/localized-text.ts';
import { compileDerivation } from '../../instruments/derived/compile-derivation.ts';
import { deriveColumn } from '../../instruments/derived/derived-rule.ts';
import type { CodedColumn, CodeLabel } from './dataset.ts';
import { derivedColumn } from './derived-columns.ts';

export interface AgeBand extends CodeLabel {
  /** first age of the band; it ends where the next one begins */
  readonly from: number;
}

/** Codes of the column `age_band` where a survey names no bands of its own: those of the national tables, 16–19, then by tens. */
export const AGE_BANDS: readonly AgeBand[] = [
  { code: 1, from: 16, label: { ja: '16～19歳', en: '16–19' } },
  { code: 2, from: 20, label: { ja: '20～29歳', en: '20–29' } },
  { code: 3, from: 30, label: { ja: '30～39歳', en: '30–39' } },
  { code: 4, from: 40, label: { ja: '40～49歳', en: '40–49' } },
  { code: 5, from: 50, label: { ja: '50～59歳', en: '50–59' } },
  { code: 6, from: 60, label: { ja: '60～69歳', en: '60–69' } },
  { code: 7, from: 70, label: { ja: '70～79歳', en: '70–79' } },
  { code: 8, from: 80, label: { ja: '80歳以上', en: '80 and over' } },
];

/** Neighbouring bands shown as one row. */
export interface AgeFold {
  readonly id: string;
  readonly label: LocalizedText;
  readonly groups: readonly { readonly label: LocalizedText; readonly codes: readonly number[] }[];
}

export const AGE_FOLDS: readonly AgeFold[] = [
  {
    id: 'age_3',
    label: { ja: '3区分（16～19歳・20～40代・50代以上）', en: 'Three groups (16–19, 20–49, 50 and over)' },
    groups: [
      { label: { ja: '16～19歳', en: '16–19' }, codes: [1] },
      { label: { ja: '20～40代', en: '20–49' }, codes: [2, 3, 4] },
      { label: { ja: '50代以上', en: '50 and over' }, codes: [5, 6, 7, 8] },
    ],
  },
  {
    id: 'age_4',
    label: { ja: '4区分（集計のウェイトと同じ）', en: 'Four groups (those of the weighting)' },
    groups: [
      { label: { ja: '16～29歳', en: '16–29' }, codes: [1, 2] },
      { label: { ja: '30～49歳', en: '30–49' }, codes: [3, 4] },
      { label: { ja: '50～69歳', en: '50–69' }, codes: [5, 6] },
      { label: { ja: '70歳以上', en: '70 and over' }, codes: [7, 8] },
    ],
  },
];

/**
 * Band codes for a column of ages, of bands in ascending order; reserved codes pass through, an age below the first band
 * is 無回答.
 */
export function deriveAgeBands(ages: Uint8Array, bands: readonly AgeBand[] = AGE_BANDS): Uint8Array {
  const ended = bands.map((band, place) => ({ ...band, to: (bands[place + 1]?.from ?? Infinity) - 1 }));
  const codeOf = compileDerivation({ kind: 'bands', input: 'age', bands: ended }, ['age']);
  const rule = { id: 'age_band', inputs: ['age'], codeOf };
  return deriveColumn(rule, new Map([['age', { values: ages }]]), ages.length);
}

/** The column `age_band` of a column of ages. */
export function ageBandColumn(age: CodedColumn, bands: readonly AgeBand[] = AGE_BANDS): CodedColumn {
  const codes = bands.map(({ code, label }) => ({ code, label }));
  const values = deriveAgeBands(age.values, bands);
  return derivedColumn('age_band', { ja: '年齢階級', en: 'Age group' }, codes, values);
}
