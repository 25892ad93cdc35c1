/** Collects the bytes of a system file, little end first. */
export interface SavSink {
  readonly int32: (value: number) => void;
  readonly float64: (value: number) => void;
  /** ASCII or bytes, filled up with spaces to `width` */
  readonly padded: (text: string | Uint8Array, width: number) => void;
  readonly bytes: (bytes: Uint8Array) => void;
  readonly done: () => Uint8Array;
}

const SPACE = 0x20;

export function savSink(): SavSink {
  let bytes = new Uint8Array(4096);
  let view = new DataView(bytes.buffer);
  let length = 0;
  const room = (more: number) => {
    if (length + more <= bytes.length) return;
    const larger = new Uint8Array(Math.max(2 * bytes.length, length + more));
    larger.set(bytes.subarray(0, length));
    bytes = larger;
    view = new DataView(bytes.buffer);
  };
  return {
    int32: (value) => {
      room(4);
      view.setInt32(length, value, true);
      length += 4;
    },
    float64: (value) => {
      room(8);
      view.setFloat64(length, value, true);
      length += 8;
    },
    padded: (text, width) => {
      room(width);
      const own = typeof text === 'string' ? new TextEncoder().encode(text) : text;
      if (own.length > width) throw new RangeError(`savSink: ${own.length} bytes for a field of ${width}`);
      bytes.fill(SPACE, length, length + width);
      bytes.set(own, length);
      length += width;
    },
    bytes: (own) => {
      room(own.length);
      bytes.set(own, length);
      length += own.length;
    },
    done: () => bytes.slice(0, length),
  };
}
