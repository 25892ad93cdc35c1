/** The demonstration cannot be prepared or reset here; the message says why and what to do. Nothing was deleted. */
export class DemonstrationError extends Error {
  override readonly name = 'DemonstrationError';
}
