import { isQuestion } from '../definition/questions.ts';
import type { Page } from '../definition/survey-json.ts';
import { breach, type Law, nameOf } from './law.ts';

/**
 * Beside every long free text, and shown whenever it is, stands a note that names the desks (相談窓口): nobody
 * replies here, and where help is (decision 13).
 */
export const freeTextHasNote: Law = {
  code: 'free-text-has-note',
  check: ({ instruments }) =>
    instruments.flatMap((instrument) =>
      instrument.form.pages.flatMap((page) =>
        page.elements
          .filter((element) => element.type === 'comment')
          .filter((comment) => !hasNote(page, comment.visibleIf))
          .map((comment) =>
            breach(
              `${nameOf(instrument)}: ${comment.name}`,
              '自由記述のページに、返事はしないことと相談窓口を伝える文（html）を、同じ条件で加えてください。',
              'Add a note (html) to the page of this free text, under the same condition: that nobody replies here, and where help is (相談窓口).',
            ),
          ),
      ),
    ),
};

function hasNote(page: Page, condition: string | undefined): boolean {
  return page.elements.some(
    (element) =>
      !isQuestion(element) &&
      element.html.includes('相談窓口') &&
      (element.visibleIf === undefined || element.visibleIf === condition),
  );
}
