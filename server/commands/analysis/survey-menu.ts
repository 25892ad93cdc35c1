import {
  type CrossTabMenu,
  crossTabMenu,
  type MenuAxis,
  type MenuItem,
} from '../../../analysis/crosstab/cross-tab-menu.ts';
import { MADE_COLUMNS } from '../../../instruments/codebook/made-columns.ts';
import { AnalysisProblem } from './analysis-problem.ts';
import type { SurveyDefinition } from './survey-definition.ts';
import type { SurveyFile } from './survey-file.ts';

const AXES = [
  { id: 'area', label: { ja: '地域', en: 'Area' } },
  { id: 'age_band', label: { ja: '年齢階級', en: 'Age group' } },
] as const;

/**
 * What can be tabulated of a survey, and by what: as for a survey of an installation, and besides by `area` and
 * `age_band` where they are columns of the file, with the folds that the survey file names.
 * @param columns of the dataset
 * @throws AnalysisProblem (2) where the survey file has bands of age that no ages fall into
 */
export function surveyMenu(
  survey: SurveyFile,
  definition: SurveyDefinition,
  columns: ReadonlySet<string>,
): CrossTabMenu {
  requireAges(survey, definition);
  const asked = definition.variables.filter(({ id }) => !MADE_COLUMNS.includes(id));
  const menu = crossTabMenu({ ...definition, variables: asked });
  const axes = AXES.flatMap(({ id, label }): MenuAxis[] => {
    const known = menu.axes.find((axis) => axis.id === id);
    if (known === undefined && !columns.has(id)) return [];
    const own = definition.variables.find((variable) => variable.id === id)?.label ?? label;
    // folds that come along are of the national bands
    const hasOwnBands = id === 'age_band' && (survey.ageBands !== undefined || isAsked(definition, id));
    const folds = known === undefined || hasOwnBands ? [] : known.folds;
    return [{ id, label: known?.label ?? own, folds: [...folds, ...foldsOf(survey, id)] }];
  });
  return { items: [...menu.items, ...bandedItems(survey)], axes };
}

function isAsked({ variables }: SurveyDefinition, column: string): boolean {
  return variables.some(({ id }) => id === column);
}

function foldsOf({ folds }: SurveyFile, axis: string) {
  return folds
    .filter((fold) => fold.axis === axis)
    .map(({ id, label, groups }) => ({
      id,
      label,
      groups: groups.map((group, at) => ({ id: `${id}.${at + 1}`, ...group })),
    }));
}

/** Numbers that were cut into bands are answers like others. */
function bandedItems({ variables = [], nets }: SurveyFile): readonly MenuItem[] {
  return variables.flatMap(({ id, label, stem = label, bands }) =>
    bands === undefined || MADE_COLUMNS.includes(id)
      ? []
      : [
          {
            id,
            label,
            stem,
            multiple: false,
            categories: bands.map((band) => ({ code: band.code, label: band.label })),
            nets: nets.filter((net) => net.item === id),
          },
        ],
  );
}

function requireAges({ ageBands, variables = [] }: SurveyFile, definition: SurveyDefinition): void {
  if (ageBands === undefined) return;
  const hasAges = definition.variables.some(({ id, kind }) => id === 'age' && kind === 'number');
  const isCut = variables.some(({ id, bands }) => id === 'age' && bands !== undefined);
  if (hasAges && !isCut && !isAsked(definition, 'age_band')) return;
  throw new AnalysisProblem(2, 'survey-file.unusable', {
    ja: 'ageBands（年齢階級）は、年齢をそのまま書いた数値の列 age を区切るためのものです。age を数値の変数にし、age の bands や age_band の列は外してください。',
    en: 'ageBands cuts the ages of a number column "age"; make age a number, and leave out bands of age and a column age_band.',
  });
}
