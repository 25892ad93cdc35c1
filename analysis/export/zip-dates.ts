const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
/** Length of the end record without its comment, which our archives do not have. */
const END_LENGTH = 22;
/** 1 January 1980, 00:00: the first moment an archive can name, as time and date of MS-DOS. */
const FIRST_TIME = 0;
const FIRST_DATE = (1 << 5) | 1;

/**
 * The same zip archive with every file dated 1 January 1980, so that the same content is the same bytes whenever it
 * was packed. Throws RangeError for bytes that are no plain zip archive.
 */
export function withFixedDates(archive: Uint8Array): Uint8Array {
  const bytes = archive.slice();
  const view = new DataView(bytes.buffer);
  const signatureAt = (at: number, signature: number) => {
    if (at < 0 || at + 4 > bytes.length || view.getUint32(at, true) !== signature) {
      throw new RangeError('withFixedDates requires a zip archive without a comment');
    }
  };
  const date = (at: number) => {
    view.setUint16(at, FIRST_TIME, true);
    view.setUint16(at + 2, FIRST_DATE, true);
  };
  const end = bytes.length - END_LENGTH;
  signatureAt(end, END_OF_DIRECTORY);
  const files = view.getUint16(end + 10, true);
  let entry = view.getUint32(end + 16, true);
  for (let file = 0; file < files; file++) {
    signatureAt(entry, DIRECTORY_ENTRY);
    date(entry + 12);
    const local = view.getUint32(entry + 42, true);
    signatureAt(local, LOCAL_HEADER);
    date(local + 10);
    entry +=
      46 +
      view.getUint16(entry + 28, true) +
      view.getUint16(entry + 30, true) +
      view.getUint16(entry + 32, true);
  }
  return bytes;
}
