import type { FormLanguage } from '../definition/localized-text.ts';
import { texts as english } from './en.ts';
import { type FormTexts, texts as japanese } from './ja.ts';
import { texts as easyJapanese } from './ja-x-easy.ts';
import { texts as junior } from './ja-x-junior.ts';
import { texts as primary } from './ja-x-primary.ts';
import { texts as korean } from './ko.ts';
import { texts as portuguese } from './pt-br.ts';
import { texts as vietnamese } from './vi.ts';
import { texts as chinese } from './zh-hans.ts';

/** The form's sentences in every language it has; a page in the browser imports the file of its own language alone. */
export const formTexts: Readonly<Record<FormLanguage, FormTexts>> = Object.freeze({
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
