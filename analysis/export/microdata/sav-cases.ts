/** Whole numbers that fit into one byte of the compressed form. */
const BIAS = 100;
const LEAST = 1 - BIAS;
const MOST = 251 - BIAS;
const RAW = 253;
const COMMANDS = 8;

/** What a system file says its numbers are shifted by. */
export const SAV_BIAS = BIAS;

/**
 * The rows of a system file in its compressed form: eight command bytes, then the numbers that these could not hold as
 * eight bytes each, and so on to the end, which is filled up with empty commands.
 */
export function savCases(columns: readonly ArrayLike<number>[], size: number): Uint8Array {
  let bytes = new Uint8Array(1 << 16);
  let view = new DataView(bytes.buffer);
  let commands = 0;
  let used = COMMANDS;
  let end = 0;
  for (let row = 0; row < size; row++) {
    // the most that one row can need
    const room = end + 9 * columns.length + 2 * COMMANDS;
    if (room > bytes.length) {
      const larger = new Uint8Array(2 * room);
      larger.set(bytes.subarray(0, end));
      bytes = larger;
      view = new DataView(bytes.buffer);
    }
    for (const column of columns) {
      const value = column[row] as number;
      if (used === COMMANDS) {
        commands = end;
        end += COMMANDS;
        used = 0;
      }
      if (value >= LEAST && value <= MOST && Number.isInteger(value)) {
        bytes[commands + used++] = value + BIAS;
      } else {
        bytes[commands + used++] = RAW;
        view.setFloat64(end, value, true);
        end += 8;
      }
    }
  }
  return bytes.subarray(0, end);
}
