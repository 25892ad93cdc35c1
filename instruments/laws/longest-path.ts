import type { Instrument } from '../definition/instrument.ts';
import { isQuestion } from '../definition/questions.ts';
import type { Page } from '../definition/survey-json.ts';
import type { CompiledRules } from '../rules/compiled-rules.ts';
import { type Condition, comparisonsOf } from '../rules/condition.ts';
import type { ComparableAnswer } from '../rules/condition-operators.ts';
import { evaluateCondition } from '../rules/evaluate-condition.ts';
import { secondsOfElement, secondsOfPage } from './answering-time.ts';
import { rulesWithNotes } from './form-elements.ts';
import { both, truthOf } from './search-answers.ts';
import { tellingAnswers } from './telling-answers.ts';

/** Comparisons made for one group of questions that hang together before the search is given up. */
const MOST_COMPARISONS = 1_000_000;

interface Step {
  readonly name: string;
  readonly seconds: number;
  readonly shownIf: Condition | null;
}

/** How long a questionnaire takes whoever is asked the most. */
export interface LongestPath {
  readonly seconds: number;
  /** false: some groups of conditions were too many to try, and count as if everything in them were asked */
  readonly exact: boolean;
}

/**
 * The time that the longest way through a form takes, by reading and answering everything that is shown on it.
 * Of questions that hang on one another, the answers are sought that lead through most of them (branch and bound
 * over the answers that their conditions tell apart); groups that have nothing to do with one another are added up. Null where a condition cannot be compiled.
 */
export function longestPath(pages: readonly Page[], audience: Instrument['audience']): LongestPath | null {
  const rules = rulesWithNotes({ name: 'longest path', pages });
  if (!rules) return null;
  const steps = stepsOf(pages, rules, audience);
  const always = steps.filter(({ shownIf }) => shownIf === null);
  const groups = groupsOf(steps);
  const longest = groups.map((group) => longestOf(group, rules));
  const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
  return {
    seconds:
      sum(always.map(({ seconds }) => seconds)) +
      sum(groups.map((group, at) => longest[at] ?? sum(group.map(({ seconds }) => seconds)))),
    exact: !longest.includes(null),
  };
}

function stepsOf(pages: readonly Page[], rules: CompiledRules, audience: Instrument['audience']): Step[] {
  return pages.flatMap((page, p) => {
    const pageRule = rules.pages[p];
    const shown = page.elements.map((element, e) => ({
      name: element.name,
      seconds: secondsOfElement(element, audience),
      shownIf: both(pageRule?.shownIf ?? null, pageRule?.elements[e]?.shownIf ?? null),
    }));
    const turning = { name: '', seconds: secondsOfPage(page, audience), shownIf: pageRule?.shownIf ?? null };
    return page.elements.some(isQuestion) ? [turning, ...shown] : shown;
  });
}

/** Steps with a condition, those together that look at the same questions, near or far. */
function groupsOf(steps: readonly Step[]): readonly (readonly Step[])[] {
  const groups: { readonly names: ReadonlySet<string>; readonly steps: readonly Step[] }[] = [];
  for (const step of steps) {
    if (step.shownIf === null) continue;
    const names = new Set(
      [step.name, ...comparisonsOf(step.shownIf).map(({ item }) => item)].filter(Boolean),
    );
    const touching = groups.filter((group) => [...names].some((name) => group.names.has(name)));
    for (const group of touching) groups.splice(groups.indexOf(group), 1);
    groups.push({
      names: new Set([...touching.flatMap((group) => [...group.names]), ...names]),
      steps: [...touching.flatMap((group) => group.steps), step],
    });
  }
  return groups.map((group) => group.steps);
}

/** The most seconds that any answers make of a group; null where there are too many to try. */
function longestOf(group: readonly Step[], rules: CompiledRules): number | null {
  const comparisons = group.flatMap(({ shownIf }) => (shownIf ? comparisonsOf(shownIf) : []));
  const looked = new Set(comparisons.map(({ item }) => item));
  const deciding = rules.pages.flatMap((page) =>
    page.elements
      .filter(({ name }) => looked.has(name))
      .map(({ name, answer, shownIf }) => ({
        name,
        askedIf: both(page.shownIf, shownIf),
        values: tellingAnswers(
          answer,
          comparisons.filter(({ item }) => item === name),
        ),
      })),
  );
  if (deciding.some(({ values }) => values === null)) return null;
  const answers = new Map<string, ComparableAnswer>();
  // what may still be asked: no answers to the rest make it more
  const atMost = () =>
    group
      .filter(({ shownIf }) => shownIf === null || truthOf(shownIf, answers) !== false)
      .reduce((total, { seconds }) => total + seconds, 0);
  let most = -1;
  let made = 0;
  const search = (at: number): void => {
    made += comparisons.length;
    const item = deciding[at];
    if (!item) {
      most = Math.max(most, atMost());
      return;
    }
    const asked = item.askedIf === null || evaluateCondition(item.askedIf, (name) => answers.get(name));
    const values = (asked ? [...(item.values ?? []), undefined] : [undefined]).map((value) => {
      answers.set(item.name, value as ComparableAnswer);
      made += comparisons.length;
      return { value: value as ComparableAnswer, bound: atMost() };
    });
    for (const { value, bound } of values.sort((a, b) => b.bound - a.bound)) {
      if (bound <= most || made > MOST_COMPARISONS) break;
      answers.set(item.name, value);
      search(at + 1);
    }
    answers.delete(item.name);
  };
  search(0);
  return made > MOST_COMPARISONS ? null : most;
}
