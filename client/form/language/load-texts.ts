import type { FormLanguage } from '../../../instruments/definition/localized-text.ts';
import { type FormTexts, texts as japanese } from '../../../instruments/form-texts/ja.ts';

/** Only the language that is shown is fetched; Japanese is always there, for when another cannot be. */
const loaders: Readonly<Record<FormLanguage, () => Promise<{ readonly texts: FormTexts }>>> = {
  ja: async () => ({ texts: japanese }),
  'ja-x-easy': () => import('../../../instruments/form-texts/ja-x-easy.ts'),
  'ja-x-primary': () => import('../../../instruments/form-texts/ja-x-primary.ts'),
  'ja-x-junior': () => import('../../../instruments/form-texts/ja-x-junior.ts'),
  en: () => import('../../../instruments/form-texts/en.ts'),
  'zh-Hans': () => import('../../../instruments/form-texts/zh-hans.ts'),
  ko: () => import('../../../instruments/form-texts/ko.ts'),
  vi: () => import('../../../instruments/form-texts/vi.ts'),
  'pt-BR': () => import('../../../instruments/form-texts/pt-br.ts'),
};

export const isFormLanguage = (tag: string): tag is FormLanguage => Object.hasOwn(loaders, tag);

/** The form's own sentences in a language; null when they cannot be fetched right now. */
export async function loadTexts(language: FormLanguage): Promise<FormTexts | null> {
  try {
    return (await loaders[language]()).texts;
  } catch {
    return null;
  }
}
