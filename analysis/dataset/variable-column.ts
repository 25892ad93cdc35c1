import type { Variable } from '../../instruments/codebook/codebook.ts';
import type { CodedColumn } from './dataset.ts';

/** The column of a variable that was asked; a text is coded as written or not. */
export function variableColumn(variable: Variable, values: Uint8Array): CodedColumn {
  const { id, item, label, measure, exactness, sensitive, strictDisclosure, codes } = variable;
  const kind = variable.kind === 'text' ? 'single' : variable.kind;
  return Object.freeze({
    id,
    kind,
    item,
    label,
    measure,
    exactness,
    sensitive,
    strictDisclosure,
    codes,
    values,
  });
}
