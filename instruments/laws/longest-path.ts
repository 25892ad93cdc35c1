import type { Instrument } from '../definition/instrument.ts';
import { isQuestion } from '../definition/questions.ts';
import type { Page } from '../definition/survey-json.ts';
import type { AnswerRule, CompiledRules } from '../rules/compiled-rules.ts';
import { type Comparison, type Condition, comparisonsOf } from '../rules/condition.ts';
import type { ComparableAnswer } from '../rules/condition-operators.ts';
import { secondsOfElement, secondsOfPage } from './answering-time.ts';
import { rulesWithNotes } from './form-elements.ts';
import { both, truthOf } from './search-answers.ts';
import { tellingAnswers } from './telling-answers.ts';

/** Conditions looked at before the search is given up. */
const MOST_LOOKS = 200_000;

/** Something that takes time: an element, or turning to a page. */
interface Step {
  readonly name: string;
  readonly seconds: number;
  readonly shownIf: Condition | null;
  readonly answer: AnswerRule | null;
}

/** How long a questionnaire takes whoever is asked the most. */
export interface LongestPath {
  readonly seconds: number;
  /** false: some conditions were too many to try, and count as if everything under them were asked */
  readonly exact: boolean;
}

type Answered = ReadonlyMap<string, ComparableAnswer>;

/**
 * The time that the longest way through a form takes, by reading and answering everything that is shown on it.
 * Questions that hang on one another are tried with every kind of answer that their conditions tell apart; as
 * soon as answers have parted them into groups that have nothing to do with one another, each group is tried by
 * itself and the times are added up. Null where a condition cannot be compiled.
 */
export function longestPath(pages: readonly Page[], audience: Instrument['audience']): LongestPath | null {
  const rules = rulesWithNotes({ name: 'longest path', pages });
  if (!rules) return null;
  const steps = stepsOf(pages, rules, audience);
  const order = steps.map(({ name }) => name);
  const comparisons = steps.flatMap(({ shownIf }) => (shownIf ? comparisonsOf(shownIf) : []));
  let looks = 0;
  let exact = true;

  const longest = (among: readonly Step[], answered: Answered): number => {
    looks += among.length;
    const shown = among.filter(({ shownIf }) => shownIf === null || truthOf(shownIf, answered) === true);
    const open = among.filter(({ shownIf }) => shownIf !== null && truthOf(shownIf, answered) === undefined);
    const groups = groupsOf(open, answered);
    return total(shown) + groups.reduce((sum, group) => sum + longestOfGroup(group, answered), 0);
  };
  const longestOfGroup = ({ names, steps: group }: Group, answered: Answered): number => {
    const next = order.find((name) => names.has(name));
    const item = steps.find(({ name }) => name === next);
    const values = item && valuesOf(item, comparisons, answered);
    if (!item || !values || looks > MOST_LOOKS) {
      exact = false;
      return total(group);
    }
    return values.reduce<number>(
      (most, value) => Math.max(most, longest(group, new Map([...answered, [item.name, value]]))),
      0,
    );
  };
  return { seconds: longest(steps, new Map()), exact };
}

function total(steps: readonly Step[]): number {
  return steps.reduce((sum, { seconds }) => sum + seconds, 0);
}

function stepsOf(pages: readonly Page[], rules: CompiledRules, audience: Instrument['audience']): Step[] {
  return pages.flatMap((page, p) => {
    const rule = rules.pages[p];
    const pageShownIf = rule?.shownIf ?? null;
    const elements = page.elements.map((element, e) => ({
      name: element.name,
      seconds: secondsOfElement(element, audience),
      shownIf: both(pageShownIf, rule?.elements[e]?.shownIf ?? null),
      answer: isQuestion(element) ? (rule?.elements[e]?.answer ?? null) : null,
    }));
    const turning = { name: '', seconds: secondsOfPage(page, audience), shownIf: pageShownIf, answer: null };
    return [turning, ...elements];
  });
}

/** What can be answered to the earliest open question, everything that decides it being answered. Null: too much. */
function valuesOf(
  { name, shownIf, answer }: Step,
  comparisons: readonly Comparison[],
  answered: Answered,
): readonly ComparableAnswer[] | null {
  if (!answer || (shownIf !== null && truthOf(shownIf, answered) !== true)) return [undefined];
  const values = tellingAnswers(
    answer,
    comparisons.filter(({ item }) => item === name),
  );
  return values && [...(values as readonly ComparableAnswer[]), undefined];
}

interface Group {
  /** unanswered questions that the group hangs on or contains */
  readonly names: ReadonlySet<string>;
  readonly steps: readonly Step[];
}

/** Steps that look at the same unanswered questions, near or far, together. */
function groupsOf(steps: readonly Step[], answered: Answered): readonly Group[] {
  const groups: Group[] = [];
  for (const step of steps) {
    const looked = step.shownIf === null ? [] : comparisonsOf(step.shownIf).map(({ item }) => item);
    const names = [step.name, ...looked].filter((name) => name !== '' && !answered.has(name));
    const touching = groups.filter((group) => names.some((name) => group.names.has(name)));
    for (const group of touching) groups.splice(groups.indexOf(group), 1);
    groups.push({
      names: new Set([...touching.flatMap((group) => [...group.names]), ...names]),
      steps: [...touching.flatMap((group) => group.steps), step],
    });
  }
  return groups;
}
