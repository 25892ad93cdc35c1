/** Id of the form element that a page without script sends; buttons outside it name it. */
export const PLAIN_FORM = 'plain-form';
/** Id of the button that Enter in a field presses: the first of all that send the form. */
export const ENTER_BUTTON = 'enter-button';
