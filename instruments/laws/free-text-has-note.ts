import { isQuestion } from '../definition/questions.ts';
import type { Page } from '../definition/survey-json.ts';
import { type Breach, breach, type Law, nameOf } from './law.ts';

/**
 * Beside every long free text, and shown whenever it is, stands a note that names the desks (相談窓口): nobody
 * replies here, and where help is (decision 13). A questionnaire leaves out neither without the other.
 */
export const freeTextHasNote: Law = {
  code: 'free-text-has-note',
  check: ({ instruments, forms }) => {
    const alone = instruments.flatMap((one) => withoutNote(one.form.pages).map((name) => ({ one, name })));
    const known = alone.map(({ name }) => name);
    return [
      ...alone.map(({ one, name }) => missing(`${nameOf(one)}: ${name}`)),
      ...forms.flatMap((form) =>
        withoutNote(form.pages)
          .filter((name) => !known.includes(name))
          .map((name) => missing(`${form.name}: ${name}`)),
      ),
    ];
  },
};

/** Names of the free texts beside which no note stands. */
function withoutNote(pages: readonly Page[]): readonly string[] {
  return pages.flatMap((page) =>
    page.elements
      .filter((element) => element.type === 'comment' && !hasNote(page, element.visibleIf))
      .map(({ name }) => name),
  );
}

function missing(where: string): Breach {
  return breach(
    where,
    '自由記述のページに、返事はしないことと相談窓口を伝える文（html）を、同じ条件で加えてください。',
    'Add a note (html) to the page of this free text, under the same condition: that nobody replies here, and where help is (相談窓口).',
  );
}

function hasNote(page: Page, condition: string | undefined): boolean {
  return page.elements.some(
    (element) =>
      !isQuestion(element) &&
      element.html.includes('相談窓口') &&
      (element.visibleIf === undefined || element.visibleIf === condition),
  );
}
