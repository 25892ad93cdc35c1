import { describe, expect, test } from 'vitest';
import type { DailyCount } from '../ballot-box/daily-counts.ts';
import { plainSurvey } from '../bench/ingest-installation.ts';
import { returnsSchema } from '../contract/api.ts';
import type { RegisteredSurvey } from '../surveys/registered-survey.ts';
import { returnsView } from './returns.ts';

/** Only the survey is read from it. */
const registered = (letters: Readonly<Record<string, number>> | null) =>
  ({ survey: plainSurvey({ letters }) }) as RegisteredSurvey;
const count = (
  day: string,
  stratum: string | null,
  mode: 'web' | 'paper',
  responses: number,
): DailyCount => ({
  day,
  stratum,
  mode,
  channel: 'letter',
  responses,
});
const view = (letters: Readonly<Record<string, number>> | null, counts: readonly DailyCount[], waiting = 0) =>
  returnsSchema.parse(
    returnsView(
      registered(letters),
      { counts, waiting, accepted: counts.reduce((sum, { responses }) => sum + responses, 0) },
      null,
      '2023-02-01',
    ),
  );

describe('returnsView', () => {
  test('the rates of the real surveys come out as printed: 797 of 1,500 is 53.1, 1,017 of 2,000 is 50.9', () => {
    expect(view({ all: 1500 }, [count('2023-01-20', 'all', 'web', 797)]).total.ratePercent).toBe('53.1');
    expect(view({ all: 2000 }, [count('2023-01-20', 'all', 'web', 1017)]).total.ratePercent).toBe('50.9');
  });

  test('areas stand in the order of the design, with modes, days and what waits', () => {
    const returns = view(
      { chuo: 400, seibu: 360 },
      [
        count('2023-01-21', 'seibu', 'paper', 5),
        count('2023-01-20', 'chuo', 'web', 7),
        count('2023-01-21', 'chuo', 'web', 1),
      ],
      4,
    );
    expect(returns.areas?.map(({ id, responses, ratePercent }) => [id, responses, ratePercent])).toEqual([
      ['chuo', { web: 8, paper: 0, total: 8 }, '2.0'],
      ['seibu', { web: 0, paper: 5, total: 5 }, '1.4'],
    ]);
    expect(returns.total).toMatchObject({ invited: 760, population: 760_000, responses: { total: 13 } });
    expect(returns.byDay).toEqual([
      { day: '2023-01-20', web: 7, paper: 0 },
      { day: '2023-01-21', web: 1, paper: 5 },
    ]);
    expect(returns.waiting).toBe(4);
  });

  test('nobody yet is 0.0, not an error', () => {
    expect(view({ chuo: 400 }, []).total).toMatchObject({ responses: { total: 0 }, ratePercent: '0.0' });
  });

  test('an open survey has counts and no rate', () => {
    const returns = view(null, [count('2023-01-20', null, 'web', 12)]);
    expect(returns.areas).toBeNull();
    expect(returns.total).toEqual({
      population: null,
      invited: null,
      responses: { web: 12, paper: 0, total: 12 },
      ratePercent: null,
    });
  });
});
