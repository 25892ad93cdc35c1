/**
 * Resolves when nobody is in the middle of a word: exchanging a field then would take the half-converted kanji away. Never at
 * once, so that a press which waits while the form is made ready is answered before it is drawn.
 */
export function betweenWords(): Promise<void> {
  return new Promise((resolve) => {
    const typing = (): boolean => document.activeElement?.matches('textarea, input[type="text"]') ?? false;
    const look = (): void => (typing() ? void setTimeout(look, 200) : resolve());
    setTimeout(look);
  });
}
