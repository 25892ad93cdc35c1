import type { LocalizedText } from '../definition/localized-text.ts';
import { isQuestion, optionsOf } from '../definition/questions.ts';
import type { Page, Question } from '../definition/survey-json.ts';
import { type Comparison, comparisonsOf, unguardedOrders } from './condition.ts';
import { type ComparableKind, operator } from './condition-operators.ts';
import { parseCondition } from './parse-condition.ts';

export interface ConditionPlace {
  readonly page: string;
  /** absent: the condition of the page itself */
  readonly element?: string;
}

export interface ConditionFinding {
  readonly kind: 'outside-subset' | 'unknown-item' | 'unknown-code' | 'operator-does-not-fit';
  readonly place: ConditionPlace;
  readonly message: LocalizedText;
}

interface ComparableItem {
  readonly kind: ComparableKind;
  readonly has: (operand: number) => boolean;
}

/**
 * What is wrong with the conditions of a form: each may look only at items that come before it (an element's
 * also at earlier ones of its own page), at codes that exist, with operators that fit the kind of answer.
 */
export function conditionFindings(pages: readonly Page[]): readonly ConditionFinding[] {
  const findings: ConditionFinding[] = [];
  const before = new Map<string, ComparableItem>();
  const check = (expression: string | undefined, place: ConditionPlace) => {
    if (expression === undefined) return;
    const parsed = parseCondition(expression);
    if (!parsed.ok) {
      findings.push({ kind: 'outside-subset', place, message: outsideSubset(expression, parsed.problem) });
      return;
    }
    for (const { item } of unguardedOrders(parsed.condition))
      findings.push({ kind: 'outside-subset', place, message: unguarded(item) });
    for (const comparison of comparisonsOf(parsed.condition))
      findings.push(...comparisonFindings(comparison, place, before));
  };
  for (const page of pages) {
    check(page.visibleIf, { page: page.name });
    for (const element of page.elements) {
      check(element.visibleIf, { page: page.name, element: element.name });
      if (!isQuestion(element)) continue;
      const comparable = comparableItem(element);
      if (comparable) before.set(element.name, comparable);
    }
  }
  return findings;
}

function comparableItem(question: Question): ComparableItem | null {
  const codes = optionsOf(question).map((option) => option.value);
  const has = (operand: number) => codes.includes(operand);
  switch (question.type) {
    case 'checkbox':
      return { kind: 'multiple', has };
    case 'comment':
    case 'matrix':
      return null;
    case 'text':
      return 'inputType' in question
        ? { kind: 'number', has: (operand) => question.min <= operand && operand <= question.max }
        : null;
    default:
      return { kind: 'single', has };
  }
}

function comparisonFindings(
  { operator: name, item, operands }: Comparison,
  place: ConditionPlace,
  before: ReadonlyMap<string, ComparableItem>,
): ConditionFinding[] {
  const looked = before.get(item);
  if (!looked) {
    return [
      {
        kind: 'unknown-item',
        place,
        message: {
          ja: `条件が見ている設問「${item}」は、ここより前にある選択式・数値の設問ではありません。設問の名前か順序を直してください。`,
          en: `The condition looks at "${item}", which is no choice or number item before this place; correct the name or the order.`,
        },
      },
    ];
  }
  const findings: ConditionFinding[] = [];
  if (!operator(name).kinds.includes(looked.kind)) {
    findings.push({
      kind: 'operator-does-not-fit',
      place,
      message: {
        ja: `演算子「${operator(name).surveyName}」は設問「${item}」の形式に使えません。複数回答には contains か anyof を、単一回答には = か anyof を使ってください。`,
        en: `"${operator(name).surveyName}" does not fit "${item}"; use contains or anyof for a multiple answer, = or anyof for a single one.`,
      },
    });
  }
  const unknown = operands.filter((operand) => !looked.has(operand));
  if (unknown.length > 0) {
    findings.push({
      kind: 'unknown-code',
      place,
      message: {
        ja: `設問「${item}」の回答にない値が条件にあります：${unknown.join(', ')}。値を直してください。`,
        en: `"${item}" cannot be ${unknown.join(', ')}; correct the value in the condition.`,
      },
    });
  }
  return findings;
}

function outsideSubset(written: string, problem: string): LocalizedText {
  const expression = written.length > 200 ? `${written.slice(0, 200)}…` : written;
  return {
    ja: `条件「${expression}」は、使える書き方の範囲外です。回答と整数の比較を and・or・! でつないだ形に直してください。`,
    en: `The condition "${expression}" ${problem}; write comparisons of answers with whole numbers, joined by and, or and !.`,
  };
}

function unguarded(item: string): LocalizedText {
  return {
    ja: `大小の比較は、未記入でないことと合わせて書いてください：{${item}} notempty and …。SurveyJSは、消された欄を0とみなします。`,
    en: `Write an order comparison together with notempty: {${item}} notempty and … SurveyJS takes an emptied field for 0.`,
  };
}
