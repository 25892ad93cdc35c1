/** A request, or the preparation it needs, is outside what this engine does: reported as such, never guessed. */
export class Unsupported extends Error {
  override readonly name = 'Unsupported';
}
