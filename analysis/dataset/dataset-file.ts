import type { Variable } from '../../instruments/codebook/codebook.ts';
import type { LocalizedText } from '../../instruments/definition/localized-text.ts';
import type { CrossTabMenu } from '../crosstab/cross-tab-menu.ts';
import type { Weights } from '../weights/weights.ts';
import type { Dataset } from './dataset.ts';
import { DatasetFileError } from './dataset-file-error.ts';
import { type DatasetHeader, datasetHeader } from './dataset-header.ts';
import { datasetName } from './dataset-name.ts';
import { datasetPayload, payloadOf } from './dataset-payload.ts';
import { requireCoherent } from './require-coherent.ts';
import { sha256 } from './sha-256.ts';
import { ShapeError, type Stray } from './shape.ts';

/** Everything that figures of one survey are made from: what the command line, workers and exports work on. */
export interface DatasetFile {
  /** with the strata that the weights were made for */
  readonly dataset: Dataset;
  /** null: an open survey, or weights that are still to be made */
  readonly weights: Weights | null;
  readonly menu: CrossTabMenu;
  /** of the codebook */
  readonly variables: readonly Variable[];
  readonly facts: {
    readonly title: LocalizedText;
    readonly organisation: LocalizedText;
    /** YYYY-MM-DD, both ends in; null: not known */
    readonly window: { readonly opens: string; readonly closes: string } | null;
    /** null: no figure by area */
    readonly areaSchemeStatus: 'proposed' | 'confirmed' | null;
    /** `strict`: a stricter rule of the gate than the kind of survey asks for (decision 10) */
    readonly disclosure: 'by-design' | 'strict';
    /** responses were still accepted: every figure is interim */
    readonly interim: boolean;
    /** where the population counts of the weighting come from, to be shown beside its figures; null: no counts */
    readonly populationSource: LocalizedText | null;
  };
}

/** How the name of a dataset file ends. */
export const DATASET_FILE_EXTENSION = '.dataset';

const MAGIC = new TextEncoder().encode('TSUNDATA');
const VERSION = 1;
/** magic, version, length of the header, SHA-256 of all that and of the header as hex digits */
const PREAMBLE = 80;
const LONGEST_HEADER = 64 * 2 ** 20;

/**
 * A dataset with its weights, menu, codebook and facts as bytes: one byte a coded cell, 18 bytes a row for weights. The
 * same dataset gives the same bytes. Layout: docs/decisions/0016-dataset-file.md.
 *
 * Throws DatasetFileError where the dataset contradicts itself (a code that its column does not know, a stratum or cell
 * that is not there, a weight that is no number) or is larger than a file may be; a file that was written can be read.
 */
export function encodeDatasetFile(file: DatasetFile): Uint8Array<ArrayBuffer> {
  requireCoherent(file, 'encodeDatasetFile');
  const { dataset, weights, menu, variables, facts } = file;
  const payload = payloadOf(file);
  const { surveyId, questionnaire, synthetic, size, remarks, design } = dataset;
  const { base: _base, calibrated: _calibrated, cell: _cell, ...described } = weights ?? { base: null };
  const header: DatasetHeader = shaped(
    {
      name: datasetName(dataset),
      numbersSha256: hashOf(payload.numbers),
      dataset: {
        surveyId,
        questionnaire,
        synthetic,
        size,
        remarks,
        strata: design.kind === 'invitation' ? design.strata : null,
        clusters: clusterStages(design),
        columns: [...dataset.columns.values()].map(({ values: _, ...column }) => column),
        domain: dataset.domain ?? null,
        pooled:
          'waves' in dataset && 'plans' in dataset ? { waves: dataset.waves, plans: dataset.plans } : null,
      },
      weights: weights && { ...described, cellColumns: weights.cellColumns?.length ?? null },
      menu,
      variables,
      facts,
    },
    'leave-out',
    'encodeDatasetFile',
  );
  const json = new TextEncoder().encode(JSON.stringify(header));
  if (json.length > LONGEST_HEADER) {
    throw new DatasetFileError(
      'too-large',
      `encodeDatasetFile: codebook, menu and weighting cells take ${json.length} bytes, at most ${LONGEST_HEADER} fit`,
    );
  }
  const begin = aligned(PREAMBLE + json.length);
  const bytes = new Uint8Array(begin + payload.length);
  bytes.set(MAGIC);
  const view = new DataView(bytes.buffer);
  view.setUint32(8, VERSION, true);
  view.setUint32(12, json.length, true);
  bytes.set(json, PREAMBLE);
  bytes.set(new TextEncoder().encode(hashOf([bytes.subarray(0, 16), json])), 16);
  payload.writeInto(bytes.subarray(begin));
  return bytes;
}

/**
 * The dataset that was written, equal in everything and with the same name. Reads nothing beyond `given` and takes no
 * memory that they do not account for.
 *
 * The columns are views into `given`, not copies: whoever hands them over writes to them no more. Bytes in shared
 * memory give columns in shared memory, so that workers read one copy.
 *
 * Throws DatasetFileError for anything else than a whole, unchanged file of a known version whose parts agree.
 */
export function decodeDatasetFile(given: Uint8Array): DatasetFile {
  // a view of the plain kind: slice of a Buffer, which files are read into, is no copy, and columns would share rows
  const bytes = new Uint8Array(given.buffer, given.byteOffset, given.byteLength);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < PREAMBLE || MAGIC.some((byte, at) => bytes[at] !== byte)) {
    throw new DatasetFileError(
      'not-a-dataset-file',
      `decodeDatasetFile: needs a dataset file, got ${bytes.length} bytes that do not begin like one; make one from responses or from a CSV`,
    );
  }
  const version = view.getUint32(8, true);
  if (version !== VERSION) {
    throw new DatasetFileError(
      'version-unknown',
      `decodeDatasetFile: reads version ${VERSION} of the file, got version ${version}; read it with the program that wrote it`,
    );
  }
  const length = view.getUint32(12, true);
  if (length > LONGEST_HEADER || PREAMBLE + length > bytes.length) {
    throw new DatasetFileError(
      'length-wrong',
      `decodeDatasetFile: ${bytes.length} bytes are too few for a header of ${length}; the file was cut off or changed, take a whole copy`,
    );
  }
  // a copy: text cannot be decoded from shared memory
  const json = bytes.slice(PREAMBLE, PREAMBLE + length);
  if (hashOf([bytes.subarray(0, 16), json]) !== new TextDecoder().decode(bytes.slice(16, PREAMBLE)))
    throw damaged('header');
  const header = shaped(parsed(json), 'refuse', 'decodeDatasetFile');
  const begin = aligned(PREAMBLE + length);
  if (bytes.subarray(PREAMBLE + length, begin).some((byte) => byte !== 0)) throw damaged('header');
  const payload = datasetPayload(header, bytes.subarray(Math.min(begin, bytes.length)));
  if (hashOf([payload.numberBytes]) !== header.numbersSha256) throw damaged('weights');
  const { dataset, weights } = payload;
  if (datasetName(dataset) !== header.name) throw damaged('columns');
  const { menu, variables, facts } = header;
  const file = Object.freeze({ dataset, weights, menu, variables, facts });
  requireCoherent(file, 'decodeDatasetFile');
  return file;
}

function clusterStages(design: Dataset['design']): DatasetHeader['dataset']['clusters'] {
  if (design.kind === 'open' || design.clusters === undefined) return [];
  return design.clusters.map(({ population }) => ({ population: population !== null }));
}

function aligned(offset: number): number {
  return Math.ceil(offset / 8) * 8;
}

function hashOf(pieces: readonly Uint8Array[]): string {
  const hash = sha256();
  for (const piece of pieces) hash.update(piece);
  return hash.hex();
}

function damaged(part: string): DatasetFileError {
  return new DatasetFileError(
    'damaged',
    `decodeDatasetFile: the ${part} of the file are not what was written; take an undamaged copy`,
  );
}

function parsed(json: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(json));
  } catch {
    throw new DatasetFileError('contradictory', 'decodeDatasetFile: the header is no JSON in UTF-8');
  }
}

function shaped(value: unknown, stray: Stray, caller: string): DatasetHeader {
  try {
    return datasetHeader(value, 'header', stray);
  } catch (cause) {
    if (!(cause instanceof ShapeError)) throw cause;
    throw new DatasetFileError('contradictory', `${caller}: ${cause.message}`);
  }
}
