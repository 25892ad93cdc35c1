import type { Answers, AnswerValue } from '../rules/answers.ts';
import { compileRules } from '../rules/compile-rules.ts';
import type { AnswerRule, CompiledRules } from '../rules/compiled-rules.ts';
import { conditionFindings } from '../rules/condition-findings.ts';
import { shownItems } from '../rules/shown-items.ts';
import { type AskedForm, type Breach, breach, type Law } from './law.ts';

/** Combinations tried for one question; a condition over more is taken on trust. */
const MOST_COMBINATIONS = 20_000;

/** Every question with a condition can be reached by some answers, and missed by some others. */
export const conditionCanHold: Law = {
  code: 'condition-can-hold',
  // a condition that is broken in itself is the business of two other laws
  check: ({ forms }) =>
    forms.filter((form) => conditionFindings(form.pages).length === 0).flatMap(unreachable),
};

function unreachable(form: AskedForm): readonly Breach[] {
  const rules = compileRules({ id: form.name, version: '', pages: form.pages });
  const elements = rules.pages.flatMap((page) => page.elements);
  return elements
    .filter((element) => element.dependsOn.length > 0)
    .flatMap((element) => {
      const seen = reach(rules, element.name);
      const where = `${form.name}: ${element.name}`;
      if (seen === 'never') {
        return [
          breach(
            where,
            'この設問の条件は、どのような回答でも成り立ちません。条件を直してください。',
            'No answers whatever show this question; correct its condition or that of its page.',
          ),
        ];
      }
      if (seen === 'always') {
        return [
          breach(
            where,
            'この設問の条件は、どのような回答でも成り立ちます。条件を消してください。',
            'Whatever is answered, this question is shown; remove its condition.',
          ),
        ];
      }
      return [];
    });
}

/** Tries every combination of answers to the questions that decide, near or far, whether this one is shown. */
function reach(rules: CompiledRules, name: string): 'never' | 'always' | 'sometimes' | 'not tried' {
  const elements = new Map(
    rules.pages.flatMap((page) => page.elements.map((element) => [element.name, element])),
  );
  const deciding = new Set<string>();
  const visit = (other: string) => {
    for (const next of elements.get(other)?.dependsOn ?? []) {
      if (deciding.has(next)) continue;
      deciding.add(next);
      visit(next);
    }
  };
  visit(name);

  let combinations: Answers[] = [{}];
  for (const item of deciding) {
    const rule = elements.get(item)?.answer;
    const values = rule ? sampleAnswers(rule) : [];
    combinations = combinations.flatMap((answers) => [
      answers,
      ...values.map((value) => ({ ...answers, [item]: value })),
    ]);
    if (combinations.length > MOST_COMBINATIONS) return 'not tried';
  }
  const shown = combinations.filter((answers) => shownItems(rules, answers).has(name)).length;
  if (shown === 0) return 'never';
  return shown === combinations.length ? 'always' : 'sometimes';
}

function sampleAnswers(rule: AnswerRule): readonly AnswerValue[] {
  switch (rule.kind) {
    case 'single':
      return rule.codes;
    case 'multiple': {
      const together = rule.codes.filter((code) => !rule.exclusive.includes(code));
      const pairs = together.flatMap((a, at) => together.slice(at + 1).map((b) => [a, b]));
      return [
        ...rule.codes.map((code) => [code]),
        ...(rule.most > 1 ? pairs : []),
        together.slice(0, rule.most),
      ];
    }
    case 'number':
      return Array.from({ length: rule.max - rule.min + 1 }, (_, i) => rule.min + i);
    default:
      return [];
  }
}
