import {
  type CrossTabMenu,
  crossTabMenu,
  type MenuAxis,
  type MenuItem,
} from '../../../analysis/crosstab/cross-tab-menu.ts';
import { MADE_COLUMNS } from '../../../instruments/codebook/made-columns.ts';
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
 */
export function surveyMenu(
  survey: SurveyFile,
  definition: SurveyDefinition,
  columns: ReadonlySet<string>,
): CrossTabMenu {
  const asked = definition.variables.filter(({ id }) => !MADE_COLUMNS.includes(id));
  const menu = crossTabMenu({ ...definition, variables: asked });
  const axes = AXES.flatMap(({ id, label }): MenuAxis[] => {
    const known = menu.axes.find((axis) => axis.id === id);
    if (known === undefined && !columns.has(id)) return [];
    const own = definition.variables.find((variable) => variable.id === id)?.label ?? label;
    const axis = known ?? { id, label: own, folds: [] };
    return [{ ...axis, folds: [...axis.folds, ...foldsOf(survey, id)] }];
  });
  return { items: [...menu.items, ...bandedItems(survey)], axes };
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
function bandedItems({ variables = [] }: SurveyFile): readonly MenuItem[] {
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
            nets: [],
          },
        ],
  );
}
