import type { Element, Page, Question } from './survey-json.ts';

export function isQuestion(element: Element): element is Question {
  return element.type !== 'html';
}

/** The elements of the pages that ask something, in form order; notes are left out. */
export function questionsOf(pages: readonly Page[]): readonly Question[] {
  return pages.flatMap((page) => page.elements.filter(isQuestion));
}

/** Ids of the items of one question: its name, or `<matrix>.<row>` for each row of a matrix. */
export function itemIdsOf(question: Question): readonly string[] {
  if (question.type !== 'matrix') return [question.name];
  return question.rows.map((row) => `${question.name}.${row.value}`);
}

/** The codes a question offers, in official order; none for a number or a text. */
export function optionsOf(question: Question): readonly { readonly value: number; readonly text: string }[] {
  switch (question.type) {
    case 'radiogroup':
    case 'dropdown':
    case 'checkbox':
      return question.choices;
    case 'matrix':
      return question.columns;
    default:
      return [];
  }
}
