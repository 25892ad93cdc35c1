import { describe, expect, it } from 'vitest';
import { CohortDateError, isCalendarDay, isInCohort } from './cohort.ts';

/** 高校生年代 of Kamakura's survey: born 平成16年4月2日～平成19年4月1日 (field-surveys 8, R-6c). */
const COHORT = { from: '2004-04-02', to: '2007-04-01' };

describe('isInCohort', () => {
  it.each([
    ['2004-04-01', false],
    ['2004-04-02', true],
    ['2004-04-03', true],
    ['2006-02-28', true],
    ['2007-03-31', true],
    ['2007-04-01', true],
    ['2007-04-02', false],
    ['2003-12-31', false],
    ['2010-01-01', false],
  ])('%s: %s', (birthDate, expected) => {
    expect(isInCohort(COHORT, birthDate)).toBe(expected);
  });

  it('may be a single day', () => {
    expect(isInCohort({ from: '2004-02-29', to: '2004-02-29' }, '2004-02-29')).toBe(true);
  });

  it.each([
    '2004-02-30',
    '2005-02-29',
    '2006-04-31',
    '2006-13-01',
    '2006-00-10',
    '2006-01-00',
    '0000-01-01',
    '2006-1-1',
    '2006/01/01',
    '20060101',
    '2006-01-01T00:00',
    ' 2006-01-01',
    '平成16年4月2日',
    '',
  ])('refuses %j as a date of birth', (birthDate) => {
    expect(() => isInCohort(COHORT, birthDate)).toThrow(CohortDateError);
    expect(() => isInCohort(COHORT, birthDate)).toThrow(
      `the date of birth "${birthDate}" is not a day of the calendar`,
    );
  });

  it('refuses ends that are no days, or reversed', () => {
    expect(() => isInCohort({ ...COHORT, to: '2007-02-29' }, '2006-01-01')).toThrow(
      'the last day of the cohort "2007-02-29" is not a day',
    );
    expect(() => isInCohort({ from: COHORT.to, to: COHORT.from }, '2006-01-01')).toThrow(
      'the first day 2007-04-01 lies after the last day 2004-04-02',
    );
  });

  it('says in both languages what to do', () => {
    for (const [cohort, day] of [
      [COHORT, '2006-02-30'],
      [{ from: COHORT.to, to: COHORT.from }, '2006-01-01'],
    ] as const) {
      try {
        isInCohort(cohort, day);
        expect.unreachable();
      } catch (error) {
        if (!(error instanceof CohortDateError)) throw error;
        expect(error.finding.message.ja).toMatch(/ください。$/);
        expect(error.finding.message.en).toMatch(/\.$/);
      }
    }
  });

  it('repeats no more than 40 characters of what was written', () => {
    expect(() => isInCohort(COHORT, 'x'.repeat(1000))).toThrow(/^.{1,160}$/);
  });
});

describe('isCalendarDay', () => {
  it('agrees with the calendar for every day of ordinary and leap years', () => {
    let days = 0;
    for (const year of [1896, 1900, 1904, 1999, 2000, 2001, 2002, 2003, 2004, 2100]) {
      for (let month = 1; month <= 12; month++) {
        for (let day = 1; day <= 31; day++) {
          const text = [String(year), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
          const real = new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day;
          if (isCalendarDay(text) !== real) expect.unreachable(text);
          days += Number(real);
        }
      }
    }
    expect(days).toBe(10 * 365 + 4);
  });
});
