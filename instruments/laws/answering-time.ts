import type { Instrument } from '../definition/instrument.ts';
import { isQuestion, optionsOf } from '../definition/questions.ts';
import type { Element, Page } from '../definition/survey-json.ts';

/**
 * Characters of Japanese read in a second. 400 to 600 in a minute is what is commonly given for adults; the
 * middle for residents and organisations, 300 for children (ours).
 */
export const CHARACTERS_PER_SECOND: Readonly<Record<Instrument['audience'], number>> = {
  residents: 500 / 60,
  organisations: 500 / 60,
  children: 300 / 60,
};

/**
 * Seconds beyond reading. Ours, set so that a plain question takes the ten seconds and a further row of a matrix
 * the few that Pew Research Center reports from its panel ("How we keep our online surveys from running too
 * long", 2022: 85 questions in 15 minutes, a row of a battery less, writing in far more).
 */
export const SECONDS = {
  /** choosing one option */
  single: 4,
  /** deciding on one option of a multiple answer */
  multipleOption: 0.5,
  multiple: 3,
  number: 6,
  shortText: 12,
  longText: 40,
  /** one row of a matrix, its columns being known */
  row: 3,
  /** going on to the next page */
  page: 2,
} as const;

/** Seconds that one element takes somebody who is shown it: reading all of it, then answering. */
export function secondsOfElement(element: Element, audience: Instrument['audience']): number {
  const reading = charactersOf(element) / CHARACTERS_PER_SECOND[audience];
  return reading + (isQuestion(element) ? answering(element) : 0);
}

/** Seconds that a page takes besides its elements. */
export function secondsOfPage(page: Page, audience: Instrument['audience']): number {
  const characters = (page.title ?? '').length + (page.description ?? '').length;
  return SECONDS.page + characters / CHARACTERS_PER_SECOND[audience];
}

function charactersOf(element: Element): number {
  if (!isQuestion(element)) return element.html.length;
  const texts = [
    element.title,
    element.description ?? '',
    ...optionsOf(element).map(({ text }) => text),
    ...(element.type === 'matrix' ? element.rows.map(({ text }) => text) : []),
  ];
  // nobody reads a list of municipalities to its end: people look for their own
  const long = optionsOf(element).length > LONG_LIST;
  return long ? element.title.length + (element.description ?? '').length : texts.join('').length;
}

/** Options beyond which a list is searched, not read (ours). */
const LONG_LIST = 25;

function answering(question: Exclude<Element, { type: 'html' }>): number {
  switch (question.type) {
    case 'checkbox':
      return SECONDS.multiple + SECONDS.multipleOption * question.choices.length;
    case 'matrix':
      return SECONDS.row * question.rows.length;
    case 'comment':
      return SECONDS.longText;
    case 'text':
      return 'inputType' in question ? SECONDS.number : SECONDS.shortText;
    default:
      return SECONDS.single;
  }
}
