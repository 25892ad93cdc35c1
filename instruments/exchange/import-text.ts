import { type FormLanguage, formLanguageSchema } from '../definition/localized-text.ts';
import { plainTextSchema } from '../definition/plain-text.ts';
import { type Report, shortened } from './import-finding.ts';
import { isObject, type JsonObject } from './json-reader.ts';
import { formLanguageOf } from './survey-locales.ts';

/** One text of the file: in Japanese, and in the other languages that we have. */
export interface ImportedText {
  readonly ja: string;
  readonly others: ReadonlyMap<Exclude<FormLanguage, 'ja'>, string>;
}

/** Reads texts of a file whose plain strings are in one language; a note is HTML in the file. */
export type TextImporter = (value: unknown, where: string, kind?: 'note') => ImportedText | undefined;

export function textImporter(own: FormLanguage, report: Report): TextImporter {
  const clean = (text: string, where: string, kind: 'note' | undefined): string | undefined => {
    const plain = plainText(kind === 'note' ? withoutEntities(text) : text);
    if (plain !== text)
      report(
        'text-changed',
        where,
        `使えない文字や書式（タグ、{ }、制御文字、前後の空白など）を除きました。元の文：${shortened(text)}。文を確かめてください。`,
        `Markup, braces, control characters or white space at the ends were taken out of “${shortened(text)}”; check the text.`,
      );
    return plain === '' ? undefined : plain;
  };
  const inLanguages = (value: JsonObject, where: string, kind: 'note' | undefined) => {
    const texts = new Map<FormLanguage, string>();
    // what has a language of its own stands before the default, whatever their order in the file
    const entries = Object.entries(value).sort(
      ([a], [b]) => Number(a === 'default') - Number(b === 'default'),
    );
    for (const [name, text] of entries) {
      const language = name === 'default' ? defaultLanguage(own, texts) : formLanguageOf(name);
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
      const cleaned = clean(text, inside, kind);
      if (cleaned !== undefined) texts.set(language, cleaned);
    }
    return texts;
  };
  return (value, where, kind) => {
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
    if (isObject(value)) return inJapanese(inLanguages(value, where, kind), where, report);
    const text = clean(value, where, kind);
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

/** The default of a text is in the file's language; where that is there already, in SurveyJS's own: English. */
function defaultLanguage(own: FormLanguage, texts: ReadonlyMap<FormLanguage, string>): FormLanguage {
  return texts.has(own) ? 'en' : own;
}

const ENTITIES: Readonly<Record<string, string>> = {
  nbsp: ' ',
  lt: '＜',
  gt: '＞',
  quot: '"',
  apos: "'",
  amp: '＆',
};

/** HTML as it reads: entities as their signs, and no & left, which a note may not have. */
function withoutEntities(html: string): string {
  return html
    .replace(/&(nbsp|lt|gt|quot|apos|amp);/g, (whole, name: string) => ENTITIES[name] ?? whole)
    .replaceAll('&', '＆');
}

/** Languages other than Japanese, in the order in which we list them. */
export const otherLanguages = formLanguageSchema.exclude(['ja']).options;
