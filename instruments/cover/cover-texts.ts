import type { FormLanguage } from '../definition/localized-text.ts';
import { englishCover } from './cover-en.ts';
import { type CoverTexts, japaneseCover } from './cover-ja.ts';
import { easyJapaneseCover } from './cover-ja-x-easy.ts';
import { juniorCover } from './cover-ja-x-junior.ts';
import { primaryCover } from './cover-ja-x-primary.ts';
import { koreanCover } from './cover-ko.ts';
import { portugueseCover } from './cover-pt-br.ts';
import { vietnameseCover } from './cover-vi.ts';
import { chineseCover } from './cover-zh-hans.ts';

/** The cover's sentences in every language a form has; a page that shows one language imports that file alone. */
export const coverTexts: Readonly<Record<FormLanguage, CoverTexts>> = Object.freeze({
  ja: japaneseCover,
  'ja-x-easy': easyJapaneseCover,
  'ja-x-primary': primaryCover,
  'ja-x-junior': juniorCover,
  en: englishCover,
  'zh-Hans': chineseCover,
  ko: koreanCover,
  vi: vietnameseCover,
  'pt-BR': portugueseCover,
});
