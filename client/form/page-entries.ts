/** The form's pages as entries of the browser's history; each has a place: 0 the cover, then the pages in their order. */
export interface PageEntries {
  /** the form shows this place now: further on, entries are made up to it; before, the history goes back to it */
  reach(place: number): void;
  /** the person went through the history, by gesture or button */
  onTurn(listener: (place: number) => void): () => void;
  /** leaves for another page, and no entry of the form stays behind, before it or after it */
  leave(address: string): void;
}

type Windows = Pick<
  Window,
  'history' | 'location' | 'addEventListener' | 'removeEventListener' | 'setTimeout'
>;

/** A way through the history that never ends must not keep anybody here. */
const MOST_MS = 300;

/**
 * With them the phone's own way back leads to the page before and not out of the form. Addresses are all the same: the
 * number alone stands with the entry.
 */
export function pageEntries(window: Windows): PageEntries {
  const { history, location } = window;
  const here = (): number => (typeof history.state?.place === 'number' ? history.state.place : 0);
  // the history moves some time after it is told to
  let at = here();
  let underWay = 0;
  let gone = false;
  const once = (then: () => void): void => {
    const run = (): void => {
      window.removeEventListener('popstate', run);
      then();
    };
    window.addEventListener('popstate', run);
  };
  return {
    reach(place) {
      if (gone || place === at) return;
      history.scrollRestoration = 'manual';
      if (place < at) {
        underWay += 1;
        history.go(place - at);
      }
      for (let next = at + 1; next <= place; next += 1) history.pushState({ place: next }, '');
      at = place;
    },
    onTurn(listener) {
      const turn = (): void => {
        if (gone) return;
        underWay = Math.max(0, underWay - 1);
        if (underWay > 0 || here() === at) return;
        at = here();
        listener(at);
      };
      window.addEventListener('popstate', turn);
      return () => window.removeEventListener('popstate', turn);
    },
    leave(address) {
      gone = true;
      const away = (): void => location.replace(address);
      window.setTimeout(away, MOST_MS);
      // from the first entry on, one to another page takes the place of all that follow; then that page takes the place of the
      // first. Also where the first is shown: whoever came back to it, or has a receipt, has pages after it
      const over = (): void => {
        history.pushState(null, '', address);
        once(away);
        history.back();
      };
      const from = here();
      if (from === 0) return over();
      once(over);
      history.go(-from);
    },
  };
}

/** On devices that many people use the form makes no entries: there is nothing to go back to. */
export const noEntries = ({ location }: Pick<Window, 'location'>): PageEntries => ({
  reach: () => undefined,
  onTurn: () => () => undefined,
  leave: (address) => location.replace(address),
});
