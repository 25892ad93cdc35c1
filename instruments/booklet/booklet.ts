import type { FormLanguage } from '../definition/localized-text.ts';
import type { RubySegment } from '../definition/ruby.ts';

/** A text as it is printed: stretches with and without reading. Never markup. */
export type BookletText = readonly RubySegment[];

/** What a person rings with a pen. */
export interface BookletOption {
  /** the item code, printed before the label: what is ringed is what is keyed */
  readonly code: number;
  readonly text: BookletText;
  /** where the people who ring it go on, e.g. →問7へ; null: to the next question that is theirs */
  readonly goTo: BookletText | null;
}

/** One line of a matrix, an item of its own. */
export interface BookletRow {
  readonly letter: string;
  readonly item: string;
  readonly text: BookletText;
}

/** How a question is answered on paper. */
export type BookletAnswer =
  | {
      readonly kind: 'options';
      /** how many options a line holds side by side; several only where all of them are short */
      readonly across: number;
      readonly options: readonly BookletOption[];
    }
  | {
      readonly kind: 'rows';
      readonly columns: readonly BookletOption[];
      readonly rows: readonly BookletRow[];
    }
  /** one box for each digit of the largest number */
  | { readonly kind: 'number'; readonly digits: number }
  /** ruled lines to write on */
  | { readonly kind: 'text'; readonly lines: number };

/** A box for the office: the code that was ringed is written there before it is keyed. */
export interface KeyingBox {
  readonly item: string;
  /** boxes to write digits in; 0: the ringed numbers themselves, the number or the text are keyed */
  readonly digits: number;
}

export interface BookletQuestion {
  readonly kind: 'question';
  /** the element of the definition */
  readonly name: string;
  /** 問5, or 問5-1 for a question that hangs on 問5 */
  readonly number: string;
  readonly title: BookletText;
  readonly description: BookletText | null;
  /** who answers, in words; null: everyone whom the section asks */
  readonly routing: BookletText | null;
  /** （○は1つ）, （あてはまるものすべてに○） … */
  readonly instruction: BookletText;
  readonly answer: BookletAnswer;
  readonly keying: readonly KeyingBox[];
}

/** Something to read between questions. */
export interface BookletNote {
  readonly kind: 'note';
  readonly name: string;
  readonly text: BookletText;
  readonly routing: BookletText | null;
  /** what a person with a pen does where the questions end for them; null: there are more */
  readonly ending: BookletText | null;
}

/** A page of the form; on paper, questions that stand together. */
export interface BookletSection {
  readonly name: string;
  readonly title: BookletText | null;
  readonly description: BookletText | null;
  /** who answers the section, in words; null: everyone, or the same people as the section before */
  readonly routing: BookletText | null;
  readonly blocks: readonly (BookletQuestion | BookletNote)[];
}

/** One line of the cover: what it is about, and what there is to say. */
export interface CoverLine {
  readonly term: BookletText;
  readonly text: BookletText;
}

/** A consultation desk as printed. */
export interface BookletDesk {
  readonly name: BookletText;
  /** telephone number or address */
  readonly value: string;
  /** hours and charges */
  readonly detail: BookletText;
}

/** Everything that a printer sets, in one language: no markup, no layout, no condition left to evaluate. */
export interface Booklet {
  readonly language: FormLanguage;
  readonly title: BookletText;
  /** printed in the foot of every page, so that a sheet is never keyed into another questionnaire */
  readonly questionnaire: { readonly id: string; readonly version: string };
  /** 見本, 合成データ, translation not checked: what everyone must see; empty for the real thing */
  readonly marks: readonly BookletText[];
  readonly cover: {
    readonly lines: readonly CoverLine[];
    /** answers are compulsory nowhere, whether names are asked, nobody answers here */
    readonly promises: readonly BookletText[];
    readonly howToMark: { readonly heading: BookletText; readonly steps: readonly BookletText[] };
    readonly slip: { readonly label: BookletText; readonly number: string | null };
    readonly web: {
      readonly heading: BookletText;
      readonly text: BookletText;
      readonly address: string;
      /** rows of 1 (dark) and 0 with the quiet zone; null: none is printed */
      readonly qr: readonly string[] | null;
      readonly qrAlternative: BookletText;
    } | null;
  };
  readonly sections: readonly BookletSection[];
  readonly end: {
    readonly thanks: readonly BookletText[];
    readonly closing: readonly BookletText[];
    /** null: a survey of organisations that names none */
    readonly desks: {
      readonly heading: BookletText;
      readonly introduction: BookletText;
      readonly list: readonly BookletDesk[];
    } | null;
  };
  readonly foot: {
    /** where the desks stand; null: none are named */
    readonly desks: BookletText | null;
    readonly slip: BookletText | null;
  };
  /** heading of the boxes that the office fills in */
  readonly officeOnly: BookletText;
}
