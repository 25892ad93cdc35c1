import type { Weights } from '../weights/weights.ts';
import type { CodedColumn, Dataset, Design } from './dataset.ts';
import type { DatasetFile } from './dataset-file.ts';
import { DatasetFileError } from './dataset-file-error.ts';
import type { DatasetHeader } from './dataset-header.ts';
import type { PooledDataset } from './pool-datasets.ts';

/** The bytes of a dataset file behind its header: columns of weights first, because they need to be aligned. */
export interface PayloadToWrite {
  readonly length: number;
  /** the bytes of the weights, in pieces */
  readonly weights: readonly Uint8Array[];
  readonly writeInto: (target: Uint8Array) => void;
}

// The numbers of a file stand in the order of bytes of nearly every processor; columns are never turned round.
const LITTLE_ENDIAN = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;

function requireLittleEndian(caller: string): void {
  if (!LITTLE_ENDIAN) {
    throw new DatasetFileError(
      'contradictory',
      `${caller}: needs a processor that stores the low byte of a number first; use the file on another machine`,
    );
  }
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Float64Array | Int16Array) =>
  new Uint8Array(buffer, byteOffset, byteLength);

export function payloadOf({ dataset, weights }: DatasetFile): PayloadToWrite {
  requireLittleEndian('encodeDatasetFile');
  const { design } = dataset;
  const numbers = weights === null ? [] : [weights.base, weights.calibrated, ...(weights.cellColumns ?? [])];
  const cell = weights === null ? [] : [bytesOf(weights.cell), new Uint8Array(paddingOf(2 * dataset.size))];
  const weightPieces = [...numbers.map(bytesOf), ...cell];
  const pieces = [
    ...weightPieces,
    ...(design.kind === 'invitation' ? [design.stratum] : []),
    ...Array.from(dataset.columns.values(), ({ values }) => values),
  ];
  return {
    length: pieces.reduce((sum, piece) => sum + piece.length, 0),
    weights: weightPieces,
    writeInto: (target) => {
      let at = 0;
      for (const piece of pieces) {
        target.set(piece, at);
        at += piece.length;
      }
    },
  };
}

/** Bytes that are missing to the next multiple of 8. */
function paddingOf(length: number): number {
  return (8 - (length % 8)) % 8;
}

export interface PayloadRead {
  readonly dataset: Dataset;
  readonly weights: Weights | null;
  /** what the hash of the weights is made of */
  readonly weightBytes: Uint8Array;
}

/**
 * The columns that a header describes, as views into `bytes`. Throws DatasetFileError unless the length is exactly
 * what the header says, before anything is taken.
 */
export function datasetPayload(header: DatasetHeader, bytes: Uint8Array): PayloadRead {
  requireLittleEndian('decodeDatasetFile');
  const { size, strata, columns } = header.dataset;
  const { weights } = header;
  const cellColumns = weights?.cellColumns ?? 0;
  const numbers = weights === null ? 0 : 8 * (2 * size + cellColumns * weights.cells.length);
  const weightLength = weights === null ? 0 : numbers + 2 * size + paddingOf(2 * size);
  const needed = weightLength + size * (columns.length + (strata === null ? 0 : 1));
  if (bytes.length !== needed) {
    throw new DatasetFileError(
      'length-wrong',
      `decodeDatasetFile: ${size} rows of ${columns.length} columns need ${needed} bytes behind the header, got ${bytes.length}; the file was cut off or changed, take a whole copy`,
    );
  }
  if (new Set(columns.map(({ id }) => id)).size < columns.length)
    throw new DatasetFileError('contradictory', 'decodeDatasetFile: two columns have the same id');
  const weightBytes = bytes.subarray(0, weightLength);
  let at = weightLength;
  const next = () => {
    at += size;
    return bytes.subarray(at - size, at);
  };
  const design: Design =
    strata === null
      ? Object.freeze({ kind: 'open' })
      : Object.freeze({ kind: 'invitation', strata, stratum: next() });
  const { surveyId, questionnaire, synthetic, remarks, pooled } = header.dataset;
  const coded = columns.map((column): CodedColumn => Object.freeze({ ...column, values: next() }));
  const dataset: Dataset | PooledDataset = Object.freeze({
    surveyId,
    questionnaire,
    synthetic,
    size,
    design,
    columns: new Map(coded.map((column) => [column.id, column])),
    remarks,
    ...pooled,
  });
  return { dataset, weights: weights && weightsOf(weights, size, weightBytes), weightBytes };
}

function weightsOf(
  { cellColumns, ...described }: NonNullable<DatasetHeader['weights']>,
  size: number,
  bytes: Uint8Array,
): Weights {
  // a Float64Array cannot begin at any byte; a file that was read into the middle of a buffer is copied
  const { buffer, byteOffset } = bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
  let at = byteOffset;
  const next = (length: number) => {
    at += 8 * length;
    return new Float64Array(buffer, at - 8 * length, length);
  };
  const base = next(size);
  const calibrated = next(size);
  const columns =
    cellColumns === null ? null : Array.from({ length: cellColumns }, () => next(described.cells.length));
  return Object.freeze({
    ...described,
    base,
    calibrated,
    cell: new Int16Array(buffer, at, size),
    cellColumns: columns && Object.freeze(columns),
  });
}
