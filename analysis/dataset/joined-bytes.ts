/** Several pieces as one, in their order. */
export function joinedBytes(parts: readonly Uint8Array[]): Uint8Array {
  const values = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    values.set(part, at);
    at += part.length;
  }
  return values;
}
