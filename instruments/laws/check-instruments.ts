import { composeQuestionnaire } from '../composition/compose-questionnaire.ts';
import { DefinitionError, type Finding } from '../definition/finding.ts';
import type { Definitions } from '../definition/parse-definitions.ts';
import { areaSchemeConsistent } from './area-scheme-consistent.ts';
import { codesUniqueAndAllowed } from './codes-unique-and-allowed.ts';
import { conditionCanHold } from './condition-can-hold.ts';
import { conditionInSubset } from './condition-in-subset.ts';
import { consentResolves } from './consent-resolves.ts';
import { crosswalkComplete } from './crosswalk-complete.ts';
import { derivedResolves } from './derived-resolves.ts';
import { everyItemReachable } from './every-item-reachable.ts';
import { evidenceFitsExactness } from './evidence-fits-exactness.ts';
import { exclusiveMarked } from './exclusive-marked.ts';
import { freeTextHasNote } from './free-text-has-note.ts';
import { furiganaComplete } from './furigana-complete.ts';
import { itemFactsComplete } from './item-facts-complete.ts';
import { itemIdsUnique } from './item-ids-unique.ts';
import { languagesComplete } from './languages-complete.ts';
import { type AskedForm, type Law, nameOf } from './law.ts';
import { licenceSlotNotPublished } from './licence-slot-not-published.ts';
import { minutesAsPromised } from './minutes-as-promised.ts';
import { municipalityCodesMatchAreaScheme } from './municipality-codes-match-area-scheme.ts';
import { netsAndScoresResolve } from './nets-and-scores-resolve.ts';
import { overlayComplete } from './overlay-complete.ts';
import { personalItemsOnlyWhenNamed } from './personal-items-only-when-named.ts';
import { publishedFiguresComparable } from './published-figures-comparable.ts';
import { referencesResolve } from './references-resolve.ts';
import { sensitiveItemsHaveDesks } from './sensitive-items-have-desks.ts';
import { sharedItemsSame } from './shared-items-same.ts';

/** Every law, one a file. */
export const laws: readonly Law[] = [
  itemIdsUnique,
  itemFactsComplete,
  codesUniqueAndAllowed,
  conditionInSubset,
  referencesResolve,
  conditionCanHold,
  everyItemReachable,
  overlayComplete,
  netsAndScoresResolve,
  exclusiveMarked,
  freeTextHasNote,
  municipalityCodesMatchAreaScheme,
  areaSchemeConsistent,
  publishedFiguresComparable,
  evidenceFitsExactness,
  sharedItemsSame,
  crosswalkComplete,
  furiganaComplete,
  sensitiveItemsHaveDesks,
  personalItemsOnlyWhenNamed,
  consentResolves,
  licenceSlotNotPublished,
  derivedResolves,
  minutesAsPromised,
  languagesComplete,
];

/**
 * Checks all definitions against all laws: what is wrong, where, and what to do, everything at once. Also what
 * composing each questionnaire finds. Empty when all is well.
 *
 * @param onLaw told the code of each law before it is checked, for whoever shows how far it is
 */
export function checkInstruments(
  definitions: Pick<
    Definitions,
    'instruments' | 'overlays' | 'recipes' | 'areaSchemes' | 'published' | 'derived' | 'crosswalks'
  >,
  onLaw?: (code: string) => void,
): readonly Finding[] {
  const instruments = definitions.instruments.map(({ value }) => value);
  const overlays = definitions.overlays.map(({ value }) => value);
  const areaSchemes = definitions.areaSchemes.map(({ value }) => value);
  const derived = definitions.derived.map(({ value }) => value);
  const crosswalks = definitions.crosswalks.map(({ value }) => value);
  const findings: Finding[] = [];
  const forms: AskedForm[] = [];
  const used = new Set<string>();
  for (const { value: recipe } of definitions.recipes) {
    for (const part of [recipe.core, ...recipe.modules])
      used.add(nameOf({ id: part.instrument, version: part.version }));
    try {
      const composed = composeQuestionnaire(recipe, instruments, overlays, derived);
      const { pages } = composed;
      forms.push({ name: nameOf(recipe), pages, recipe, derived: composed.derived ?? [] });
    } catch (error) {
      if (!(error instanceof DefinitionError)) throw error;
      findings.push(...error.findings);
    }
  }
  // a module may look at items of its core, so conditions are checked where the parts are put together
  for (const instrument of instruments)
    if (!used.has(nameOf(instrument))) forms.push({ name: nameOf(instrument), pages: instrument.form.pages });
  const published = definitions.published.map(({ value }) => value);
  const recipes = definitions.recipes.map(({ value }) => value);
  const subject = { instruments, overlays, recipes, forms, areaSchemes, published, derived, crosswalks };
  for (const law of laws) {
    onLaw?.(law.code);
    findings.push(...law.check(subject).map((breach) => ({ ...breach, code: law.code })));
  }
  return findings;
}
