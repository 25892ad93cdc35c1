import { readFormAddress } from '../form-address.ts';
import { goAway, type LeavingWindow, leaveEntries, placeIn } from './leave-entries.ts';

/** The form's pages as entries of the browser's history; each has a place: 0 the cover, then the pages in their order. */
export interface PageEntries {
  /** the form shows this place now: further on, entries are made up to it; before, the history goes back to it */
  reach(place: number): void;
  /** the person went through the history, by gesture or button */
  onTurn(listener: (place: number) => void): () => void;
  /** leaves for another page, and no entry of the form stays behind, before it or after it */
  leave(address: string): void;
}

/**
 * With them the phone's own way back leads to the page before and not out of the form. Addresses are all the same: the
 * number alone stands with the entry.
 */
export function pageEntries(window: LeavingWindow): PageEntries {
  const { history, location } = window;
  const here = (): number => placeIn(history);
  // the history moves some time after it is told to
  let at = here();
  let underWay = 0;
  let gone = false;
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
        // a letter's link was opened over the form: the first script goes back from it
        if (gone || readFormAddress(new URL(location.href)).code !== null) return;
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
      leaveEntries(window, address);
    },
  };
}

/** On devices that many people use the form makes no entries: there is nothing to go back to. */
export const noEntries = (window: LeavingWindow): PageEntries => ({
  reach: () => undefined,
  onTurn: () => () => undefined,
  leave: (address) => goAway(window, address),
});
