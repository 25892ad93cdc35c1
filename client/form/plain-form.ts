/** Id of the form element that a page without script sends; buttons outside it name it. */
export const PLAIN_FORM = 'plain-form';
