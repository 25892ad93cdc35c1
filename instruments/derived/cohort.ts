import type { Finding } from '../definition/finding.ts';
import type { Derivation } from './derived-variable.ts';

export type Cohort = Extract<Derivation, { kind: 'cohort' }>;

/** Whether a text is a day that the calendar has: 2004-02-30 and 2023-02-29 are none. */
export function isCalendarDay(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (parts === null) return false;
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number];
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  return year > 0 && days !== undefined && day >= 1 && day <= days;
}

/** A date of birth, or an end of a cohort, that cannot be used; says what was written and what is wanted. */
export class CohortDateError extends Error {
  override readonly name = 'CohortDateError';
  readonly finding: Finding;

  constructor(finding: Finding) {
    super(`${finding.message.en} (${finding.code})`);
    this.finding = finding;
  }
}

const PLACES = {
  from: { ja: '範囲の最初の日', en: 'the first day of the cohort' },
  to: { ja: '範囲の最後の日', en: 'the last day of the cohort' },
  birth_date: { ja: '生年月日', en: 'the date of birth' },
} as const;

function notADay(where: keyof typeof PLACES, written: string): CohortDateError {
  const text = written.slice(0, 40);
  const { ja, en } = PLACES[where];
  return new CohortDateError({
    code: 'derived.not-a-day',
    where,
    message: {
      ja: `${ja}「${text}」は暦にある日ではありません。2004-04-02 のように書いてください。`,
      en: `${en} "${text}" is not a day of the calendar; write YYYY-MM-DD, e.g. 2004-04-02.`,
    },
  });
}

function reversed(from: string, to: string): CohortDateError {
  return new CohortDateError({
    code: 'derived.days-reversed',
    where: 'from',
    message: {
      ja: `範囲の最初の日 ${from} が、最後の日 ${to} より後です。入れ替えてください。`,
      en: `the first day ${from} lies after the last day ${to}; exchange them.`,
    },
  });
}

/**
 * Whether somebody born on a day belongs to a cohort; both ends belong to it. It is asked when a sample is drawn,
 * from the register (a school year is born from 2 April to 1 April): no response carries a date of birth, so a cohort
 * is never a column of a dataset.
 *
 * @throws CohortDateError when the date of birth or an end is no day of the calendar, or the ends are reversed
 */
export function isInCohort({ from, to }: Pick<Cohort, 'from' | 'to'>, birthDate: string): boolean {
  for (const [where, text] of [
    ['from', from],
    ['to', to],
    ['birth_date', birthDate],
  ] as const) {
    if (!isCalendarDay(text)) throw notADay(where, text);
  }
  if (from > to) throw reversed(from, to);
  // days written YYYY-MM-DD stand in the order of the calendar as texts do
  return from <= birthDate && birthDate <= to;
}
