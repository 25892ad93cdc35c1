import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { csvRecords } from '../../../analysis/dataset/csv/csv-records.ts';
import {
  type CsvColumn,
  type CsvSurvey,
  OWN_MISSING_TEXTS,
} from '../../../analysis/dataset/csv/csv-survey.ts';
import { type CsvReading, readCsv } from '../../../analysis/dataset/csv/read-csv.ts';
import type { Steps } from '../steps.ts';
import type { Terminal } from '../terminal.ts';
import { readProblem } from './open-dataset.ts';
import type { SurveyDefinition } from './survey-definition.ts';
import { ownAgeBands, type SurveyFile } from './survey-file.ts';

export type Encoding = 'detect' | 'utf-8' | 'cp932';

/**
 * Reads a CSV file of answers piece by piece.
 * @throws CsvError with everything that does not fit, AnalysisProblem (2) where there is no such file
 */
export async function readAnswers(
  terminal: Terminal,
  path: string,
  survey: SurveyFile,
  definition: SurveyDefinition,
  encoding: Encoding,
  { now }: Steps,
): Promise<CsvReading> {
  const file = resolve(terminal.folder, path);
  const { size } = await stat(file).catch((error: unknown) => {
    throw readProblem(path, error);
  });
  return readCsv(
    pieces(file, path, (read) => now(progress(path, read, size))),
    csvSurvey(survey, definition),
    encoding,
  );
}

/**
 * The columns of a file of answers; none where it has no readable header, which readAnswers then says.
 * @throws AnalysisProblem (2) where there is no such file
 */
export async function answersHeader(terminal: Terminal, path: string): Promise<ReadonlySet<string>> {
  for await (const { records } of csvRecords(
    pieces(resolve(terminal.folder, path), path, () => {}),
    'detect',
  )) {
    const [header] = records;
    if (header !== undefined) return new Set(header.map((name) => name.trim()));
  }
  return new Set();
}

async function* pieces(file: string, path: string, told: (read: number) => void): AsyncGenerator<Uint8Array> {
  let read = 0;
  try {
    for await (const piece of createReadStream(file, { highWaterMark: 2 ** 20 })) {
      const bytes = piece as Uint8Array;
      read += bytes.length;
      told(read);
      yield bytes;
    }
  } catch (error) {
    throw readProblem(path, error);
  }
}

function progress(path: string, read: number, size: number): string {
  return `${path} を読んでいます / reading ${Math.floor((100 * read) / Math.max(1, size))} %`;
}

function csvSurvey(survey: SurveyFile, definition: SurveyDefinition): CsvSurvey {
  const { design, missing, blankOption, ignored } = survey;
  const { questionnaire, variables, scores, derived, areaScheme } = definition;
  return {
    surveyId: survey.survey,
    questionnaire,
    synthetic: survey.synthetic,
    columns: variables.map((variable) => columnOf(survey, variable)),
    scores,
    derived,
    areaScheme,
    ageBands: ownAgeBands(survey),
    design,
    missing: { ...OWN_MISSING_TEXTS, ...present(missing) },
    blankOption,
    ignored,
  };
}

function columnOf({ variables = [] }: SurveyFile, variable: CsvColumn['variable']): CsvColumn {
  const written = variables.find(({ id }) => id === variable.item);
  if (written === undefined) return { variable };
  const { texts, missing, bands } = written;
  return {
    variable,
    ...(texts === undefined ? {} : { texts }),
    ...(missing === undefined ? {} : { missing: present(missing) }),
    ...(bands === undefined ? {} : { bands }),
  };
}

/** Without what is not said. */
function present<T extends object>(said: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) as never;
}
