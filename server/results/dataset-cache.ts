import type { CrossTabMenu } from '../../analysis/crosstab/cross-tab-menu.ts';
import { crossTabMenu } from '../../analysis/crosstab/cross-tab-menu.ts';
import { codeResponses } from '../../analysis/dataset/code-responses.ts';
import type { Dataset } from '../../analysis/dataset/dataset.ts';
import { datasetName } from '../../analysis/dataset/dataset-name.ts';
import { isByMunicipality } from '../../analysis/disclosure/municipality-rule.ts';
import type { ProtectedFamily } from '../../analysis/disclosure/protected-family.ts';
import { rakeToRegister } from '../../analysis/weights/rake-to-register.ts';
import { weightDataset } from '../../analysis/weights/weight-dataset.ts';
import { WeightingError } from '../../analysis/weights/weighting-error.ts';
import type { Weights } from '../../analysis/weights/weights.ts';
import type { AreaScheme } from '../../instruments/areas/area-scheme.ts';
import { codebook, type Variable } from '../../instruments/codebook/codebook.ts';
import type { Definitions } from '../../instruments/definition/parse-definitions.ts';
import { readResponses } from '../ballot-box/read-responses.ts';
import { Problem } from '../problems/problem.ts';
import type { StoreReader } from '../store/store.ts';
import type { RegisteredSurvey } from '../surveys/registered-survey.ts';
import { protectedItem } from './protected-item.ts';

/** Everything that tables of one survey are made from, until the next batch leaves the inbox. */
export interface SurveyDataset {
  /** names the frozen dataset in the register of releases */
  readonly name: string;
  /** with the strata that the weights were made for */
  readonly dataset: Dataset;
  /** null for an open survey */
  readonly weights: Weights | null;
  /** all tables of one item, protected together; made once for each item */
  protectedItem(itemId: string): Promise<ProtectedFamily>;
}

export interface DatasetCache {
  /** @throws Problem analysis.no-responses, analysis.weights-impossible */
  dataset(registered: RegisteredSurvey): Promise<SurveyDataset>;
  /** What can be tabulated, whether or not anybody has answered yet. */
  menu(registered: RegisteredSurvey): CrossTabMenu;
  variables(registered: RegisteredSurvey): readonly Variable[];
  areaScheme(registered: RegisteredSurvey): AreaScheme | null;
}

interface Kept {
  /** responses are only ever added, so their number says whether a dataset is still the newest */
  readonly responses: number;
  readonly made: Promise<SurveyDataset>;
}

/** Keeps one coded and weighted dataset a survey in memory, and makes a new one when a batch has moved. */
export function openDatasetCache(store: StoreReader, definitions: Definitions): DatasetCache {
  const kept = new Map<string, Kept>();
  const menus = new WeakMap<object, { menu: CrossTabMenu; variables: readonly Variable[] }>();

  const areaScheme = ({ survey }: RegisteredSurvey): AreaScheme | null =>
    definitions.areaSchemes.find(({ value }) => value.id === survey.areaScheme)?.value ?? null;
  const described = (registered: RegisteredSurvey) => {
    const known = menus.get(registered);
    if (known !== undefined) return known;
    const { questionnaire } = registered.questionnaire;
    const variables = codebook(questionnaire);
    const { scores, nets, derived } = questionnaire;
    const menu = crossTabMenu({ variables, scores, nets, derived, areaScheme: areaScheme(registered) });
    menus.set(registered, { menu, variables });
    return { menu, variables };
  };

  const make = async (registered: RegisteredSurvey): Promise<SurveyDataset> => {
    const { survey, questionnaire } = registered;
    const { menu, variables } = described(registered);
    const coded = codeResponses({
      surveyId: survey.id,
      questionnaire: questionnaire.reference,
      synthetic: survey.synthetic,
      variables,
      rules: questionnaire.rules,
      scores: questionnaire.questionnaire.scores,
      derived: questionnaire.questionnaire.derived,
      design: survey.kind === 'invitation' ? { kind: 'invitation', strata: survey.strata } : { kind: 'open' },
      areaScheme: areaScheme(registered),
      responses: await readResponses(store, survey.id),
      waiting: 0,
    });
    if (coded.size === 0) throw new Problem('analysis.no-responses');
    const { dataset, weights } = weighted(registered, coded);
    const name = datasetName(dataset);
    const families = new Map<string, Promise<ProtectedFamily>>();
    const scheme = areaScheme(registered);
    const material = {
      name,
      dataset,
      weights,
      menu,
      variables,
      // inhabitants are no part of a scheme; where rows are municipalities the strictest published limit holds
      ...(scheme !== null && isByMunicipality(scheme)
        ? { inhabitants: new Map(scheme.areas.map(({ code }) => [code, null])) }
        : {}),
    };
    const familyOf = (itemId: string): Promise<ProtectedFamily> => {
      const known = families.get(itemId);
      if (known !== undefined) return known;
      const family = protectedItem(store, registered, material, itemId, familyOf);
      families.set(itemId, family);
      // A failure is not kept: the next request tries again.
      family.catch(() => families.delete(itemId));
      return family;
    };
    return Object.freeze({
      name,
      dataset,
      weights,
      protectedItem: familyOf,
    });
  };

  return {
    async dataset(registered) {
      const { id } = registered.survey;
      const { responses } = await store.read
        .selectFrom('responses')
        .select((row) => row.fn.countAll<number>().as('responses'))
        .where('survey', '=', id)
        .executeTakeFirstOrThrow();
      const known = kept.get(id);
      if (known?.responses === Number(responses)) return known.made;
      const made = make(registered);
      kept.set(id, { responses: Number(responses), made });
      made.catch(() => {
        if (kept.get(id)?.made === made) kept.delete(id);
      });
      return made;
    },
    menu: (registered) => described(registered).menu,
    variables: (registered) => described(registered).variables,
    areaScheme,
  };
}

function weighted(
  { survey }: RegisteredSurvey,
  dataset: Dataset,
): { readonly dataset: Dataset; readonly weights: Weights | null } {
  if (survey.kind === 'open') return { dataset, weights: null };
  try {
    const { weighting } = survey;
    return weighting?.method === 'raked'
      ? rakeToRegister(dataset, weighting)
      : weightDataset(dataset, weighting);
  } catch (cause) {
    if (!(cause instanceof WeightingError)) throw cause;
    throw new Problem('analysis.weights-impossible', {
      findings: cause.findings.map((finding) => ({
        ...finding,
        where: finding.where === '' ? survey.id : `${survey.id}: ${finding.where}`,
      })),
    });
  }
}
