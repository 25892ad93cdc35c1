import type { Question } from 'survey-core';

/** One thing a person does: at which question (of those shown), which of the things possible there. */
export interface WalkStep {
  readonly at: number;
  readonly does: number;
  /** what is typed where the question takes text */
  readonly text: string;
}

/** What people paste, and what tries out the edges of the form: blanks, breaks, fillers, marks that turn text around. */
export const AWKWARD_TEXTS: readonly string[] = [
  ' ',
  '　',
  '\t',
  '\u200b',
  'a\r\nb',
  'a\u2028b\vc\fd',
  '\u3164',
  'ｶﾞﾝﾊﾞﾚ',
  '\ufdd0',
  '\ud800',
  '髙﨑①',
  '👨‍👩‍👧',
  '\u202eabc',
  '\ufeff',
  '<b>',
  "'--",
];

const NUMBERS = ['0', '15', '16', '30', '31', '45', '120', '121', '12.5', '-1', '1e1', '-0', '１２', ''];

interface Choosing {
  readonly visibleChoices: readonly { readonly value: number; readonly isEnabled: boolean }[];
  readonly isItemSelected: (choice: unknown) => boolean;
  readonly clickItemHandler: (choice: unknown, checked?: boolean) => void;
}

/** Does what the controls of the form do: clicks, picks from a native list, typing; never sets a code directly. */
export function actOn(question: Question, { does, text }: WalkStep): void {
  if (does % 7 === 0) {
    question.clearValue();
    return;
  }
  // what remains after the choice to clear: with `does` itself a list of seven would never give its first
  const which = Math.floor(does / 7);
  const pick = <T>(list: readonly T[]): T => {
    const picked = list[which % list.length];
    if (picked === undefined) throw new RangeError(`nothing to pick at ${question.name}`);
    return picked;
  };
  switch (question.getType()) {
    case 'radiogroup': {
      const choosing = question as unknown as Choosing;
      choosing.clickItemHandler(pick(choosing.visibleChoices));
      return;
    }
    case 'checkbox': {
      const choosing = question as unknown as Choosing;
      const choice = pick(choosing.visibleChoices);
      if (choice.isEnabled) choosing.clickItemHandler(choice, !choosing.isItemSelected(choice));
      return;
    }
    case 'dropdown':
      // what a native list gives: the code as text, or nothing for its first line
      (question as unknown as { renderedValue: string }).renderedValue = String(
        pick(['', ...(question as unknown as Choosing).visibleChoices.map((choice) => choice.value)]),
      );
      return;
    case 'matrix': {
      const { visibleRows, columns } = question as unknown as {
        visibleRows: readonly { value: unknown }[];
        columns: readonly { value: number }[];
      };
      pick(visibleRows).value = columns[Math.floor(which / visibleRows.length) % columns.length]?.value;
      return;
    }
    case 'comment':
      question.value = text.slice(0, (question as unknown as { maxLength: number }).maxLength);
      return;
    default: {
      const input = question as unknown as { inputType: string; maxLength: number; min: number; max: number };
      // a one-line field takes no line break
      question.value =
        input.inputType === 'number'
          ? pick([...NUMBERS, text, String(input.min), String(input.max)])
          : text.slice(0, input.maxLength).replace(/[\r\n]/g, '');
    }
  }
}
