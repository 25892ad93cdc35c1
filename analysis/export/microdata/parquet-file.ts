import { parquetWriteBuffer } from 'hyparquet-writer';
import type { ReleasedDataset } from '../../release/released-dataset.ts';
import type { MicrodataCodebook } from './microdata-codebook.ts';
import { microdataColumns } from './microdata-column.ts';

/** Key of the codebook in the metadata of Parquet and Arrow files: JSON, as the codebook's own file. */
export const CODEBOOK_KEY = 'tsunagari.codebook';

/**
 * A released dataset as a Parquet file: codes as whole numbers without nulls (a reserved code says why there is no
 * answer, a null would not), the weight as a double, the whole codebook with its labels in the file's metadata. Snappy.
 */
export function parquetFile(released: ReleasedDataset, codebook: MicrodataCodebook): Uint8Array {
  const columns = microdataColumns(released);
  const buffer = parquetWriteBuffer({
    columnData: columns.map(({ id, role, values }) =>
      role === 'weight'
        ? { name: id, type: 'DOUBLE' as const, nullable: false, data: Float64Array.from(values) }
        : { name: id, type: 'INT32' as const, nullable: false, data: Int32Array.from(values) },
    ),
    kvMetadata: [{ key: CODEBOOK_KEY, value: JSON.stringify(codebook) }],
    createdBy: 'tsunagari',
  });
  return new Uint8Array(buffer);
}
