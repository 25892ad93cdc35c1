import type { Questionnaire } from '../../instruments/composition/questionnaire.ts';
import type { Element } from '../../instruments/definition/survey-json.ts';

/** A UTF-16 unit takes at most three bytes in UTF-8, and an escaped quote, backslash or line break two. */
const BYTES_OF_A_UNIT = 3;
/** A code has at most three digits, and a comma follows. */
const BYTES_OF_A_CODE = 4;

/**
 * The most bytes that a valid response to this questionnaire can take as JSON in UTF-8. What waits in the inbox
 * is padded to it, so that its size tells nothing.
 */
export function answerBytes(questionnaire: Pick<Questionnaire, 'pages'>): number {
  const elements = questionnaire.pages.flatMap((page) => page.elements);
  return elements.reduce((sum, element) => sum + elementBytes(element), 2);
}

function elementBytes(element: Element): number {
  if (element.type === 'html') return 0;
  const named = element.name.length + 4;
  switch (element.type) {
    case 'radiogroup':
    case 'dropdown':
      return named + BYTES_OF_A_CODE;
    case 'checkbox':
      return named + 2 + element.choices.length * BYTES_OF_A_CODE;
    case 'matrix':
      return named + 2 + element.rows.reduce((sum, row) => sum + row.value.length + 4 + BYTES_OF_A_CODE, 0);
    case 'comment':
      return named + 2 + element.maxLength * BYTES_OF_A_UNIT;
    case 'text':
      return 'maxLength' in element
        ? named + 2 + element.maxLength * BYTES_OF_A_UNIT
        : named + Math.max(String(element.min).length, String(element.max).length) + 1;
  }
}
