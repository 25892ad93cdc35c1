import type { Questionnaire } from '../../instruments/composition/questionnaire.ts';
import type { FormLanguage } from '../../instruments/definition/localized-text.ts';
import type { Definitions } from '../../instruments/definition/parse-definitions.ts';

/**
 * Languages whose wording of this questionnaire nobody has checked: an overlay of one of its parts is a draft, or
 * its file is gone and nobody can tell. Approval is not frozen, so that it may come after publication.
 */
export function unapprovedLanguages(
  { instruments }: Pick<Questionnaire, 'instruments'>,
  languages: readonly FormLanguage[],
  { overlays }: Pick<Definitions, 'overlays'>,
): FormLanguage[] {
  const approved = (language: FormLanguage): boolean =>
    instruments.every(({ id, version }) =>
      overlays.some(
        ({ value }) =>
          value.instrument === id &&
          value.version === version &&
          value.language === language &&
          value.approval === 'approved',
      ),
    );
  return languages.filter((language) => language !== 'ja' && !approved(language));
}
