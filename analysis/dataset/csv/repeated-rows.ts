import { LARGEST_CODE } from '../../../instruments/codebook/reserved-codes.ts';
import type { Finding } from '../../../instruments/definition/finding.ts';
import type { CsvValues } from './csv-body.ts';

/**
 * Rows that say in every column what an earlier row says. In a long questionnaire they were pasted twice; of a few
 * questions many people give the same answers, so that they are a remark and no fault. Rows without any answer are not counted.
 */
export function repeatedRowRemarks({ size, values, design }: CsvValues): readonly Finding[] {
  const columns = design.kind === 'open' ? values : [...values, design.stratum];
  const seen = new Map<number, number[]>();
  let repeated = 0;
  for (let row = 0; row < size; row++) {
    if (values.every((column) => (column[row] as number) > LARGEST_CODE)) continue;
    const key = keyOf(columns, row);
    const before = seen.get(key);
    if (before === undefined) seen.set(key, [row]);
    else if (before.some((other) => columns.every((column) => column[other] === column[row]))) repeated += 1;
    else before.push(row);
  }
  if (repeated === 0) return [];
  return [
    {
      code: 'rows-repeated',
      where: '',
      message: {
        ja: `ほかの行とすべての列が同じ行が${repeated}行あります（最初の行は数えません）。同じ回答を二度貼り付けていないか確かめてください。設問が少なければ、別の人の回答が同じになることもあります。`,
        en: `${repeated} rows are the same in every column as an earlier one; see that no answers were pasted twice. With few questions different people can answer alike.`,
      },
    },
  ];
}

/** FNV-1a of a row: rows with different keys differ. */
function keyOf(columns: readonly ArrayLike<number>[], row: number): number {
  let key = 0x811c9dc5;
  for (const column of columns) key = Math.imul(key ^ (column[row] as number), 0x01000193);
  return key;
}
