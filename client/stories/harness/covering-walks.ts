import type { Questionnaire } from '../../../instruments/composition/questionnaire.ts';
import { type FormPages, formPages, shownElements } from '../../../instruments/form-view/form-pages.ts';
import { answersThatShow } from '../../../instruments/laws/answers-that-show.ts';
import { rulesWithNotes } from '../../../instruments/laws/form-elements.ts';
import type { Answers } from '../../../instruments/rules/answers.ts';
import { compileRules } from '../../../instruments/rules/compile-rules.ts';

/** Ways through one questionnaire on which everything that anybody can be shown of it is shown at least once. */
export interface CoveringWalks {
  readonly form: FormPages;
  /** what is answered on each way; nothing else is */
  readonly walks: readonly Answers[];
}

/**
 * As few ways as joining them one after the other finds: what shows the next question goes into the way at hand, unless it
 * is at odds with what was answered there or hides what was shown.
 * @throws Error naming what no answers show; the laws of the definitions have none of it
 */
export function coveringWalks(questionnaire: Questionnaire): CoveringWalks {
  const { id, pages } = questionnaire;
  const form = formPages(questionnaire, compileRules(questionnaire));
  const rules = rulesWithNotes({ ...questionnaire, name: id });
  if (rules === null) throw new Error(`coveringWalks: the conditions of ${id} do not compile`);
  const left = new Set(pages.flatMap(({ elements }) => elements.map(({ name }) => name)));
  const walks: Answers[] = [];
  while (left.size > 0) {
    let answers: Answers = {};
    let shown = shownElements(form, answers);
    for (const name of left) {
      if (shown.has(name)) continue;
      const needed = answersThatShow(rules, name);
      if (needed === null) throw new Error(`coveringWalks: no answers to ${id} show ${name}`);
      const joined = join(answers, needed);
      if (joined === null) continue;
      const shownThen = shownElements(form, joined);
      const hides = [...left].some((one) => shown.has(one) && !shownThen.has(one));
      if (hides || !shownThen.has(name)) continue;
      answers = joined;
      shown = shownThen;
    }
    const before = left.size;
    for (const name of shown) left.delete(name);
    if (left.size === before) throw new Error(`coveringWalks: ${[...left].join()} of ${id} is never shown`);
    walks.push(answers);
  }
  return { form, walks };
}

/** Both together; null where they answer a question differently. */
function join(one: Answers, other: Answers): Answers | null {
  const differs = Object.entries(other).some(
    ([name, value]) => Object.hasOwn(one, name) && JSON.stringify(one[name]) !== JSON.stringify(value),
  );
  return differs ? null : { ...one, ...other };
}
