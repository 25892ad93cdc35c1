import { LARGEST_CODE } from '../codebook/reserved-codes.ts';
import type { Measure } from '../definition/instrument.ts';
import type { LocalizedText } from '../definition/localized-text.ts';
import type { Element } from '../definition/survey-json.ts';
import type { ImportedItem } from './import-condition.ts';
import type { Report } from './import-finding.ts';
import { asText, described } from './import-finding.ts';
import { type NameGiver, nameGiver } from './import-names.ts';
import { importOptions, unnamed } from './import-options.ts';
import { withSpecialOptions } from './import-special-options.ts';
import type { ImportedText, TextImporter } from './import-text.ts';
import { isObject, type JsonObject, type JsonReader } from './json-reader.ts';

/** What the reading of a file has at hand and writes into. */
export interface Importing {
  readonly reader: JsonReader;
  readonly text: TextImporter;
  readonly name: NameGiver;
  readonly report: Report;
  /** by the name in the file */
  readonly items: Map<string, ImportedItem>;
  /** overlay key → text, for every language */
  readonly texts: Map<string, ImportedText>;
}

/** One element of the file in our form; its condition is still that of the file. */
export interface ImportedElement {
  readonly element: Element;
  readonly measure: Measure;
}

const SHORT_TEXT = 200;
const LONG_TEXT = 1_000;

/** Reads one question or note; null, with a finding, where its type has no place in our forms. */
export function importQuestion(
  source: JsonObject,
  where: string,
  importing: Importing,
): ImportedElement | null {
  const { reader, report, texts } = importing;
  const type = reader.takeWhole(source, 'type');
  if (typeof type !== 'string' || !CARRIED.includes(type)) {
    report(
      'type-not-carried',
      where,
      `設問の種類「${described(type)}」は取り込めません。単一回答・複数回答・数値・自由記述・表のいずれかに作り直してください。`,
      `A question of type “${described(type)}” cannot be carried; make it a single or multiple answer, a number, a text or a matrix.`,
    );
    return null;
  }
  const original = reader.takeWhole(source, 'name');
  const name = importing.name(original, 'item', where);
  const say = (key: string, text: ImportedText) => {
    texts.set(`${name}.${key}`, text);
    return text.ja;
  };
  if (type === 'html') {
    const html =
      importing.text(reader.takeWhole(source, 'html'), `${where}.html`, 'note') ??
      unnamed(`${where}.html`, report);
    return { element: { type, name, html: say('html', html) }, measure: 'text' };
  }
  const title =
    importing.text(reader.takeWhole(source, 'title'), `${where}.title`) ??
    importing.text(original, `${where}.name`) ??
    unnamed(`${where}.title`, report);
  const description = importing.text(reader.takeWhole(source, 'description'), `${where}.description`);
  const asked = {
    name,
    title: say('title', title),
    ...(description && { description: say('description', description) }),
  };
  const made = makeQuestion(type, asked, { source, where, importing, say });
  if (made === null) return null;
  if (typeof original === 'string') importing.items.set(original, { name, codes: made.codes });
  return made;
}

const CARRIED = [
  'radiogroup',
  'dropdown',
  'checkbox',
  'tagbox',
  'boolean',
  'rating',
  'text',
  'comment',
  'matrix',
  'html',
];

interface Making {
  readonly source: JsonObject;
  readonly where: string;
  readonly importing: Importing;
  readonly say: (key: string, text: ImportedText) => string;
}
interface Asked {
  readonly name: string;
  readonly title: string;
  readonly description?: string;
}
type Made = (ImportedElement & { readonly codes: ReadonlyMap<string, number> }) | null;

function makeQuestion(type: string, asked: Asked, making: Making): Made {
  switch (type) {
    case 'radiogroup':
    case 'dropdown':
      return chosen(type, asked, making, listed(making, 'choices'));
    case 'checkbox':
    case 'tagbox':
      if (type === 'tagbox') converted(making, 'tagbox', MULTIPLE);
      return chosen('checkbox', asked, making, listed(making, 'choices'));
    case 'boolean':
    case 'rating':
      return chosen('radiogroup', asked, making, type === 'boolean' ? yesAndNo(making) : steps(making));
    case 'matrix':
      return matrix(asked, making);
    default:
      return typed(type, asked, making);
  }
}

function listed({ source, importing: { reader } }: Making, key: string): readonly unknown[] {
  return reader.takeList(source, key) ?? [];
}

const SINGLE = { ja: '単一回答', en: 'a single answer' };
const MULTIPLE = { ja: '複数回答', en: 'a multiple answer' };

function converted({ where, importing: { report } }: Making, from: string, to: LocalizedText): void {
  report(
    'type-converted',
    where,
    `「${from}」の設問を${to.ja}にしました。選択肢とコードを確かめてください。`,
    `A “${from}” question became ${to.en}; check its options and codes.`,
  );
}

function yesAndNo(making: Making): readonly unknown[] {
  const { source, importing } = making;
  converted(making, 'boolean', SINGLE);
  const label = (key: string, other: string) => importing.reader.takeWhole(source, key) ?? other;
  return [
    { value: 'true', text: label('labelTrue', 'はい') },
    { value: 'false', text: label('labelFalse', 'いいえ') },
  ];
}

/** The points of a rating as SurveyJS counts them; what cannot be a code is replaced, with a finding. */
function steps(making: Making): readonly unknown[] {
  const { source, where, importing } = making;
  const { reader, report } = importing;
  converted(making, 'rating', SINGLE);
  const values = reader.takeList(source, 'rateValues');
  if (values !== undefined && values.length > 0) return values;
  const whole = (key: string, other: number, least: number, largest: number) => {
    const value = reader.takeWhole(source, key);
    if (value === undefined) return other;
    if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= largest)
      return value;
    reportLimit(`${where}.${key}`, key, other, report);
    return other;
  };
  const from = whole('rateMin', 1, 0, LARGEST_CODE - 1);
  const step = whole('rateStep', 1, 1, LARGEST_CODE - from);
  const most = Math.floor((LARGEST_CODE - from) / step) + 1;
  const count = whole('rateCount', Math.min(5, most), 2, most);
  const to = whole('rateMax', from + (count - 1) * step, from + step, LARGEST_CODE);
  return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => from + index * step);
}

function reportLimit(where: string, key: string, other: number, report: Report): void {
  report(
    'limit-proposed',
    where,
    `限度（${key}）がないか使えないため、${other} としました。確かめてください。`,
    `There is no usable ${key}; it became ${other}. Check it.`,
  );
}

function tooFew({ where, importing: { report } }: Making): null {
  report(
    'options-missing',
    where,
    '選択肢が二つ未満の設問は取り込めません。選択肢を加えてください。',
    'A question with fewer than two options was left out; add its options.',
  );
  return null;
}

function chosen(
  type: 'radiogroup' | 'dropdown' | 'checkbox',
  asked: Asked,
  making: Making,
  list: readonly unknown[],
): Made {
  const { source, where, importing, say } = making;
  const { reader, text, report } = importing;
  const listedOptions = importOptions(list, `${where}.choices`, reader, text, report, type === 'checkbox');
  const { options, codes } = withSpecialOptions(listedOptions, source, where, importing, {
    together: type === 'checkbox',
    name: asked.name,
  });
  if (options.length < 2) return tooFew(making);
  const choices = options.map(({ code, text: own, exclusive }) => ({
    value: code,
    text: say(`choices.${code}`, own),
    ...(type === 'checkbox' && exclusive && { isExclusive: true as const }),
  }));
  if (type !== 'checkbox') return { element: { type, ...asked, choices }, measure: 'nominal', codes };
  const most = reader.takeWhole(source, 'maxSelectedChoices');
  const limited = typeof most === 'number' && Number.isInteger(most) && most >= 1;
  if (most !== undefined && most !== 0 && !limited)
    report(
      'limit-not-carried',
      `${where}.maxSelectedChoices`,
      '選べる数の上限が正の整数ではないため、取り込みません。',
      'The largest number of choices is no whole number from 1 and was left out.',
    );
  return {
    element: { type, ...asked, choices, ...(limited && { maxSelectedChoices: most }) },
    measure: 'nominal',
    codes,
  };
}

function matrix(asked: Asked, making: Making): Made {
  const { where, importing, say } = making;
  const { reader, text, report } = importing;
  const { options, codes } = importOptions(
    listed(making, 'columns'),
    `${where}.columns`,
    reader,
    text,
    report,
    false,
  );
  const given = listed(making, 'rows');
  if (given.length === 0) {
    report(
      'rows-missing',
      where,
      '行のない表は取り込めません。行を加えてください。',
      'A matrix without rows was left out; add its rows.',
    );
    return null;
  }
  if (options.length < 2) return tooFew(making);
  const rowName = nameGiver(report);
  const rows = given.map((row: unknown, index) => {
    const own = `${where}.rows[${index}]`;
    const value = isObject(row) ? reader.takeWhole(row, 'value') : row;
    const name = rowName(value, 'row', own);
    const words =
      text((isObject(row) ? reader.takeWhole(row, 'text') : undefined) ?? asText(value), `${own}.text`) ??
      unnamed(own, report);
    return { value: name, text: say(`rows.${name}`, words) };
  });
  const columns = options.map(({ code, text: own }) => ({ value: code, text: say(`columns.${code}`, own) }));
  return { element: { type: 'matrix', ...asked, columns, rows }, measure: 'ordinal', codes };
}

function typed(type: string, asked: Asked, making: Making): Made {
  const { source, where, importing } = making;
  const { reader, report } = importing;
  const inputType = type === 'text' ? reader.takeWhole(source, 'inputType') : undefined;
  const whole = (key: string, other: number, least: number, largest: number) => {
    const value = reader.takeWhole(source, key);
    if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= largest)
      return value;
    reportLimit(`${where}.${key}`, key, other, report);
    return other;
  };
  if (inputType === 'number') {
    const min = whole('min', 0, 0, LARGEST_CODE);
    const max = whole('max', LARGEST_CODE, min, LARGEST_CODE);
    return { element: { type: 'text', inputType, ...asked, min, max }, measure: 'scale', codes: new Map() };
  }
  if (inputType !== undefined && inputType !== 'text')
    report(
      'type-converted',
      `${where}.inputType`,
      `入力の種類「${described(inputType)}」は使えないため、文字の設問にしました。`,
      `The input type “${described(inputType)}” is none of ours; it became a text.`,
    );
  const codes: ReadonlyMap<string, number> = new Map();
  if (type === 'comment') {
    const maxLength = whole('maxLength', LONG_TEXT, 1, 4_000);
    return { element: { type, ...asked, maxLength }, measure: 'text', codes };
  }
  return {
    element: { type: 'text', ...asked, maxLength: whole('maxLength', SHORT_TEXT, 1, 1_000) },
    measure: 'text',
    codes,
  };
}
