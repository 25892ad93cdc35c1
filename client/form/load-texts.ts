import type { FormLanguage } from '../../instruments/definition/localized-text.ts';
import { type FormTexts, texts as japanese } from './texts/ja.ts';

/** Only the language that is shown is fetched; Japanese is always there, for when another cannot be. */
const loaders: Readonly<Record<FormLanguage, () => Promise<{ readonly texts: FormTexts }>>> = {
  ja: async () => ({ texts: japanese }),
  'ja-x-easy': () => import('./texts/ja-x-easy.ts'),
  'ja-x-primary': () => import('./texts/ja-x-primary.ts'),
  'ja-x-junior': () => import('./texts/ja-x-junior.ts'),
  en: () => import('./texts/en.ts'),
  'zh-Hans': () => import('./texts/zh-hans.ts'),
  ko: () => import('./texts/ko.ts'),
  vi: () => import('./texts/vi.ts'),
  'pt-BR': () => import('./texts/pt-br.ts'),
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
