import type { Finding } from '../../../instruments/definition/finding.ts';
import { compileDerived } from '../../../instruments/derived/compile-derived.ts';
import type { Dataset } from '../dataset.ts';
import { type CsvBody, csvBody } from './csv-body.ts';
import { csvDataset } from './csv-dataset.ts';
import type { CsvEncoding } from './csv-decoder.ts';
import { csvFindings } from './csv-findings.ts';
import { csvRecords, isBlank } from './csv-records.ts';
import type { CsvSurvey } from './csv-survey.ts';

/** A file of answers as a dataset. */
export interface CsvReading {
  readonly dataset: Dataset;
  /** base weights of the file; null: open, or to be made from N_h/n_h */
  readonly weights: Float64Array | null;
  /** null: every byte was ASCII, or the file came as text */
  readonly encoding: CsvEncoding | null;
  /** what is no error and yet to be looked at: columns without an answer, answers outside their base */
  readonly remarks: readonly Finding[];
}

/**
 * Reads a CSV file of answers with its codebook into a dataset: header = ids of variables, values = codes. The file
 * comes in pieces, so that a large one is never whole in memory: what is kept is one byte a cell. UTF-8 with or
 * without byte order mark, or CP932, named or found out (csv-decoder.ts).
 *
 * Missing answers: by the texts that the survey names for them; an empty cell is 無回答, or "not asked" where the base
 * of the variable says so (row-coder.ts). `area`, `age_band`, scores and derived variables are made as for responses,
 * unless the file has `area` or `age_band`; a score or derived variable that the file has, too, must agree.
 *
 * Rows keep the order of the file. In another order they are another dataset by name, with the same figures.
 *
 * Throws CsvError with what is wrong in the whole file, row (the header is row 1) and column named: the same fault in
 * many rows is one finding, at most 100 findings are given and the rest counted. Throws DefinitionError where the rule
 * of a derived variable does not fit the codebook.
 */
export async function readCsv(
  chunks: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>,
  survey: CsvSurvey,
  encoding: CsvEncoding | 'detect' = 'detect',
): Promise<CsvReading> {
  const findings = csvFindings();
  const variables = survey.columns.map(({ variable }) => variable);
  const derived = compileDerived(survey.derived, variables, survey.scores);
  let body: CsvBody | null = null;
  let row = 0;
  let blankFrom: number | null = null;
  let found: CsvEncoding | null = null;
  let broken = false;

  for await (const batch of csvRecords(chunks, encoding)) {
    found = batch.encoding;
    for (const record of batch.records) {
      row += 1;
      if (isBlank(record) && body?.width !== 1) {
        blankFrom ??= row;
        continue;
      }
      if (blankFrom !== null) findings.add(blankLines(blankFrom));
      blankFrom = null;
      if (body === null) body = csvBody(record, survey, findings);
      else body.read(record, row);
    }
    if (batch.fatal !== null) findings.add(batch.fatal);
    broken ||= batch.fatal !== null;
  }
  if (!broken && (body === null || body.rows() === 0)) findings.add(emptyFile(body !== null));
  findings.throwIfAny();
  return csvDataset(survey, derived, (body as CsvBody).finish(), found, findings);
}

function blankLines(row: number): Finding {
  return {
    code: 'blank-row',
    where: `row ${row}`,
    message: {
      ja: `${row}行目が空の行です。途中の空の行を除いてください。`,
      en: `Row ${row} is empty; take empty rows out of the middle of the file.`,
    },
  };
}

function emptyFile(hasHeader: boolean): Finding {
  return hasHeader
    ? {
        code: 'no-rows',
        where: 'row 2',
        message: {
          ja: '列名の行だけで、回答の行がありません。回答の入ったファイルを指定してください。',
          en: 'There is a header and no row of answers; give a file with answers.',
        },
      }
    : {
        code: 'empty-file',
        where: 'row 1',
        message: {
          ja: 'ファイルが空です。列名の行と回答の行が必要です。',
          en: 'The file is empty; it needs a header and rows of answers.',
        },
      };
}
