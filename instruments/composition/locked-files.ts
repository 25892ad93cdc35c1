import { DefinitionError } from '../definition/finding.ts';
import type { Instrument } from '../definition/instrument.ts';
import type { Definitions } from '../definition/parse-definitions.ts';
import { composeQuestionnaire } from './compose-questionnaire.ts';
import {
  canonicalBytes,
  frozenDerivedBytes,
  frozenInstrumentBytes,
  frozenOverlayBytes,
  frozenQuestionnaireBytes,
} from './frozen-bytes.ts';
import type { LockedFile } from './lock.ts';
import type { QuestionnaireRecipe } from './questionnaire.ts';

/**
 * Every definition that the lock file covers, with the hash of its frozen bytes: what `lockFindings` compares.
 * Area schemes and published figures are covered whole: every figure by area and every national figure beside
 * our own hangs on them. A scale whose wording is still a slot is not there: whoever has the licence fills it in under
 * the same version, so nothing of it is frozen before.
 *
 * @param sha256 lower-case hex digest; an argument, because this folder runs where there is no crypto module
 */
export function lockedFiles(
  definitions: Definitions,
  sha256: (bytes: Uint8Array) => string,
): readonly LockedFile[] {
  const instruments = definitions.instruments.map(({ value }) => value);
  const slots = instruments.filter(awaitsLicence).map(({ id, version }) => `${id}@${version}`);
  const overlays = definitions.overlays.map(({ value }) => value);
  const derived = definitions.derived.map(({ value }) => value);
  const questionnaireHash = (recipe: QuestionnaireRecipe) => {
    try {
      return sha256(frozenQuestionnaireBytes(composeQuestionnaire(recipe, instruments, overlays, derived)));
    } catch (error) {
      // the edited part has a finding of its own, which names its file
      if (error instanceof DefinitionError) return null;
      throw error;
    }
  };
  return [
    ...definitions.instruments
      .filter(({ value }) => !awaitsLicence(value))
      .map(({ file, value }) => ({
        section: 'instruments' as const,
        key: `${value.id}@${value.version}`,
        file,
        sha256: sha256(frozenInstrumentBytes(value)),
      })),
    ...definitions.overlays
      .filter(({ value }) => !slots.includes(`${value.instrument}@${value.version}`))
      .map(({ file, value }) => ({
        section: 'overlays' as const,
        key: `${value.instrument}@${value.version}.${value.language}`,
        file,
        sha256: sha256(frozenOverlayBytes(value)),
        belongsTo: [`${value.instrument}@${value.version}`],
      })),
    ...definitions.recipes.map(({ file, value }) => ({
      section: 'questionnaires' as const,
      key: `${value.id}@${value.version}`,
      file,
      sha256: questionnaireHash(value),
      instruments: [value.core, ...value.modules].map((part) => `${part.instrument}@${part.version}`),
      derived: value.derived.map(({ variable, version }) => `${variable}@${version}`),
    })),
    ...definitions.areaSchemes.map(({ file, value }) => ({
      section: 'areaSchemes' as const,
      key: `${value.id}@${value.version}`,
      file,
      sha256: sha256(canonicalBytes(value)),
    })),
    ...definitions.published.map(({ file, value }) => ({
      section: 'publishedFigures' as const,
      key: `${value.instrument}@${value.version}`,
      file,
      sha256: sha256(canonicalBytes(value)),
    })),
    ...definitions.derived.map(({ file, value }) => ({
      section: 'derived' as const,
      key: `${value.id}@${value.version}`,
      file,
      sha256: sha256(frozenDerivedBytes(value)),
    })),
    ...definitions.crosswalks.map(({ file, value }) => ({
      section: 'crosswalks' as const,
      key: `${value.instrument}@${value.from}-${value.to}`,
      file,
      sha256: sha256(canonicalBytes(value)),
      belongsTo: [`${value.instrument}@${value.from}`, `${value.instrument}@${value.to}`],
    })),
  ];
}

/** Whether its wording is a slot that the owner of a licence fills: such an instrument cannot be published. */
export function awaitsLicence({ licence }: Instrument): boolean {
  return licence?.wordingIncluded === false;
}
