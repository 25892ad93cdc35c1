import type { FormLanguage } from '../../../instruments/definition/localized-text.ts';
import type { Answers, AnswerValue } from '../../../instruments/rules/answers.ts';
import type { PublicSurvey, Submission } from '../../../server/contract/api.ts';
import { isFormLanguage } from '../language/load-texts.ts';
import type { FilledIn } from '../questionnaire/questionnaire-form.ts';

/** Answers that lie on a device until they are sent, with all that sending them takes. */
export interface Draft {
  readonly format: 1;
  readonly questionnaire: PublicSurvey['questionnaire'];
  /** version of the consent text that the person agreed to */
  readonly consent: string;
  readonly language: FormLanguage;
  readonly channel: string;
  readonly startToken: string;
  /** the access code; empty in an open survey */
  readonly code: string;
  /** of all sends of this draft, from whichever tab: two of them are one response */
  readonly submissionKey: string;
  readonly filledIn: FilledIn;
  /** after the last question */
  readonly ready: boolean;
  /** from the first send until its verdict: exactly what goes out again */
  readonly submission: Submission | null;
  /** the last day, in Tokyo, on which it lies here */
  readonly keptUntil: string;
}

/** More than the longest questionnaire filled to the brim; a longer text is none of ours. */
const MOST = 1_000_000;

export const writeDraft = (draft: Draft): string => JSON.stringify(draft);

/** The draft in a text that was kept, or null where it is none of this format: nothing is guessed and nothing repaired. */
export function readDraft(text: string): Draft | null {
  if (text.length > MOST) return null;
  try {
    const value: unknown = JSON.parse(text);
    return isDraft(value) ? value : null;
  } catch {
    return null;
  }
}

type Fields<T> = { readonly [K in keyof T]-?: (value: unknown) => boolean };

/** Exactly these fields, each as it has to be. */
export function has<T>(fields: Fields<T>, optional: readonly (keyof T & string)[] = []) {
  const names = Object.keys(fields) as (keyof T & string)[];
  return (value: unknown): value is T => {
    if (!isRecord(value)) return false;
    const known = Object.keys(value).every((name) => Object.hasOwn(fields, name));
    return (
      known &&
      names.every((name) =>
        Object.hasOwn(value, name) ? fields[name](value[name]) : optional.includes(name),
      )
    );
  };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';
export const isFlag = (value: unknown): boolean => typeof value === 'boolean';
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const isDay = (value: unknown): boolean => isText(value) && /^\d{4}-\d{2}-\d{2}$/.test(value);
export const isKey = (value: unknown): boolean => isText(value) && /^[0-9a-f]{32}$/.test(value);
export const isLanguage = (value: unknown): boolean => isText(value) && isFormLanguage(value);

function isAnswer(value: unknown): value is AnswerValue {
  if (Array.isArray(value)) return value.every(isNumber);
  if (isRecord(value)) return Object.values(value).every(isNumber);
  return isNumber(value) || isText(value);
}
const isAnswers = (value: unknown): value is Answers =>
  isRecord(value) && Object.values(value).every(isAnswer);

const isReference = has<Draft['questionnaire']>({ id: isText, version: isText, sha256: isText });

export const isFilledIn = has<FilledIn>({
  answers: isAnswers,
  typed: (value) => isRecord(value) && Object.values(value).every(isText),
  page: isText,
});

const isSubmission = has<Submission>(
  {
    submissionKey: isKey,
    questionnaire: isReference,
    language: isLanguage,
    consent: has<Submission['consent']>({ agreed: (value) => value === true, version: isText }),
    startToken: isText,
    channel: isText,
    code: isText,
    answers: isAnswers,
  },
  ['code'],
);

const isDraft = has<Draft>({
  format: (value) => value === 1,
  questionnaire: isReference,
  consent: isText,
  language: isLanguage,
  channel: isText,
  startToken: isText,
  code: isText,
  submissionKey: isKey,
  filledIn: isFilledIn,
  ready: isFlag,
  submission: (value) => value === null || isSubmission(value),
  keptUntil: isDay,
});
