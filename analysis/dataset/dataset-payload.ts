import type { Weights } from '../weights/weights.ts';
import type { ClusterStage, CodedColumn, Dataset, Design, Domain } from './dataset.ts';
import type { DatasetFile } from './dataset-file.ts';
import { DatasetFileError } from './dataset-file-error.ts';
import type { DatasetHeader } from './dataset-header.ts';
import type { PooledDataset } from './pool-datasets.ts';

// Behind the header of a dataset file stand its columns: first the numbers (weights, clusters, domain), each column
// beginning at a multiple of 8 bytes, because longer numbers need that; then the strata and the codes, one byte a row.

/** The bytes of a dataset file behind its header. */
export interface PayloadToWrite {
  readonly length: number;
  /** the bytes of the numbers, in pieces */
  readonly numbers: readonly Uint8Array[];
  readonly writeInto: (target: Uint8Array) => void;
}

// The numbers stand in the order of bytes of nearly every processor; columns are never turned round.
const LITTLE_ENDIAN = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;

function requireLittleEndian(caller: string): void {
  if (!LITTLE_ENDIAN) {
    throw new DatasetFileError(
      'contradictory',
      `${caller}: needs a processor that stores the low byte of a number first; use the file on another machine`,
    );
  }
}

/** Bytes that are missing to the next multiple of 8. */
function paddingOf(length: number): number {
  return (8 - (length % 8)) % 8;
}

type Numbers = Float64Array | Int32Array | Int16Array | Uint8Array;

function paddedBytes({ buffer, byteOffset, byteLength }: Numbers): readonly Uint8Array[] {
  return [new Uint8Array(buffer, byteOffset, byteLength), new Uint8Array(paddingOf(byteLength))];
}

export function payloadOf({ dataset, weights }: DatasetFile): PayloadToWrite {
  requireLittleEndian('encodeDatasetFile');
  const { design, domain } = dataset;
  const clusters = design.kind === 'open' ? [] : (design.clusters ?? []);
  const columns: readonly Numbers[] = [
    ...(weights === null
      ? []
      : [weights.base, weights.calibrated, weights.cell, ...(weights.cellColumns ?? [])]),
    ...clusters.flatMap(({ cluster, population }) => [cluster, ...(population === null ? [] : [population])]),
    ...(domain === undefined ? [] : [domain.inside]),
  ];
  const numbers = columns.flatMap(paddedBytes);
  const pieces = [
    ...numbers,
    ...(design.kind === 'invitation' ? [design.stratum] : []),
    ...Array.from(dataset.columns.values(), ({ values }) => values),
  ];
  return {
    length: pieces.reduce((sum, piece) => sum + piece.length, 0),
    numbers,
    writeInto: (target) => {
      let at = 0;
      for (const piece of pieces) {
        target.set(piece, at);
        at += piece.length;
      }
    },
  };
}

export interface PayloadRead {
  readonly dataset: Dataset;
  readonly weights: Weights | null;
  /** what the hash of the numbers is made of */
  readonly numberBytes: Uint8Array;
}

/** Bytes of the numbers that a header describes. */
function lengthOfNumbers({ weights, dataset: { size, clusters, domain } }: DatasetHeader): number {
  const padded = (length: number) => length + paddingOf(length);
  const ofWeights =
    weights === null
      ? 0
      : 16 * size + padded(2 * size) + 8 * (weights.cellColumns ?? 0) * weights.cells.length;
  const ofClusters = clusters.reduce(
    (sum, { population }) => sum + padded(4 * size) + (population ? 8 * size : 0),
    0,
  );
  return ofWeights + ofClusters + (domain === null ? 0 : padded(size));
}

/**
 * The columns that a header describes, as views into `bytes`. Throws DatasetFileError unless the length is exactly
 * what the header says, before anything is taken.
 */
export function datasetPayload(header: DatasetHeader, bytes: Uint8Array): PayloadRead {
  requireLittleEndian('decodeDatasetFile');
  const { size, strata, columns } = header.dataset;
  const ofNumbers = lengthOfNumbers(header);
  const needed = ofNumbers + size * (columns.length + (strata === null ? 0 : 1));
  if (bytes.length !== needed) {
    throw new DatasetFileError(
      'length-wrong',
      `decodeDatasetFile: ${size} rows of ${columns.length} columns need ${needed} bytes behind the header, got ${bytes.length}; the file was cut off or changed, take a whole copy`,
    );
  }
  if (new Set(columns.map(({ id }) => id)).size < columns.length)
    throw new DatasetFileError('contradictory', 'decodeDatasetFile: two columns have the same id');
  const numberBytes = bytes.subarray(0, ofNumbers);
  const numbers = numberColumns(numberBytes);
  const weights = header.weights && weightsOf(header.weights, size, numbers);
  const clusters = header.dataset.clusters.map(({ population }) =>
    Object.freeze({
      cluster: numbers.whole(size),
      population: population ? numbers.floating(size) : null,
    }),
  );
  const domain =
    header.dataset.domain && Object.freeze({ ...header.dataset.domain, inside: numbers.bytes(size) });
  let at = ofNumbers;
  const next = () => {
    at += size;
    return bytes.subarray(at - size, at);
  };
  const design = strata === null ? Object.freeze({ kind: 'open' as const }) : drawn(strata, next(), clusters);
  const coded = columns.map((column): CodedColumn => Object.freeze({ ...column, values: next() }));
  return { dataset: datasetOf(header, design, coded, domain), weights, numberBytes };
}

function drawn(
  strata: Extract<Design, { kind: 'invitation' }>['strata'],
  stratum: Uint8Array,
  clusters: readonly ClusterStage[],
): Design {
  return Object.freeze({
    kind: 'invitation',
    strata,
    stratum,
    ...(clusters.length > 0 && { clusters: Object.freeze(clusters) }),
  });
}

function datasetOf(
  { dataset: { surveyId, questionnaire, synthetic, size, remarks, pooled } }: DatasetHeader,
  design: Design,
  columns: readonly CodedColumn[],
  domain: Domain | null,
): Dataset | PooledDataset {
  return Object.freeze({
    surveyId,
    questionnaire,
    synthetic,
    size,
    design,
    columns: new Map(columns.map((column) => [column.id, column])),
    remarks,
    ...(domain && { domain }),
    ...pooled,
  });
}

/** Takes columns of numbers one after the other. */
interface NumberColumns {
  readonly floating: (length: number) => Float64Array;
  readonly whole: (length: number) => Int32Array;
  readonly short: (length: number) => Int16Array;
  readonly bytes: (length: number) => Uint8Array;
}

function numberColumns(bytes: Uint8Array): NumberColumns {
  // longer numbers cannot begin at any byte: a file that was read into the middle of a buffer is copied
  const { buffer, byteOffset } = bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
  let at = byteOffset;
  const take = (length: number) => {
    const begin = at;
    at += length + paddingOf(length);
    return begin;
  };
  return {
    floating: (length) => new Float64Array(buffer, take(8 * length), length),
    whole: (length) => new Int32Array(buffer, take(4 * length), length),
    short: (length) => new Int16Array(buffer, take(2 * length), length),
    bytes: (length) => new Uint8Array(buffer, take(length), length),
  };
}

function weightsOf(
  { cellColumns, ...described }: NonNullable<DatasetHeader['weights']>,
  size: number,
  numbers: NumberColumns,
): Weights {
  const base = numbers.floating(size);
  const calibrated = numbers.floating(size);
  const cell = numbers.short(size);
  const columns =
    cellColumns === null
      ? null
      : Object.freeze(Array.from({ length: cellColumns }, () => numbers.floating(described.cells.length)));
  return Object.freeze({ ...described, base, calibrated, cell, cellColumns: columns });
}
