/** Where in the form an entry of the browser's history stands: 0 the cover, then the pages in their order. */
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

/** A traversal that never comes must not keep anybody here. */
const MOST_MS = 300;

/**
 * The pages of the questionnaire as entries of the history, so that the phone's own way back leads to the page before and
 * not out of the form. Addresses are all the same; the number alone stands with the entry.
 */
export function pageEntries(window: Windows): PageEntries {
  const { history, location } = window;
  const here = (): number => (typeof history.state?.place === 'number' ? history.state.place : 0);
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
      if (gone) return;
      const from = here();
      if (place < from) history.go(place - from);
      for (let next = from + 1; next <= place; next += 1) history.pushState({ place: next }, '');
    },
    onTurn(listener) {
      const turn = (): void => {
        if (!gone) listener(here());
      };
      window.addEventListener('popstate', turn);
      return () => window.removeEventListener('popstate', turn);
    },
    leave(address) {
      gone = true;
      const away = (): void => location.replace(address);
      const from = here();
      if (from === 0) return away();
      window.setTimeout(away, MOST_MS);
      // at the first entry another page is put after it, which takes the place of all others, and then in its own
      once(() => {
        history.pushState(null, '', address);
        once(away);
        history.back();
      });
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
