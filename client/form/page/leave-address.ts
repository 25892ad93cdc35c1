/** A page about nothing, which the way out leads to. Its name stands in the address bar, and does not say what was pressed. */
export const LEAVE_ADDRESS = '/assets/blank.html';

/** Its title (client/public/blank.html), for entries of the history that bear its address before it is there. */
export const LEAVE_TITLE = '新しいタブ';
