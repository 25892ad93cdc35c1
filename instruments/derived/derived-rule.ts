/** A derived variable, compiled. Plain function of codes: the same for one response and for a column. */
export interface DerivedRule {
  readonly id: string;
  /** columns whose codes it takes, in this order */
  readonly inputs: readonly string[];
  /** code, or the sum itself, from the codes of the inputs (0–250 and reserved); reserved where it is missing */
  readonly codeOf: (codes: ArrayLike<number>) => number;
}

/**
 * The column of a derived variable: its rule, row by row. What stands in one row depends on no other.
 *
 * @throws RangeError when an input is not among the columns
 */
export function deriveColumn(
  { id, inputs, codeOf }: DerivedRule,
  columns: ReadonlyMap<string, { readonly values: Uint8Array }>,
  size: number,
): Uint8Array {
  const values = inputs.map((input) => {
    const column = columns.get(input);
    if (column === undefined) throw new RangeError(`deriveColumn: ${id} needs the column ${input}`);
    return column.values;
  });
  const codes = new Uint8Array(inputs.length);
  const derived = new Uint8Array(size);
  for (let row = 0; row < size; row++) {
    for (let input = 0; input < values.length; input++) {
      codes[input] = (values[input] as Uint8Array)[row] as number;
    }
    derived[row] = codeOf(codes);
  }
  return derived;
}
