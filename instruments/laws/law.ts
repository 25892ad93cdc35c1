import type { AreaScheme } from '../areas/area-scheme.ts';
import type { PublishedFigures } from '../codebook/published-figures.ts';
import type { QuestionnaireRecipe } from '../composition/questionnaire.ts';
import type { Crosswalk } from '../crosswalk/crosswalk.ts';
import type { Finding } from '../definition/finding.ts';
import type { Instrument } from '../definition/instrument.ts';
import type { Overlay } from '../definition/overlay.ts';
import type { Page } from '../definition/survey-json.ts';
import type { DerivedVariable } from '../derived/derived-variable.ts';

/** A form as it is asked: a composed questionnaire, or an instrument that no recipe uses yet. */
export interface AskedForm {
  readonly name: string;
  readonly pages: readonly Page[];
  /** what it was composed from; absent for an instrument by itself */
  readonly recipe?: QuestionnaireRecipe;
  /** derived variables of the questionnaire, as the recipe names them */
  readonly derived?: readonly DerivedVariable[];
}

/** What the laws look at. */
export interface LawSubject {
  readonly instruments: readonly Instrument[];
  readonly overlays: readonly Overlay[];
  readonly recipes: readonly QuestionnaireRecipe[];
  readonly forms: readonly AskedForm[];
  readonly areaSchemes: readonly AreaScheme[];
  readonly published: readonly PublishedFigures[];
  readonly derived: readonly DerivedVariable[];
  readonly crosswalks: readonly Crosswalk[];
}

export type Breach = Omit<Finding, 'code'>;

/** One law that every definition obeys. Its code is the name of its file and of its broken fixture. */
export interface Law {
  readonly code: string;
  readonly check: (subject: LawSubject) => readonly Breach[];
}

export function breach(where: string, ja: string, en: string): Breach {
  return { where, message: { ja, en } };
}

/** How findings name an instrument, a recipe or an area scheme. */
export function nameOf({ id, version }: Pick<Instrument, 'id' | 'version'>): string {
  return `${id} ${version}`;
}

/** How findings name a place in an instrument. */
export function placeIn(instrument: Pick<Instrument, 'id' | 'version'>, what: string): string {
  return `${nameOf(instrument)}: ${what}`;
}

/** The instrument versions that a recipe is composed from, core first; what does not exist is left out. */
export function partsOf(
  recipe: QuestionnaireRecipe,
  instruments: readonly Instrument[],
): readonly Instrument[] {
  return [recipe.core, ...recipe.modules].flatMap((part) =>
    instruments.filter(({ id, version }) => id === part.instrument && version === part.version),
  );
}

/** The values that occur more than once, each once. */
export function repeated<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values.filter((value, at) => values.indexOf(value) !== at))];
}
