import type { FormLanguage } from '../definition/localized-text.ts';
import { texts as english } from './en.ts';
import { texts as japanese, type PrivacyTexts } from './ja.ts';
import { texts as easyJapanese } from './ja-x-easy.ts';
import { texts as junior } from './ja-x-junior.ts';
import { texts as primary } from './ja-x-primary.ts';
import { texts as korean } from './ko.ts';
import { texts as portuguese } from './pt-br.ts';
import { texts as vietnamese } from './vi.ts';
import { texts as chinese } from './zh-hans.ts';

/**
 * Our own sentences in the privacy notice, in every language of the form. They stand apart from the form's
 * (../form-texts/), which a browser fetches before the first question.
 */
export const privacyTexts: Readonly<Record<FormLanguage, PrivacyTexts>> = Object.freeze({
  ja: japanese,
  'ja-x-easy': easyJapanese,
  'ja-x-primary': primary,
  'ja-x-junior': junior,
  en: english,
  'zh-Hans': chinese,
  ko: korean,
  vi: vietnamese,
  'pt-BR': portuguese,
});
