import { conditionHolds } from './condition-can-hold.ts';
import { rulesWithNotes } from './form-elements.ts';
import { type AskedForm, type Breach, breach, type Law } from './law.ts';
import { both, decidingItems, searchAnswers } from './search-answers.ts';

/**
 * Every question and note of a questionnaire, whichever part it comes from, is shown to somebody: its
 * conditions do not contradict those of the questions that they look at. Where that cannot be decided within a
 * bounded search, the finding says so; it is never taken as well.
 */
export const everyItemReachable: Law = {
  code: 'every-item-reachable',
  check: ({ forms }) => forms.flatMap(unreachable),
};

function unreachable(form: AskedForm): readonly Breach[] {
  const rules = rulesWithNotes(form);
  if (!rules) return [];
  return rules.pages.flatMap((page) =>
    page.elements.flatMap(({ name, shownIf }) => {
      const condition = both(page.shownIf, shownIf);
      if (!condition) return [];
      const { items, comparisons } = decidingItems(rules, condition);
      const result = searchAnswers(condition, items, comparisons);
      if (result === 'found') return [];
      // a condition that cannot hold, or be decided, by itself has a finding of its own
      const alone = conditionHolds(condition, rules);
      if (alone === 'never' || alone === 'not decided') return [];
      const where = `${form.name}: ${name}`;
      return [
        result === 'none'
          ? breach(
              where,
              'この部分は、前の設問の条件と合わせると、誰にも表示されません。ここの条件か、条件が見ている設問の条件を直してください。',
              'Together with the conditions of the questions it looks at, nobody is ever shown this; correct its condition or theirs.',
            )
          : breach(
              where,
              'この部分が表示されることがあるかどうか、調べきれませんでした（条件に関わる設問と選択肢が多すぎます）。条件を簡単にしてください。',
              'Whether anybody is shown this could not be decided: too many questions and options bear on its condition. Simplify it.',
            ),
      ];
    }),
  );
}
