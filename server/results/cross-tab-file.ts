import { encodeCp932, type UnmappableCharacter } from '../../analysis/export/encode-cp932.ts';
import type { ExportFacts } from '../../analysis/export/export-facts.ts';
import { MachineCsvError } from '../../analysis/export/lint-finding.ts';
import { machineCsv } from '../../analysis/export/machine-csv.ts';
import { reportCsv } from '../../analysis/export/report-csv.ts';
import { reportXlsx } from '../../analysis/export/report-xlsx.ts';
import { SOFTWARE_VERSION } from '../../analysis/export/software-version.ts';
import { tableCodebook } from '../../analysis/export/table-codebook.ts';
import { type MetadataFacts, tableMetadata } from '../../analysis/export/table-metadata.ts';
import type { AreaScheme } from '../../instruments/areas/area-scheme.ts';
import type { LocalizedText } from '../../instruments/definition/localized-text.ts';
import type { CrossTabFileName } from '../contract/api.ts';
import { Problem } from '../problems/problem.ts';
import type { RegisteredSurvey } from '../surveys/registered-survey.ts';
import type { Survey } from '../surveys/survey.ts';
import type { TokyoDay } from '../surveys/tokyo-day.ts';
import type { AskedTable } from './asked-table.ts';

export interface CrossTabFile {
  /** survey, item, axis or fold, day, kind; ASCII */
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
  /** whether figures of the table stand in it, so that it goes into the register of releases */
  readonly profile: 'machine' | 'report' | null;
}

/** What a file is made from: of an asked table, what is not for the page alone. */
export interface FileTable extends Pick<AskedTable, 'table' | 'request' | 'stem' | 'notes'> {
  readonly family: Pick<AskedTable['family'], 'dataset'>;
  /** of figures by area; null where the table has none */
  readonly areaScheme: (Pick<AreaScheme, 'status'> & Partial<AreaScheme>) | null;
}
export interface FileSurvey extends Pick<RegisteredSurvey, 'closedOn'> {
  readonly survey: Pick<Survey, 'id' | 'title' | 'organisation'> & {
    /** null where it is not known */
    readonly window: Survey['window'] | null;
  };
}

export interface FileChoice {
  readonly file: CrossTabFileName;
  readonly encoding: 'utf-8' | 'cp932';
  readonly unmappable: 'refuse' | 'geta';
}

const CSV_TYPES = { 'utf-8': 'text/csv; charset=utf-8', cp932: 'text/csv; charset=windows-31j' } as const;
const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * The table an official asked for as a file: for machines (long, coded; with the list of its codes and its metadata) or
 * as an office prints it. All files of one table share the first part of their name.
 * @throws Problem export.unmappable-characters, export.rules-broken
 */
export async function crossTabFile(
  asked: FileTable,
  registered: FileSurvey,
  choice: FileChoice,
  day: TokyoDay,
): Promise<CrossTabFile> {
  const { table, request } = asked;
  const { encoding, file } = choice;
  const facts = factsOf(asked, registered, day);
  const stem = [registered.survey.id, table.item.id, request.fold ?? request.axis, day].join('_');
  const isText = file !== 'report.xlsx';
  const name = (ending: string) => `${stem}${isText && encoding === 'cp932' ? '_cp932' : ''}_${ending}`;
  const csv = (text: string, profile: CrossTabFile['profile']): CrossTabFile => ({
    name: name(file),
    contentType: CSV_TYPES[encoding],
    bytes: encoded(text, choice).bytes,
    profile,
  });
  switch (file) {
    case 'machine.csv':
      return csv(
        lawful(() => machineCsv(table, facts)),
        'machine',
      );
    case 'machine.codebook.csv':
      return csv(
        lawful(() => tableCodebook(table, facts)),
        null,
      );
    case 'machine.metadata.json': {
      const { replaced } = encoded(
        lawful(() => machineCsv(table, facts)),
        choice,
      );
      const text = tableMetadata(table, {
        ...facts,
        fileName: name('machine.csv'),
        codebookName: name('machine.codebook.csv'),
        encoding,
        replaced,
        softwareVersion: SOFTWARE_VERSION,
        licence: null,
        dataset: asked.family.dataset,
        areaScheme: namedScheme(asked.areaScheme),
      });
      return { name: name(file), contentType: 'application/json', bytes: utf8(text), profile: null };
    }
    case 'report.csv': {
      const { replaced } = encoded(reportCsv(table, facts), choice);
      const notes = replaced.length === 0 ? facts.notes : [...facts.notes, replacedNote(replaced)];
      // The sentence about 〓 is written in characters that CP932 has.
      return csv(reportCsv(table, { ...facts, notes }), 'report');
    }
    case 'report.xlsx':
      return {
        name: name(file),
        contentType: XLSX_TYPE,
        bytes: await reportXlsx(table, facts),
        profile: 'report',
      };
  }
}

function factsOf(
  { request, stem, areaScheme, notes }: FileTable,
  { survey, closedOn }: FileSurvey,
  day: TokyoDay,
): ExportFacts {
  return {
    surveyTitle: survey.title,
    organisation: survey.organisation,
    stem,
    fold: request.fold,
    areaSchemeStatus: areaScheme?.status ?? null,
    interim: closedOn === null,
    window: survey.window,
    madeOn: day,
    notes,
  };
}

/** A dataset file knows of its scheme only whether it is confirmed. */
function namedScheme(scheme: FileTable['areaScheme']): MetadataFacts['areaScheme'] {
  const { id, version, title, source } = scheme ?? {};
  if (id === undefined || version === undefined || title === undefined || source === undefined) return null;
  return { id, version, title, source };
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function encoded(
  text: string,
  { encoding, unmappable: wanted }: FileChoice,
): { readonly bytes: Uint8Array; readonly replaced: readonly UnmappableCharacter[] } {
  if (encoding === 'utf-8') return { bytes: utf8(text), replaced: [] };
  const { bytes, unmappable } = encodeCp932(text);
  if (unmappable.length > 0 && wanted === 'refuse') {
    throw new Problem('export.unmappable-characters', {
      findings: unmappable.map(({ character, codePoint, count, where: { line, column } }) => ({
        code: 'character.unmappable',
        where: codePoint,
        message: {
          ja: `「${character}」(${codePoint})：${line}行目の${column}文字目など、${count}か所。`,
          en: `“${character}” (${codePoint}): first in line ${line}, character ${column}; ${count} in all.`,
        },
      })),
    });
  }
  return { bytes, replaced: unmappable };
}

function replacedNote(replaced: readonly UnmappableCharacter[]): LocalizedText {
  const points = replaced.map(({ codePoint }) => codePoint);
  return {
    ja: `〓は、Shift_JIS(CP932)で表せない文字(${points.join('、')})`,
    en: `〓: characters that Shift_JIS (CP932) does not have (${points.join(', ')})`,
  };
}

/** The text of a file of the machine profile, or every rule that it would break. */
function lawful(make: () => string): string {
  try {
    return make();
  } catch (cause) {
    if (!(cause instanceof MachineCsvError)) throw cause;
    throw new Problem('export.rules-broken', {
      cause,
      findings: cause.findings.map(({ rule, line, message }) => ({
        code: rule,
        where: String(line),
        message,
      })),
    });
  }
}
