import type { ReleasedDataset } from '../../release/released-dataset.ts';
import { microdataColumns } from './microdata-column.ts';
import type { MicrodataFacts } from './microdata-facts.ts';
import { microdataNotes } from './microdata-notes.ts';
import { SAV_BIAS, savCases } from './sav-cases.ts';
import { writeExtensions } from './sav-extensions.ts';
import { savNames, shortSavName } from './sav-names.ts';
import { type SavSink, savSink } from './sav-sink.ts';
import { cutBytes, linesOfBytes } from './sav-text.ts';
import { type SavVariable, writeValueLabels, writeVariable } from './sav-variable.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const LONGEST_FILE_LABEL = 64;
const DOCUMENT_LINE = 80;

/**
 * A released dataset as an SPSS system file (.sav): UTF-8, compressed, Japanese labels of variables and codes, codes
 * that are no answer as user-missing values (251 to 255; from 250 where values were withheld), the levels of
 * measurement, options of a multiple answer as a set, the release's notes as the document, and the weight as case
 * weight. Variables are named by their ids (sav-names.ts). SPSS takes 252 bytes of a variable's label and 120 of a
 * code's; longer ones end in …, and stand in full in the codebook. The same release gives the same bytes.
 *
 * Layout: the description of the format in the manual "PSPP Developers Guide", System File Format.
 */
export function savFile(released: ReleasedDataset, facts: MicrodataFacts): Uint8Array {
  const columns = microdataColumns(released);
  const names = savNames(columns.map(({ id }) => id));
  const variables = columns.map(
    (column, place): SavVariable => ({
      column,
      name: names[place] as string,
      shortName: shortSavName(place),
    }),
  );
  const weight = columns.findIndex(({ role }) => role === 'weight') + 1;
  const sink = savSink();
  writeHeader(sink, { variables: variables.length, weight, cases: released.size, facts });
  for (const variable of variables) writeVariable(sink, variable);
  for (const [place, variable] of variables.entries()) writeValueLabels(sink, variable, place + 1);
  writeDocument(sink, released, facts);
  writeExtensions(sink, variables);
  sink.int32(999);
  sink.int32(0);
  sink.bytes(
    savCases(
      columns.map(({ values }) => values),
      released.size,
    ),
  );
  return sink.done();
}

interface HeaderFacts {
  readonly variables: number;
  /** place of the weight, counted from 1; 0: none */
  readonly weight: number;
  readonly cases: number;
  readonly facts: MicrodataFacts;
}

function writeHeader(sink: SavSink, { variables, weight, cases, facts }: HeaderFacts): void {
  const [year, month, day] = facts.madeOn.split('-') as [string, string, string];
  sink.padded('$FL2', 4);
  sink.padded('@(#) SPSS DATA FILE Tsunagari', 60);
  for (const value of [2, variables, 1, weight, cases]) sink.int32(value);
  sink.float64(SAV_BIAS);
  sink.padded(`${day} ${MONTHS[Number(month) - 1]} ${year.slice(2)}`, 9);
  sink.padded('00:00:00', 8);
  sink.padded(cutBytes(facts.surveyTitle.ja, LONGEST_FILE_LABEL), LONGEST_FILE_LABEL);
  sink.bytes(new Uint8Array(3));
}

function writeDocument(sink: SavSink, released: ReleasedDataset, facts: MicrodataFacts): void {
  const lines = microdataNotes(released, facts).flatMap(({ ja }) => linesOfBytes(ja, DOCUMENT_LINE));
  sink.int32(6);
  sink.int32(lines.length);
  for (const line of lines) sink.padded(line, DOCUMENT_LINE);
}
