/**
 * Options of the SurveyJS model that decide what is kept and what is sent. The form in the browser and the
 * oracle of the property test set exactly these, or they would not be the same form.
 */
export const surveySettings = Object.freeze({
  /**
   * An answer goes as soon as its question is hidden, by itself or with its page. With `onComplete` or
   * `onHidden`, an answer that is hidden mid-way goes on showing what hangs on it, and survey-core sends
   * answers to questions that nobody is shown (in a chain a → b → c, hiding b leaves c).
   */
  clearInvisibleValues: 'onHiddenContainer',
  /** a page is checked when the person leaves it, never while typing */
  checkErrorsMode: 'onNextPage',
} as const);
