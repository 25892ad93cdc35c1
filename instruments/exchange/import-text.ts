import { type FormLanguage, formLanguageSchema } from '../definition/localized-text.ts';
import { plainTextSchema } from '../definition/plain-text.ts';
import { type Report, shortened } from './import-finding.ts';
import { isObject } from './json-reader.ts';
import { formLanguageOf } from './survey-locales.ts';

/** One text of the file: in Japanese, and in the other languages that we have. */
export interface ImportedText {
  readonly ja: string;
  readonly others: ReadonlyMap<Exclude<FormLanguage, 'ja'>, string>;
}

/** Reads texts of a file whose plain strings are in one language. */
export type TextImporter = (value: unknown, where: string) => ImportedText | undefined;

export function textImporter(own: FormLanguage, report: Report): TextImporter {
  const clean = (text: string, where: string): string | undefined => {
    const plain = plainText(text);
    if (plain !== text)
      report(
        'text-changed',
        where,
        `使えない文字や書式（タグ、{ }、制御文字、前後の空白など）を除きました。元の文：${shortened(text)}。文を確かめてください。`,
        `Markup, braces, control characters or white space at the ends were taken out of “${shortened(text)}”; check the text.`,
      );
    return plain === '' ? undefined : plain;
  };
  const inLanguages = (value: Readonly<Record<string, unknown>>, where: string) => {
    const texts = new Map<FormLanguage, string>();
    for (const [name, text] of Object.entries(value)) {
      const language = name === 'default' ? own : formLanguageOf(name);
      const inside = `${where}.${name}`;
      // two names of one language, or a language beside the default that is the same
      if (language === undefined || typeof text !== 'string' || texts.has(language)) {
        report(
          'language-left-out',
          inside,
          'この文は取り込みません（対応していない言語か、同じ言語の文がすでにあるか、文字列ではありません）。必要なら翻訳のファイルに加えてください。',
          'This text was left out: its language is none that we have or is there already, or it is no text. Add an overlay where it is needed.',
        );
        continue;
      }
      const cleaned = clean(text, inside);
      if (cleaned !== undefined) texts.set(language, cleaned);
    }
    return texts;
  };
  return (value, where) => {
    if (value === undefined) return undefined;
    if (typeof value !== 'string' && !isObject(value)) {
      report(
        'text-not-read',
        where,
        '文字列ではないので取り込めません。文を書いてください。',
        'This is not a text and was left out; write the text.',
      );
      return undefined;
    }
    if (isObject(value)) return inJapanese(inLanguages(value, where), where, report);
    const text = clean(value, where);
    return inJapanese(new Map(text === undefined ? [] : [[own, text]]), where, report);
  };
}

function inJapanese(
  texts: ReadonlyMap<FormLanguage, string>,
  where: string,
  report: Report,
): ImportedText | undefined {
  const [first] = texts.values();
  if (first === undefined) return undefined;
  const ja = texts.get('ja');
  if (ja === undefined)
    report(
      'japanese-missing',
      where,
      '日本語の文がないため、ほかの言語の文を置きました。日本語で書いてください。',
      'There is no Japanese text; the one in another language stands in its place. Write it in Japanese.',
    );
  const others = new Map<Exclude<FormLanguage, 'ja'>, string>();
  for (const [language, text] of texts) if (language !== 'ja') others.set(language, text);
  return { ja: ja ?? first, others };
}

/** A text without what our texts may not have (plain-text.ts). */
function plainText(text: string): string {
  if (plainTextSchema.safeParse(text).success) return text;
  return text
    .replace(/<[^<>]*>/g, ' ')
    .replace(/[<>{}]/g, ' ')
    .replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069\uFEFF]/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** Languages other than Japanese, in the order in which we list them. */
export const otherLanguages = formLanguageSchema.exclude(['ja']).options;
