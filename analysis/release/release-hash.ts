import { sha256 } from '../dataset/sha-256.ts';
import type { ReleasedDataset } from './released-dataset.ts';

/** Hash of all that a release tells, rows included, in an order of fields that does not change. */
export function releaseHash(release: Omit<ReleasedDataset, 'hash' | symbol>): string {
  const hash = sha256();
  const { columns, weight, design, ...facts } = release;
  const plain = {
    ...facts,
    columns: columns.map(({ values, ...column }) => column),
    weight: weight && { method: weight.method, treatment: weight.treatment },
    design: design && { strata: design.strata, folded: design.folded, cells: design.cells?.cells ?? null },
  };
  hash.update(new TextEncoder().encode(JSON.stringify(plain)));
  const bytes = (values: Uint8Array | Int16Array | Float64Array) =>
    hash.update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  for (const { values } of columns) bytes(values);
  if (weight) bytes(weight.values);
  if (design) bytes(design.stratum);
  if (design?.cells) bytes(design.cells.cell);
  return hash.hex();
}
