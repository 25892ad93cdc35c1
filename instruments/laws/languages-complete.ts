import { breach, type Law, nameOf } from './law.ts';
import { requiredLanguages } from './required-languages.ts';

/**
 * Every instrument can be read in the languages and at the reading levels that its readers need
 * (required-languages.ts). Whether an overlay has every text is the business of overlay-complete.
 */
export const languagesComplete: Law = {
  code: 'languages-complete',
  check: ({ instruments, overlays }) =>
    instruments.flatMap((instrument) =>
      requiredLanguages(instrument)
        .filter(
          (language) =>
            !overlays.some(
              (overlay) =>
                overlay.instrument === instrument.id &&
                overlay.version === instrument.version &&
                overlay.language === language,
            ),
        )
        .map((language) =>
          breach(
            nameOf(instrument),
            `「${language}」の訳文がありません。library/${instrument.id}/${instrument.version}.${language}.json を加えてください。`,
            `There is no overlay in "${language}"; add library/${instrument.id}/${instrument.version}.${language}.json.`,
          ),
        ),
    ),
};
