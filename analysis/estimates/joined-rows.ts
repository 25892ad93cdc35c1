/** Where each of several lists begins when they stand one behind the other, and where the last one ends. */
export function startsOf(lists: readonly { readonly length: number }[]): Int32Array {
  const starts = new Int32Array(lists.length + 1);
  lists.forEach(({ length }, place) => {
    starts[place + 1] = (starts[place] as number) + length;
  });
  return starts;
}

/** Several lists of numbers as one. */
export function joined<Numbers extends Int32Array | Float64Array>(
  make: new (length: number) => Numbers,
  lists: readonly Numbers[],
): Numbers {
  const all = new make(lists.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const list of lists) {
    all.set(list, at);
    at += list.length;
  }
  return all;
}
