import type { Questionnaire } from '../../instruments/composition/questionnaire.ts';
import type { Element } from '../../instruments/definition/survey-json.ts';

/** Japanese characters that somebody who reads with care takes in a minute; adults read 400 to 600. */
const CHARACTERS_A_MINUTE = 400;
/** seconds to find and tap one answer, after reading; a short text takes as long as four */
const SECONDS_AN_ANSWER = 3;
const ANSWERS_A_TEXT = 4;

/**
 * How long the whole questionnaire takes, for the cover page: reading everything once and answering every
 * question, rounded up to five minutes. Computed from the definition, so that nobody promises three minutes for
 * forty questions. The two speeds are ours.
 */
export function minutesNeeded({ pages }: Pick<Questionnaire, 'pages'>): number {
  let characters = 0;
  let answers = 0;
  for (const page of pages) {
    characters += (page.title ?? '').length + (page.description ?? '').length;
    for (const element of page.elements) {
      characters += textOf(element).length;
      answers += answersOf(element);
    }
  }
  const minutes = characters / CHARACTERS_A_MINUTE + (answers * SECONDS_AN_ANSWER) / 60;
  return Math.max(5, Math.ceil(minutes / 5) * 5);
}

function textOf(element: Element): string {
  if (element.type === 'html') return element.html;
  const stem = element.title + (element.description ?? '');
  // a list of 63 municipalities is searched, not read
  if (element.type === 'radiogroup' || element.type === 'checkbox') {
    return stem + element.choices.map(({ text }) => text).join('');
  }
  if (element.type !== 'matrix') return stem;
  return stem + [...element.columns, ...element.rows].map(({ text }) => text).join('');
}

function answersOf(element: Element): number {
  if (element.type === 'html') return 0;
  if (element.type === 'matrix') return element.rows.length;
  return element.type === 'comment' || element.type === 'text' ? ANSWERS_A_TEXT : 1;
}
