/** A consultation desk for print, in the booklet's language. */
export interface CoverDesk {
  readonly name: string;
  /** telephone number or address, as dialled */
  readonly value: string;
  /** hours and charges */
  readonly detail: string;
}

/**
 * What a booklet says about the survey it belongs to, in the booklet's language. Readings may be written
 * 漢字《かんじ》 (definition/ruby.ts). What is null is not known yet, and the cover leaves it out.
 */
export interface BookletCover {
  readonly title: string;
  readonly organisation: string | null;
  readonly purpose: string | null;
  /** who may answer, and how they were chosen */
  readonly eligibility: string | null;
  /** how answers are kept, used and published */
  readonly privacy: string | null;
  readonly minutes: number | null;
  /** first and last day as printed */
  readonly window: { readonly opens: string; readonly closes: string } | null;
  readonly contact: { readonly name: string; readonly phone: string; readonly hours: string } | null;
  /** further lines, e.g. 委託先 or 統計法上の位置付け */
  readonly more: readonly { readonly term: string; readonly text: string }[];
  readonly desks: readonly CoverDesk[];
  /** the number printed on this copy; null: an empty box, which the office fills in when the paper comes back */
  readonly slip: string | null;
  /** where the web form is; `qr` has one text of 1 (dark) and 0 for each line of the code, quiet zone included */
  readonly web: { readonly address: string; readonly qr: readonly string[] | null } | null;
  /** not for answering: printed to look at, before there is a survey */
  readonly specimen: boolean;
  /** made-up data: every page says so (decision 15) */
  readonly synthetic: boolean;
  /** nobody with the language has checked the wording */
  readonly unapproved: boolean;
}

/** The cover of a questionnaire that no survey asks yet: a specimen to look at. */
export function specimenCover(title: string, minutes: number | null): BookletCover {
  return {
    title,
    organisation: null,
    purpose: null,
    eligibility: null,
    privacy: null,
    minutes,
    window: null,
    contact: null,
    more: [],
    desks: [],
    slip: null,
    web: null,
    specimen: true,
    synthetic: false,
    unapproved: false,
  };
}
