import type { Language } from '../definition/localized-text.ts';
import type { Comparability, OptionChange, Recoding, VersionChange } from './version-change.ts';

type Kind = VersionChange['kind'];

const HEADINGS: Readonly<Record<Kind, Readonly<Record<Language, string>>>> = {
  added: { ja: '設問の追加', en: 'Item added' },
  removed: { ja: '設問の削除', en: 'Item removed' },
  'new-id': { ja: '設問の id の変更', en: 'Item under a new id' },
  reworded: { ja: '文言の変更', en: 'Reworded' },
  'answer-kind': { ja: '回答形式の変更', en: 'Kind of answer changed' },
  options: { ja: '選択肢の変更', en: 'Options changed' },
  limits: { ja: '回答できる範囲の変更', en: 'Limits of the answer changed' },
  routing: { ja: '分岐の変更', en: 'Routing changed' },
  moved: { ja: '順序の変更', en: 'Order changed' },
  'text-around': { ja: '説明文の変更', en: 'Texts around the questions changed' },
  reporting: { ja: '合計区分・得点の変更', en: 'Nets and scores changed' },
};

const NO_CHANGE = {
  ja: '二つの版に違いはありません。',
  en: 'The two versions do not differ.',
} as const;

/**
 * The changes between two versions as an official reads them, in Markdown: a heading for each kind of change, a
 * line for each change, and under it what it means for comparing the two (比較への影響).
 */
export function diffInJapanese(changes: readonly VersionChange[]): string {
  return inWords(changes, 'ja');
}

/** The same in English. */
export function diffInEnglish(changes: readonly VersionChange[]): string {
  return inWords(changes, 'en');
}

function inWords(changes: readonly VersionChange[], language: Language): string {
  if (changes.length === 0) return `${NO_CHANGE[language]}\n`;
  return (Object.keys(HEADINGS) as Kind[])
    .flatMap((kind) => {
      const own = changes.filter((change) => change.kind === kind);
      if (own.length === 0) return [];
      return [
        `## ${HEADINGS[kind][language]}\n\n${own.map((change) => lineOf(change, language)).join('\n')}\n`,
      ];
    })
    .join('\n');
}

function lineOf(change: VersionChange, language: Language): string {
  const quote = (text: string) => (language === 'ja' ? `「${text}」` : `"${text}"`);
  if ('where' in change) {
    return `- ${inCode(change.where)}\n${fromTo(change.before, change.after, language, quote)}`;
  }
  const name = `- ${change.label[language]} (${inCode(change.item)})`;
  return [name, detailOf(change, language, quote), `  - ${effectOf(change, language)}`]
    .filter(Boolean)
    .join('\n');
}

function inCode(text: string): string {
  return `\`${text}\``;
}

function detailOf(
  change: Exclude<VersionChange, { where: string }>,
  language: Language,
  quote: (text: string) => string,
): string {
  switch (change.kind) {
    case 'added':
    case 'removed':
    case 'moved':
      return '';
    case 'options':
      // code against code would mislead where codes moved: the crosswalk says which is which
      return (
        change.recoding?.map((recoding) => `  - ${recodingLine(recoding, quote)}`) ??
        change.options.map((option) => `  - ${optionLine(option, language, quote)}`)
      ).join('\n');
    case 'new-id':
      return language === 'ja'
        ? `  - 前の版では ${inCode(change.before)} でした。`
        : `  - It was ${inCode(change.before)} in the earlier version.`;
    case 'routing':
      return fromTo(
        change.before || EVERYBODY[language],
        change.after || EVERYBODY[language],
        language,
        quote,
      );
    case 'answer-kind':
      return fromTo(kindName(change.before, language), kindName(change.after, language), language, quote);
    default:
      return fromTo(change.before, change.after, language, quote);
  }
}

const EVERYBODY = { ja: '全員', en: 'everybody' } as const;

const KIND_NAMES: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  single: { ja: '単一回答', en: 'single answer' },
  multiple: { ja: '複数回答', en: 'multiple answer' },
  number: { ja: '数値', en: 'number' },
  text: { ja: '自由記述', en: 'text' },
};

function kindName(kind: string, language: Language): string {
  return KIND_NAMES[kind]?.[language] ?? kind;
}

function fromTo(
  before: string | null,
  after: string | null,
  language: Language,
  quote: (text: string) => string,
): string {
  const missing = language === 'ja' ? 'なし' : 'none';
  const words = (text: string | null) => (text === null ? missing : quote(text));
  return language === 'ja'
    ? `  - 前：${words(before)}\n  - 後：${words(after)}`
    : `  - before: ${words(before)}\n  - after: ${words(after)}`;
}

function optionLine(
  { code, before, after }: OptionChange,
  language: Language,
  quote: (text: string) => string,
): string {
  const ja = language === 'ja';
  if (before === null)
    return ja ? `${code} ${quote(after ?? '')}を追加` : `${code} ${quote(after ?? '')} added`;
  if (after === null) return ja ? `${code} ${quote(before)}を削除` : `${code} ${quote(before)} removed`;
  if (before === after) return ja ? `${code} ${quote(after)}の位置を変更` : `${code} ${quote(after)} moved`;
  return ja
    ? `${code} ${quote(before)}を${quote(after)}に変更`
    : `${code} ${quote(before)} now ${quote(after)}`;
}

function recodingLine({ from, to }: Recoding, quote: (text: string) => string): string {
  return `${from.code} ${quote(from.label)} → ${to.code} ${quote(to.label)}`;
}

const EFFECTS: Readonly<Record<Comparability['verdict'], Readonly<Record<Language, string>>>> = {
  same: { ja: 'そのまま比べられます。', en: 'Figures can be compared as they are.' },
  recoded: {
    ja: '対応表のとおりにコードを読み替えれば比べられます。',
    en: 'Figures can be compared after recoding as the crosswalk says.',
  },
  'not-comparable': { ja: '比べられません。', en: 'Figures cannot be compared.' },
  'only-earlier': {
    ja: '後の版ではたずねていないので、比べられません。この id は、ほかの設問に二度と使えません。',
    en: 'Not asked in the later version, so there is nothing to compare. The id is retired: it is never used for anything else.',
  },
  'only-later': {
    ja: '前の版ではたずねていないので、比べられません（前の版の回答は「非該当」として扱います）。',
    en: 'Not asked in the earlier version, so there is nothing to compare (its responses count as not asked).',
  },
  'not-written': {
    ja: '対応表に記載がないので、比べられません。対応表に加えてください。',
    en: 'The crosswalk says nothing, so figures cannot be compared; add an entry.',
  },
};

function effectOf(change: Exclude<VersionChange, { where: string }>, language: Language): string {
  const { verdict, reason } = change.comparability;
  const heading = language === 'ja' ? '比較への影響：' : 'Comparison: ';
  const because = reason === null ? '' : `${language === 'ja' ? '' : ' '}${reason[language]}`;
  return `${heading}${EFFECTS[verdict][language]}${because}`;
}
