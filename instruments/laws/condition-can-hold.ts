import type { CompiledRules } from '../rules/compiled-rules.ts';
import { type Condition, comparisonsOf } from '../rules/condition.ts';
import { rulesWithNotes } from './form-elements.ts';
import { type AskedForm, type Breach, breach, type Law } from './law.ts';
import { both, type DecidingItem, decidingItems, searchAnswers } from './search-answers.ts';

/**
 * The condition of a page or of an element, with that of its page, holds for some answers to the questions that
 * it names and fails for others. (Whether those answers can come together on the way through the form is the
 * business of every-item-reachable.)
 */
export const conditionCanHold: Law = {
  code: 'condition-can-hold',
  check: ({ forms }) => forms.flatMap(breachesOf),
};

/** Whether a condition holds for some and fails for other answers, each question answered as it may be. */
export function conditionHolds(
  condition: Condition,
  rules: CompiledRules,
): 'sometimes' | 'never' | 'always' | 'not decided' {
  const comparisons = comparisonsOf(condition);
  const named = new Set(comparisons.map(({ item }) => item));
  const { items } = decidingItems(rules, condition);
  const free = items
    .filter(({ name }) => named.has(name))
    .map((item): DecidingItem => ({ ...item, askedIf: null }));
  const holds = searchAnswers(condition, free, comparisons);
  if (holds === 'none') return 'never';
  const fails = searchAnswers({ not: condition }, free, comparisons);
  if (fails === 'none') return 'always';
  return holds === 'found' && fails === 'found' ? 'sometimes' : 'not decided';
}

function breachesOf(form: AskedForm): readonly Breach[] {
  const rules = rulesWithNotes(form);
  if (!rules) return [];
  return rules.pages.flatMap((page) =>
    page.elements.flatMap(({ name, shownIf }) => {
      const condition = both(page.shownIf, shownIf);
      if (!condition) return [];
      const holds = conditionHolds(condition, rules);
      if (holds === 'never') {
        return [
          breach(
            `${form.name}: ${name}`,
            'この部分の条件は、どのような回答でも成り立ちません。条件を直してください。',
            'No answers whatever make this condition hold; correct it or that of its page.',
          ),
        ];
      }
      if (holds === 'not decided') {
        return [
          breach(
            `${form.name}: ${name}`,
            'この条件が成り立つことも成り立たないこともあるかどうか、調べきれませんでした（関わる設問と選択肢が多すぎます）。条件を簡単にしてください。',
            'Whether this condition holds for some and fails for others could not be decided: too many questions and options bear on it. Simplify it.',
          ),
        ];
      }
      if (holds !== 'always') return [];
      return [
        breach(
          `${form.name}: ${name}`,
          'この部分の条件は、どのような回答でも成り立ちます。条件を消してください。',
          'Whatever is answered, this condition holds; remove it.',
        ),
      ];
    }),
  );
}
