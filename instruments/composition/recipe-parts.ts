import type { Finding } from '../definition/finding.ts';
import type { Instrument } from '../definition/instrument.ts';
import type { FormLanguage } from '../definition/localized-text.ts';
import type { Overlay } from '../definition/overlay.ts';
import { leaveOut } from './leave-out.ts';
import { overlayKeys } from './overlay-keys.ts';
import type { QuestionnaireRecipe } from './questionnaire.ts';

/** One instrument of a questionnaire, with its translations and its place. */
export interface Part {
  readonly instrument: Instrument;
  readonly overlays: readonly Overlay[];
  /** page of the core before which it stands; undefined: after the core */
  readonly before: string | undefined;
}

/** The parts that a recipe names, core first. What is missing or of the wrong kind is added to the findings. */
export function findParts(
  recipe: QuestionnaireRecipe,
  instruments: readonly Instrument[],
  overlays: readonly Overlay[],
  findings: Finding[],
): Part[] {
  const wanted = [
    { ...recipe.core, before: undefined, core: true },
    ...recipe.modules.map((m) => ({ ...m, core: false })),
  ];
  return wanted.flatMap((want) => {
    const where = `${recipe.id}: ${want.instrument} ${want.version}`;
    const whole = instruments.find((i) => i.id === want.instrument && i.version === want.version);
    if (!whole) {
      findings.push({
        code: 'composition.instrument-missing',
        where,
        message: {
          ja: 'この版の調査票部品がありません。部品のファイルを加えるか、調査票の構成を直してください。',
          en: 'There is no such instrument version; add its file or correct the recipe.',
        },
      });
      return [];
    }
    const instrument = leaveOut(whole, want.leaveOut, where, findings);
    if ((instrument.kind === 'module') === want.core) {
      findings.push({
        code: 'composition.wrong-kind',
        where,
        message: {
          ja: '中核には core か stand-alone、追加部分には module の部品を指定してください。',
          en: 'The core must be of kind core or stand-alone, every module of kind module; correct the recipe.',
        },
      });
    }
    const own = overlays.filter((o) => o.instrument === instrument.id && o.version === instrument.version);
    findings.push(...missingTranslations(where, instrument, own, recipe.languages));
    return [{ instrument, overlays: own, before: want.before }];
  });
}

function missingTranslations(
  where: string,
  instrument: Instrument,
  overlays: readonly Overlay[],
  languages: readonly FormLanguage[],
): Finding[] {
  return languages
    .filter((language) => language !== 'ja')
    .flatMap((language) => {
      const overlay = overlays.find((o) => o.language === language);
      const missing = [...overlayKeys(instrument).keys()].filter((key) => overlay?.texts[key] === undefined);
      if (missing.length === 0) return [];
      const some = missing.slice(0, 5).join(', ') + (missing.length > 5 ? ` … (${missing.length})` : '');
      return [
        {
          code: 'composition.translation-missing',
          where: `${where} (${language})`,
          message: {
            ja: `訳文がありません：${some}。訳文のファイルに加えてください。`,
            en: `These texts have no translation: ${some}. Add them to the overlay.`,
          },
        },
      ];
    });
}
