import type { LocalizedText } from '../../instruments/definition/localized-text.ts';
import { ComparisonError } from '../comparison/comparison-error.ts';
import { layOutRows, requireColumn } from '../crosstab/cross-tab-layout.ts';
import type { CrossTabMenu } from '../crosstab/cross-tab-menu.ts';
import type { Dataset } from '../dataset/dataset.ts';

/** Who stands in the rows of one section of a profile. */
export interface ProfileRowsRequest {
  /** an axis of the menu: area, age_band */
  readonly axis: string;
  /** a fold of it; null: as it is */
  readonly fold: string | null;
  /** every group once for men and once for women */
  readonly bySex: boolean;
}

/** A row: the whole, or a group in official order. */
export interface ProfileGroup {
  /** id of the row of the table by this axis */
  readonly id: string;
  readonly kind: 'total' | 'group';
  /** code of the item `sex`; null: both, and whoever gave another answer or none */
  readonly sex: number | null;
  readonly label: LocalizedText;
  /** what the label is made of */
  readonly labels: { readonly group: LocalizedText; readonly sex: LocalizedText | null };
}

/** Rows of a section, and which of them each respondent stands in. */
export interface ProfileRows {
  readonly request: ProfileRowsRequest;
  readonly label: LocalizedText;
  /** without the whole */
  readonly groups: readonly ProfileGroup[];
  /** place of each respondent's group; UNPLACED for the others, who count in the whole only */
  readonly places: Uint8Array;
}

export const UNPLACED = 254;
const SEX = 'sex';
/** Sexes that stand in rows. A third answer and none are in no row: few give it, and a row of theirs would point at them. */
const SEXES_IN_ROWS = 2;

/**
 * Lays out the rows of a section: the groups of an axis or of its fold in official order; by sex, first all groups of men,
 * then of women, as the national tables have them. Throws CrossTabError for an unknown axis or fold, ComparisonError for
 * more than 250 rows.
 */
export function profileRows(dataset: Dataset, menu: CrossTabMenu, request: ProfileRowsRequest): ProfileRows {
  const { axis, fold, bySex } = request;
  const layout = layOutRows(dataset, menu, {
    item: '',
    axis,
    noAnswer: 'in-base',
    nets: 'without',
    fold: fold ?? undefined,
  });
  const own = layout.rows.filter(({ group }) => group.kind === 'code' || group.kind === 'fold');
  const sexes = bySex ? requireColumn(dataset, SEX).codes.slice(0, SEXES_IN_ROWS) : [null];
  const groups = sexes.flatMap((sex) =>
    own.map(
      ({ group: { id, label } }): ProfileGroup =>
        Object.freeze({
          id,
          kind: 'group',
          sex: sex?.code ?? null,
          labels: Object.freeze({ group: label, sex: sex?.label ?? null }),
          label:
            sex === null
              ? label
              : Object.freeze({
                  ja: `${sex.label.ja}・${label.ja}`,
                  en: `${sex.label.en}, ${label.en}`,
                }),
        }),
    ),
  );
  if (groups.length > 250) {
    throw new ComparisonError(
      'request-unusable',
      `profileRows requires at most 250 rows, got ${groups.length} by ${axis}; fold the axis`,
    );
  }
  const first = new Uint8Array(256).fill(UNPLACED);
  sexes.forEach((sex, index) => {
    if (sex !== null) first[sex.code] = index * own.length;
  });
  const sexOf = bySex ? requireColumn(dataset, SEX).values : null;
  const { placeOfCode } = layout.places;
  const places = layout.column.values.map((code, row) => {
    const place = placeOfCode[code] as number;
    const start = sexOf === null ? 0 : (first[sexOf[row] as number] as number);
    return place >= own.length || start === UNPLACED ? UNPLACED : start + place;
  });
  const named =
    fold === null
      ? layout.axis.label
      : (layout.axis.folds.find(({ id }) => id === fold)?.label ?? layout.axis.label);
  return Object.freeze({
    request: Object.freeze({ axis, fold, bySex }),
    label: bySex ? Object.freeze({ ja: `性別・${named.ja}`, en: `Sex and ${named.en}` }) : named,
    groups: Object.freeze(groups),
    places,
  });
}
