import type { Instrument, ItemFacts } from '../definition/instrument.ts';
import { isQuestion, itemIdsOf, optionsOf } from '../definition/questions.ts';
import type { Question } from '../definition/survey-json.ts';

/** How an item is answered; whether a single answer is drawn as buttons, as a list or in a matrix does not matter. */
export type AnswerKind = 'single' | 'multiple' | 'number' | 'text';

/** One item as people are asked it in one version of an instrument. */
export interface AskedItem {
  readonly id: string;
  readonly kind: AnswerKind;
  /** the question; for a row of a matrix followed by the row */
  readonly stem: string;
  readonly description: string;
  /** code and label in official order; none for a number or a text */
  readonly options: readonly { readonly code: number; readonly label: string }[];
  /** what else an answer must be: range, length, number of options, options that stand alone */
  readonly limits: string;
  /** conditions of its page and its own, as written; empty: everybody is asked */
  readonly condition: string;
  /** absent where the definition has no facts for it */
  readonly facts: ItemFacts | undefined;
}

/** Every item of an instrument version as it is asked, by id, in form order. */
export function askedItems(instrument: Instrument): ReadonlyMap<string, AskedItem> {
  const facts = new Map(instrument.items.map((item) => [item.id, item] as const));
  return new Map(
    instrument.form.pages.flatMap((page) =>
      page.elements.filter(isQuestion).flatMap((question) =>
        itemIdsOf(question).map((id): [string, AskedItem] => [
          id,
          {
            id,
            kind: kindOf(question),
            stem: stemOf(question, id),
            description: question.description ?? '',
            options: optionsOf(question).map(({ value, text }) => ({ code: value, label: text })),
            limits: limitsOf(question),
            condition: [page.visibleIf, question.visibleIf].filter((one) => one !== undefined).join(' and '),
            facts: facts.get(id),
          },
        ]),
      ),
    ),
  );
}

function kindOf(question: Question): AnswerKind {
  switch (question.type) {
    case 'checkbox':
      return 'multiple';
    case 'text':
      return 'inputType' in question ? 'number' : 'text';
    case 'comment':
      return 'text';
    default:
      return 'single';
  }
}

function stemOf(question: Question, id: string): string {
  if (question.type !== 'matrix') return question.title;
  const row = question.rows.find(({ value }) => id === `${question.name}.${value}`);
  return `${question.title}［${row?.text ?? ''}］`;
}

function limitsOf(question: Question): string {
  switch (question.type) {
    case 'checkbox': {
      const alone = question.choices.filter(({ isExclusive }) => isExclusive).map(({ value }) => value);
      return `${question.maxSelectedChoices ?? ''}/${alone.join(',')}`;
    }
    case 'text':
      return 'inputType' in question ? `${question.min}–${question.max}` : `${question.maxLength}`;
    case 'comment':
      return `${question.maxLength}`;
    default:
      return '';
  }
}
