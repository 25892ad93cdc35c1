import { LEAVE_TITLE } from './leave-address.ts';

export type LeavingWindow = Pick<
  Window,
  | 'document'
  | 'history'
  | 'location'
  | 'navigator'
  | 'addEventListener'
  | 'removeEventListener'
  | 'setTimeout'
>;

/** A way through the history that never ends must not keep anybody here. */
const MOST_MS = 300;

/** Which of the form's pages the present entry of the history stands for. */
export const placeIn = ({ state }: Pick<History, 'state'>): number =>
  typeof state?.place === 'number' ? state.place : 0;

/** Another page takes the place of this one, which its caller has emptied. */
export function goAway(window: LeavingWindow, address: string): void {
  const { history, location, navigator } = window;
  if (navigator.onLine) {
    location.replace(address);
    return;
  }
  // the browser's own page about the missing network would name the form; this one is empty, under the other's address
  history.replaceState(null, '', address);
  window.addEventListener('online', () => location.replace(address), { once: true });
}

/** Leaves for another page, and no entry of the form stays behind, before it or after it. */
export function leaveEntries(window: LeavingWindow, address: string): void {
  const { document, history } = window;
  const once = (then: () => void): void => window.addEventListener('popstate', then, { once: true });
  const away = (): void => goAway(window, address);
  window.setTimeout(away, MOST_MS);
  // from the first entry on, one to another page takes the place of all that follow; then that page takes the place of the
  // first. Also where the first is shown: whoever came back to it, or has a receipt, has pages after it
  const over = (): void => {
    history.pushState(null, '', address);
    // a browser gives a new entry the title of the one before it, which is the form's
    document.title = LEAVE_TITLE;
    once(away);
    history.back();
  };
  const from = placeIn(history);
  if (from === 0) {
    over();
    return;
  }
  once(over);
  history.go(-from);
}
