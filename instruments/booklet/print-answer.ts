import type { FormElement } from '../composition/questionnaire.ts';
import type { BookletAnswer, BookletOption, BookletText, KeyingBox } from './booklet.ts';
import type { BookletSentences } from './booklet-sentences.ts';

/** Characters of handwriting that a ruled line holds. */
const LINE_HOLDS = 35;
const MOST_LINES = { text: 4, comment: 10 };
/** Options this short stand side by side, if there are at least this many. */
const SHORT_LABEL = 9;
const MANY_OPTIONS = 12;

/** What the answer to one question looks like on paper, how to mark it, and what the office keys of it. */
export interface PrintedAnswer {
  readonly instruction: string;
  readonly answer: BookletAnswer;
  readonly keying: readonly KeyingBox[];
}

/**
 * @param element a question of the composed form
 * @param print the text of an option or a row in the booklet's language
 * @param goTo the arrow after an option, by code
 */
export function printAnswer(
  element: FormElement,
  texts: BookletSentences,
  print: (option: { readonly value: number | string; readonly text: FormElement['title'] }) => BookletText,
  goTo: (code: number) => BookletText | null,
): PrintedAnswer {
  const { name } = element;
  const options = (list: FormElement['choices']): readonly BookletOption[] =>
    (list ?? []).map((option) => ({
      code: Number(option.value),
      text: print(option),
      goTo: goTo(Number(option.value)),
    }));
  switch (element.type) {
    case 'matrix': {
      const columns = options(element.columns);
      const rows = (element.rows ?? []).map((row, r) => ({
        letter: [...texts.rowLetters][r] ?? String(r + 1),
        item: `${name}.${row.value}`,
        text: print(row),
      }));
      return {
        instruction: texts.oneEachRow(rows[0]?.letter ?? '', rows.at(-1)?.letter ?? ''),
        answer: { kind: 'rows', columns, rows },
        keying: rows.map(({ item }) => ({ item, digits: digitsOf(columns) })),
      };
    }
    case 'radiogroup':
    case 'dropdown': {
      const list = options(element.choices);
      return {
        instruction: texts.one,
        answer: { kind: 'options', across: across(list), options: list },
        keying: [{ item: name, digits: digitsOf(list) }],
      };
    }
    case 'checkbox': {
      const list = options(element.choices);
      const most = element.maxSelectedChoices;
      return {
        instruction: most === undefined || most >= list.length ? texts.several : texts.upTo(most),
        answer: { kind: 'options', across: across(list), options: list },
        keying: [{ item: name, digits: 0 }],
      };
    }
    default:
      if (element.inputType === 'number') {
        const { min = 0, max = 0 } = element;
        return {
          instruction: texts.number(min, max),
          answer: { kind: 'number', digits: Math.max(String(min).length, String(max).length) },
          keying: [{ item: name, digits: 0 }],
        };
      }
      return {
        instruction: texts.text,
        answer: { kind: 'text', lines: linesFor(element) },
        keying: [{ item: name, digits: 0 }],
      };
  }
}

function digitsOf(options: readonly BookletOption[]): number {
  return Math.max(1, ...options.map(({ code }) => String(code).length));
}

/** A text in one line on screen (a name, その他) is shorter than its limit; a comment uses it. */
function linesFor({ type, maxLength = 0 }: FormElement): number {
  const wanted = Math.ceil(maxLength / LINE_HOLDS);
  if (type === 'comment') return Math.min(MOST_LINES.comment, Math.max(3, wanted));
  return Math.min(MOST_LINES.text, Math.max(1, wanted - 1));
}

/** Columns that long lists of short labels (municipalities) are set in; an arrow needs a line of its own. */
function across(options: readonly BookletOption[]): number {
  const short = options.every(
    ({ text, goTo }) => goTo === null && text.map((part) => part.text).join('').length <= SHORT_LABEL,
  );
  return short && options.length >= MANY_OPTIONS ? 3 : 1;
}
