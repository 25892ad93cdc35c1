import { columnFromArray, Table, tableFromColumns, tableToIPC } from '@uwdata/flechette';
import type { ReleasedDataset } from '../../release/released-dataset.ts';
import type { MicrodataCodebook } from './microdata-codebook.ts';
import { microdataColumns } from './microdata-column.ts';
import { CODEBOOK_KEY } from './parquet-file.ts';

/**
 * A released dataset as an Arrow IPC file (Feather 2), uncompressed: codes as unsigned bytes without nulls, design
 * columns as 16-bit numbers, the weight as a double, the whole codebook in the schema's metadata.
 */
export function arrowFile(released: ReleasedDataset, codebook: MicrodataCodebook): Uint8Array {
  const { schema, children } = tableFromColumns(
    microdataColumns(released).map(({ id, values }) => [id, columnFromArray(values)] as const),
  );
  const metadata = new Map([[CODEBOOK_KEY, JSON.stringify(codebook)]]);
  return tableToIPC(new Table({ ...schema, metadata }, children), { format: 'file' }) as Uint8Array;
}
