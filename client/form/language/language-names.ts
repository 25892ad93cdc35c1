import type { FormLanguage } from '../../../instruments/definition/localized-text.ts';

/** Each language under its own name. */
export const LANGUAGE_NAMES: Readonly<Record<FormLanguage, string>> = {
  ja: '日本語',
  'ja-x-easy': 'やさしい日本語',
  'ja-x-primary': '日本語（小学生）',
  'ja-x-junior': '日本語（中学生）',
  en: 'English',
  'zh-Hans': '简体中文',
  ko: '한국어',
  vi: 'Tiếng Việt',
  'pt-BR': 'Português (Brasil)',
};

/** Readings of the names that Intl gives in Japanese. */
const READINGS: Readonly<Record<string, string>> = {
  日本語: '日本語《にほんご》',
  英語: '英語《えいご》',
  中国語: '中国語《ちゅうごくご》',
  簡体中国語: '簡体中国語《かんたいちゅうごくご》',
  韓国語: '韓国語《かんこくご》',
};
/** A name of our language list that ends in 語 after katakana: ポルトガル語. */
const KATAKANA_NAME = /^[\p{Script=Katakana}ー]+語$/u;

/** Languages by their names in the language shown: 日本語、英語. With readings where that language has them. */
export function languageList(tags: readonly string[], shown: FormLanguage): string {
  const names = new Intl.DisplayNames([shown], { type: 'language' });
  const withReadings = shown === 'ja-x-easy' || shown === 'ja-x-primary';
  const listed = tags.map((tag) => {
    const name = names.of(tag) ?? tag;
    if (!withReadings) return name;
    return READINGS[name] ?? (KATAKANA_NAME.test(name) ? `${name}《ご》` : name);
  });
  return listed.join(shown.startsWith('ja') || shown === 'zh-Hans' ? '、' : ', ');
}
