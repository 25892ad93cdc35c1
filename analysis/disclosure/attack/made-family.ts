import type {
  CrossTab,
  CrossTabCategory,
  CrossTabCell,
  CrossTabRow,
  NoAnswerPlace,
} from '../../crosstab/cross-tab.ts';
import type { CrossTabFamily } from '../cross-tab-family.ts';

/** One made-up respondent: a code on each axis (null: not known), chosen codes (none: no answer), a weight. */
export interface MadePerson {
  readonly groups: Readonly<Record<string, number | null>>;
  readonly chosen: readonly number[];
  readonly weight: number;
}

export interface MadeAxis {
  readonly id: string;
  readonly codes: readonly number[];
  readonly folds: readonly { readonly id: string; readonly groups: readonly (readonly number[])[] }[];
}

export interface MadeSurvey {
  readonly persons: readonly MadePerson[];
  readonly multiple: boolean;
  readonly codes: readonly number[];
  readonly nets: readonly { readonly id: string; readonly codes: readonly number[] }[];
  readonly axes: readonly MadeAxis[];
  readonly weighted: boolean;
  readonly places: readonly NoAnswerPlace[];
  /** codes of a multiple item that exclude every other */
  readonly exclusiveCodes?: readonly number[];
}

const label = (text: string) => ({ ja: text, en: text });

/** All tables of a made-up survey, counted straight from its persons. For attacks and measurements. */
export function madeFamily(survey: MadeSurvey): CrossTabFamily {
  const tables = survey.axes.flatMap((axis) =>
    [null, ...axis.folds.map(({ id }) => id)].flatMap((fold) =>
      survey.places.map((place) => ({ fold, table: madeTable(survey, axis, fold, place) })),
    ),
  );
  return { tables, exclusiveCodes: survey.exclusiveCodes ?? [] };
}

function madeTable(survey: MadeSurvey, axis: MadeAxis, fold: string | null, place: NoAnswerPlace): CrossTab {
  const groups = axis.folds.find(({ id }) => id === fold)?.groups ?? axis.codes.map((code) => [code]);
  const categories: CrossTabCategory[] = [
    ...survey.codes.map(
      (code) => ({ id: `${code}`, kind: 'code', label: label(`選択肢${code}`), codes: [code] }) as const,
    ),
    ...(place === 'in-base'
      ? [{ id: 'no-answer', kind: 'no-answer', label: label('無回答'), codes: [252] } as const]
      : []),
    ...survey.nets.map(({ id, codes }) => ({ id, kind: 'net', label: label(id), codes }) as const),
  ];
  const row = (group: CrossTabRow['group'], inside: (code: number | null) => boolean): CrossTabRow => {
    const asked = survey.persons.filter(({ groups: own }) => inside(own[axis.id] ?? null));
    const persons = place === 'in-base' ? asked : asked.filter(({ chosen }) => chosen.length > 0);
    const weightedBase = weightOf(persons);
    return {
      group,
      base: persons.length,
      weightedBase,
      cells: categories.map((category) => cellOf(category, persons, weightedBase)),
    };
  };
  // which test may stand beside a view is what matters here, not its figures
  const test = { statistic: 1, numeratorDf: 1, denominatorDf: 1, p: 0.5, respondents: survey.persons.length };
  return {
    surveyId: 'made-up',
    questionnaire: { id: 'made-up', version: '1', sha256: '0'.repeat(64) },
    synthetic: true,
    design: survey.weighted ? 'invitation' : 'open',
    item: { id: 'item', label: label('設問'), multiple: survey.multiple },
    axis: { id: axis.id, label: label(axis.id) },
    noAnswer: place,
    weighting: survey.weighted ? 'base' : 'none',
    rules: [],
    categories,
    rows: [
      row({ id: 'total', kind: 'total', label: label('全体'), codes: [] }, () => true),
      ...groups.map((codes) =>
        row(
          {
            id: codes.join('+'),
            kind: fold === null ? 'code' : 'fold',
            label: label(codes.join('・')),
            codes,
          },
          (code) => code !== null && codes.includes(code),
        ),
      ),
      row({ id: 'unknown', kind: 'unknown', label: label('不明'), codes: [] }, (code) => code === null),
    ],
    test,
    netTests: Object.fromEntries(survey.nets.map(({ id }) => [id, test])),
  };
}

function cellOf(
  category: CrossTabCategory,
  persons: readonly MadePerson[],
  weightedBase: number,
): CrossTabCell {
  const counted = persons.filter(({ chosen }) =>
    category.kind === 'no-answer'
      ? chosen.length === 0
      : chosen.some((code) => category.codes.includes(code)),
  );
  const weightedCount = weightOf(counted);
  const proportion = persons.length === 0 ? null : weightedCount / weightedBase;
  const standardError =
    proportion === null ? null : Math.sqrt((proportion * (1 - proportion)) / persons.length);
  return {
    respondents: counted.length,
    weightedCount,
    proportion,
    standardError,
    interval: null,
    degreesOfFreedom: persons.length - 1,
  };
}

function weightOf(persons: readonly MadePerson[]): number {
  return persons.reduce((sum, { weight }) => sum + weight, 0);
}
