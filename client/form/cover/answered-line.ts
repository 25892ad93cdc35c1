/** Id of the line that says that answers were sent from here; a script shows it on the page of plain HTML. */
export const ANSWERED_LINE = 'answered-here';
