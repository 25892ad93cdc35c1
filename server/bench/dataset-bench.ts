import { performance } from 'node:perf_hooks';
import { OWN_MISSING_TEXTS } from '../../analysis/dataset/csv/csv-survey.ts';
import { readCsv } from '../../analysis/dataset/csv/read-csv.ts';
import {
  type DatasetFile,
  decodeDatasetFile,
  encodeDatasetFile,
} from '../../analysis/dataset/dataset-file.ts';
import { datasetName } from '../../analysis/dataset/dataset-name.ts';
import { hash31 } from '../../analysis/reference/portable-generator.ts';
import { givenWeights } from '../../analysis/weights/given-weights.ts';
import type { Variable } from '../../instruments/codebook/codebook.ts';

/** What reading a CSV file and keeping it as a dataset file costs. */
export interface DatasetBench {
  readonly rows: number;
  /** coded columns; a stratum and a weight stand beside them */
  readonly columns: number;
  readonly csvBytes: number;
  readonly readMs: number;
  /** processor time of the same, which other work on the machine does not lengthen */
  readonly readProcessorMs: number;
  /** most memory of the process while it read, above what it had before */
  readonly readPeakBytes: number;
  /** one byte a code and stratum, eight a weight */
  readonly columnBytes: number;
  readonly fileBytes: number;
  readonly saveMs: number;
  readonly loadMs: number;
}

/** The case of the issue: 60 questions of 100,000 people. */
const BUDGET = { rows: 100_000, columns: 60 };
const SEED = 20261122;
const CODES = [1, 2, 3, 4, 5, 6, 7];
const STRATA = ['north', 'east', 'south', 'west'];
const words = { ja: '合成', en: 'made up' };

function variable(id: string): Variable {
  return {
    id,
    item: id,
    element: id,
    kind: 'single',
    label: words,
    itemLabel: words,
    stem: words,
    description: null,
    introduction: [],
    codes: CODES.map((code) => ({ code, label: words })),
    measure: 'ordinal',
    source: 'made up',
    exactness: 'ours',
    sensitive: false,
    strictDisclosure: false,
    refusalCodes: [],
    exclusive: false,
    base: { condition: null, words },
  };
}

/** A made-up file, a megabyte at a time: about 3 of 100 cells are empty. */
function madeFile(rows: number, columns: number): readonly Uint8Array[] {
  const encoder = new TextEncoder();
  const pieces: Uint8Array[] = [];
  let text = `${Array.from({ length: columns }, (_, at) => `q${at + 1}`).join(',')},stratum,weight\n`;
  for (let row = 0; row < rows; row++) {
    for (let at = 0; at < columns; at++) {
      const draw = hash31(row + 1, at, SEED) % 100;
      text += draw < 3 ? ',' : `${CODES[draw % CODES.length]},`;
    }
    text += `${STRATA[row % STRATA.length]},${(50 + (row % 97) / 7).toFixed(6)}\n`;
    if (text.length < 2 ** 20 && row < rows - 1) continue;
    pieces.push(encoder.encode(text));
    text = '';
  }
  return pieces;
}

/** The pieces of a file, and the memory of the process when each is asked for. */
async function* watched(pieces: readonly Uint8Array[], memory: (bytes: number) => void) {
  for (const piece of pieces) {
    yield piece;
    memory(process.memoryUsage.rss());
  }
}

/** Reads a made-up CSV file, saves it and loads it; throws where another dataset comes back. */
export async function benchDataset({ rows, columns } = BUDGET): Promise<DatasetBench> {
  const pieces = madeFile(rows, columns);
  const variables = Array.from({ length: columns }, (_, at) => variable(`q${at + 1}`));
  const before = process.memoryUsage.rss();
  let peak = before;
  const processor = process.cpuUsage();
  const begun = performance.now();
  const { dataset, weights } = await readCsv(
    watched(pieces, (bytes) => {
      peak = Math.max(peak, bytes);
    }),
    {
      surveyId: 'bench',
      questionnaire: { id: 'bench', version: '1', sha256: '0'.repeat(64) },
      synthetic: true,
      columns: variables.map((each) => ({ variable: each })),
      scores: [],
      derived: [],
      areaScheme: null,
      missing: OWN_MISSING_TEXTS,
      blankOption: 'no-answer',
      ignored: [],
      design: {
        kind: 'invitation',
        strata: STRATA.map((id) => ({ id, label: words, population: 100_000_000, invited: rows })),
        stratum: 'stratum',
        weight: 'weight',
        clusters: [],
      },
    },
  );
  const readMs = performance.now() - begun;
  const { user, system } = process.cpuUsage(processor);
  if (weights === null) throw new Error('the made-up file has weights, and none were read');
  const file: DatasetFile = {
    ...givenWeights(dataset, weights),
    menu: { items: [], axes: [] },
    variables,
    facts: {
      title: words,
      organisation: words,
      window: null,
      areaSchemeStatus: null,
      disclosure: 'by-design',
      interim: false,
      populationSource: null,
    },
  };
  const saving = performance.now();
  const bytes = encodeDatasetFile(file);
  const loading = performance.now();
  const loaded = decodeDatasetFile(bytes);
  const loadMs = performance.now() - loading;
  if (datasetName(loaded.dataset) !== datasetName(dataset)) throw new Error('another dataset came back');
  return {
    rows,
    columns,
    csvBytes: pieces.reduce((sum, piece) => sum + piece.length, 0),
    readMs,
    readProcessorMs: (user + system) / 1000,
    readPeakBytes: peak - before,
    columnBytes: rows * (columns + 1 + 8),
    fileBytes: bytes.length,
    saveMs: loading - saving,
    loadMs,
  };
}
