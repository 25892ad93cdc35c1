/** Whether each code of one column always goes with the same code of the other, and the other says anything at all. */
export function settles(source: Uint8Array, other: Uint8Array): boolean {
  if (source === other) return false;
  const goesWith = new Int16Array(256).fill(-1);
  let toldApart = false;
  for (let row = 0; row < other.length; row++) {
    const code = source[row] as number;
    const own = other[row] as number;
    if (goesWith[code] === -1) goesWith[code] = own;
    else if (goesWith[code] !== own) return false;
    toldApart ||= own !== other[0];
  }
  return toldApart;
}
