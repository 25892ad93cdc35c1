import { breach, type Law, nameOf } from './law.ts';

/** Beside every long free text stands a note: nobody replies here, and where help is (decision 13). */
export const freeTextHasNote: Law = {
  code: 'free-text-has-note',
  check: ({ instruments }) =>
    instruments.flatMap((instrument) =>
      instrument.form.pages
        .filter((page) => page.elements.some((element) => element.type === 'comment'))
        .filter((page) => !page.elements.some((element) => element.type === 'html'))
        .map((page) =>
          breach(
            `${nameOf(instrument)}: ${page.name}`,
            '自由記述のページに、返事はしないことと相談先を伝える文（html）を加えてください。',
            'Add a note (html) to the page of this free text: that nobody replies here, and where help is.',
          ),
        ),
    ),
};
