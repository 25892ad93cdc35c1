const LONGEST = 100;

/** A key that someone sent, fit to be named in a problem and in the log: at most 100 characters, all visible. */
export function printableKey(key: string): string {
  return key.slice(0, LONGEST).replace(/[\p{C}\p{Z}]/gu, '?');
}
