import { questionsOf } from '../definition/questions.ts';
import { breach, type Law, nameOf } from './law.ts';

/** How an option that says "none of these" or "I do not answer" is worded; each must stand alone. */
const STANDS_ALONE =
  /特に(は)?ない|特になし|ひとつもない|いずれもない|あてはまるものはない|出来事はない|参加はしていない|参加していない|答えたくない|わからない$/;

/** In a multiple answer, an option that denies or declines all others is marked exclusive. */
export const exclusiveMarked: Law = {
  code: 'exclusive-marked',
  check: ({ instruments }) =>
    instruments.flatMap((instrument) =>
      questionsOf(instrument.form.pages).flatMap((question) => {
        if (question.type !== 'checkbox') return [];
        const refusals = instrument.items.find((item) => item.id === question.name)?.refusalCodes ?? [];
        return question.choices
          .filter((choice) => !choice.isExclusive)
          .filter((choice) => STANDS_ALONE.test(choice.text) || refusals.includes(choice.value))
          .map((choice) =>
            breach(
              `${nameOf(instrument)}: ${question.name}.${choice.value}`,
              `「${choice.text}」はほかの選択肢と同時に選べないはずです。isExclusive を付けてください。`,
              `"${choice.text}" cannot go with other options; mark it isExclusive.`,
            ),
          );
      }),
    ),
};
