import { oneLineText } from '../../instruments/codebook/spreadsheet-text.ts';
import type { LocalizedText } from '../../instruments/definition/localized-text.ts';
import { COLUMN_DICTIONARY, type ColumnMeaning } from './column-dictionary.ts';
import type { UnmappableCharacter } from './encode-cp932.ts';
import { LAYOUT_HISTORY, LAYOUT_VERSION, type MachineColumn } from './machine-layout.ts';

/** What the metadata of any file of the machine profile say. */
export interface CsvFacts {
  /** name of the CSV that is described, with its ending */
  readonly fileName: string;
  readonly codebookName: string;
  readonly encoding: 'utf-8' | 'cp932';
  /** characters that stand as 〓 in it */
  readonly replaced: readonly UnmappableCharacter[];
  readonly id: string;
  readonly title: LocalizedText;
  readonly organisation: LocalizedText;
  readonly window: { readonly opens: string; readonly closes: string } | null;
  /** YYYY-MM-DD */
  readonly madeOn: string;
  readonly softwareVersion: string;
  /** null: the office says it when it publishes */
  readonly licence: { readonly name: LocalizedText; readonly url: string } | null;
}

/** A further fact; `type` says which. */
export type CsvNote = { readonly type: string } & Readonly<Record<string, unknown>>;

/** WHATWG's label of CP932, which CSVW asks for. */
const ENCODING_LABELS = { 'utf-8': 'utf-8', cp932: 'windows-31j' } as const;

/**
 * The metadata of one CSV of the machine profile as W3C tabular metadata (CSVW, https://www.w3.org/TR/tabular-metadata/):
 * what each column holds and may hold, how the file is written, who made it when; facts that CSVW has no word for stand
 * in its `notes`, each with a `type`. JSON in UTF-8, without byte order mark.
 */
export function csvwDocument(
  columns: readonly MachineColumn[],
  primaryKey: readonly MachineColumn[],
  facts: CsvFacts,
  notes: readonly CsvNote[],
): string {
  const { window, licence, encoding } = facts;
  const document = {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'ja' }],
    '@type': 'Table',
    url: facts.fileName,
    dialect: {
      encoding: ENCODING_LABELS[encoding],
      lineTerminators: ['\r\n'],
      delimiter: ',',
      quoteChar: '"',
      doubleQuote: true,
      header: true,
    },
    'dc:identifier': facts.id,
    'dc:title': inBoth(facts.title),
    'dc:publisher': inBoth(facts.organisation),
    'dc:created': facts.madeOn,
    ...(window === null ? {} : { 'dc:temporal': periodOf(window) }),
    'dc:conformsTo': {
      '@value': '行政データにおける機械可読性に関するルール(2026年3月31日)',
      '@language': 'ja',
    },
    ...(licence === null
      ? { 'dc:rights': { '@value': '利用条件は、実施者が公表するときに定める', '@language': 'ja' } }
      : { 'dc:license': { '@id': licence.url }, 'dc:rights': inBoth(licence.name) }),
    notes: [
      {
        type: 'encoding',
        encoding,
        byteOrderMark: encoding === 'utf-8',
        lineEnd: 'CRLF',
        replacedBy: '〓',
        replaced: facts.replaced,
      },
      { type: 'codebook', url: facts.codebookName },
      { type: 'software', name: 'Tsunagari', version: facts.softwareVersion },
      { type: 'layout', version: LAYOUT_VERSION, history: LAYOUT_HISTORY },
      ...notes,
    ],
    tableSchema: {
      columns: columns.map((name) => columnOf(name, COLUMN_DICTIONARY[name])),
      primaryKey,
    },
  };
  // Labels are others' words: none may turn, hide or break what stands after it.
  const shown = (_: string, value: unknown) => (typeof value === 'string' ? oneLineText(value) : value);
  return `${JSON.stringify(document, shown, 2)}\n`;
}

function columnOf(name: MachineColumn, { title, meaning, values, number }: ColumnMeaning): object {
  return {
    name,
    // A validator looks for the header's own words among the titles; they belong to no language.
    titles: { und: [name], ja: [title.ja], en: [title.en] },
    'dc:description': inBoth(meaning),
    ...(number === true
      ? { datatype: 'decimal', required: false }
      : {
          datatype:
            values === undefined ? 'string' : { base: 'string', format: values.map(literal).join('|') },
          required: true,
        }),
  };
}

function periodOf({ opens, closes }: NonNullable<CsvFacts['window']>): string {
  return `${opens}/${closes}`;
}

/** A text that stands for itself in a regular expression. */
function literal(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

function inBoth({ ja, en }: LocalizedText): object[] {
  return [
    { '@value': ja, '@language': 'ja' },
    { '@value': en, '@language': 'en' },
  ];
}
