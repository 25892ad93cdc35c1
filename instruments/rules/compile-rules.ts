import type { Questionnaire } from '../composition/questionnaire.ts';
import { deepFreeze } from '../definition/deep-freeze.ts';
import { DefinitionError, type Finding } from '../definition/finding.ts';
import { isQuestion } from '../definition/questions.ts';
import type { Question } from '../definition/survey-json.ts';
import type { AnswerRule, CompiledRules } from './compiled-rules.ts';
import { type Condition, comparisonsOf } from './condition.ts';
import { type ConditionPlace, conditionFindings } from './condition-findings.ts';
import { parseCondition } from './parse-condition.ts';

/**
 * Compiles the published definition into the rules that every response is replayed against.
 *
 * @throws DefinitionError with all findings at once: a condition outside the subset, or one that names an item
 *   which does not come before it, a code that the item does not have, or an operator that does not fit its kind.
 */
export function compileRules(questionnaire: Pick<Questionnaire, 'id' | 'version' | 'pages'>): CompiledRules {
  const findings: Finding[] = conditionFindings(questionnaire.pages).map(({ place, message }) => ({
    code: 'rules.condition-not-compiled',
    where: `${questionnaire.id} ${questionnaire.version}: ${placeName(place)}`,
    message,
  }));
  if (findings.length > 0) throw new DefinitionError(findings);
  return deepFreeze({
    questionnaire: { id: questionnaire.id, version: questionnaire.version },
    pages: questionnaire.pages.map((page) => {
      const pageCondition = compiled(page.visibleIf);
      return {
        name: page.name,
        shownIf: pageCondition,
        elements: page.elements.filter(isQuestion).map((question) => {
          const shownIf = compiled(question.visibleIf);
          const named = [pageCondition, shownIf].flatMap((condition) =>
            condition ? comparisonsOf(condition) : [],
          );
          return {
            name: question.name,
            answer: answerRule(question),
            shownIf,
            dependsOn: [...new Set(named.map(({ item }) => item))],
          };
        }),
      };
    }),
  });
}

function placeName({ page, element }: ConditionPlace): string {
  return element ? `${page}.${element}` : page;
}

function compiled(visibleIf: string | undefined): Condition | null {
  if (visibleIf === undefined) return null;
  const parsed = parseCondition(visibleIf);
  return parsed.ok ? parsed.condition : null;
}

function answerRule(question: Question): AnswerRule {
  switch (question.type) {
    case 'radiogroup':
    case 'dropdown':
      return { kind: 'single', codes: question.choices.map((choice) => choice.value) };
    case 'checkbox':
      return {
        kind: 'multiple',
        codes: question.choices.map((choice) => choice.value),
        exclusive: question.choices.filter((choice) => choice.isExclusive).map((choice) => choice.value),
        most: Math.min(question.maxSelectedChoices ?? question.choices.length, question.choices.length),
      };
    case 'matrix':
      return {
        kind: 'matrix',
        rows: question.rows.map((row) => row.value),
        codes: question.columns.map((column) => column.value),
      };
    case 'comment':
      return { kind: 'text', most: question.maxLength, lines: true };
    case 'text':
      if ('inputType' in question) return { kind: 'number', min: question.min, max: question.max };
      return { kind: 'text', most: question.maxLength, lines: false };
  }
}
