/**
 * Puts the reader at the beginning of a screen that has just come: the focus on its heading, so that it is announced, and
 * the page at its top. Where large letters, or the notes above a translation, push the heading out of the upper half, the page
 * goes to the heading itself: nobody scrolls past the same header after every turn.
 */
export function turnTo(heading: HTMLElement | null): void {
  window.scrollTo(0, 0);
  if (heading === null) return;
  heading.focus({ preventScroll: true });
  if (heading.getBoundingClientRect().bottom > window.innerHeight / 2) heading.scrollIntoView();
}
