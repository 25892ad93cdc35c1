import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { trialAnalysis } from './trial-analysis.ts';

const trial = trialAnalysis();
const FIXTURE = join(import.meta.dirname, '..', '..', '..', 'fixtures', 'analysis-walk-through');
const MODEL = [
  '--outcome',
  'loneliness_direct=lonely_any',
  '--terms',
  'living_alone@2',
  'sex',
  'age',
  'area',
];

interface Document {
  readonly ok: boolean;
  readonly data?: {
    readonly respondents: number;
    readonly countsRounded: string;
    readonly outcome: { readonly answers: { readonly ja: string } };
    readonly coefficients: readonly { readonly name: string; readonly coefficient: number }[];
    readonly rareAnswers: readonly { readonly column: string; readonly code: number }[];
  };
  readonly problem?: {
    readonly code: string;
    readonly findings: readonly { readonly where: string; readonly message: { readonly ja: string } }[];
  };
}

async function regress(...args: readonly string[]): Promise<Document & { readonly exitCode: number }> {
  const { exitCode, out } = await trial.call('regress', 'kakuu.dataset', ...args, '--json');
  return { exitCode, ...(JSON.parse(out) as Document) };
}

beforeAll(async () => {
  cpSync(FIXTURE, trial.folder, { recursive: true });
  const made = ['--design', 'survey.json', '--margins', 'population.csv', '-o', 'kakuu.dataset'];
  expect((await trial.call('weights', 'answers.csv', ...made)).exitCode).toBe(0);
});
afterAll(() => trial.remove());

describe('regress', () => {
  test('explains the percentages of the table: 無回答 is in the base, a rare answer is none', async () => {
    const { data } = await regress(...MODEL);
    expect(data?.coefficients.map(({ name }) => name)).toEqual([
      'living_alone1',
      'sex2',
      'age',
      'area2',
      'area3',
    ]);
    expect(data?.rareAnswers).toMatchObject([{ column: 'sex', code: 3 }]);
    // of 512 some have no sex, no age or a rare answer: rounded, because somebody is left out
    expect([data?.respondents, data?.countsRounded]).toEqual([500, 'tens']);
  });

  test('a net is the same by its name and by its codes; what is no net is no outcome', async () => {
    const named = await regress(...MODEL);
    const coded = await regress('--outcome', 'loneliness_direct=5,4,3', ...MODEL.slice(2));
    expect(coded.data?.coefficients).toEqual(named.data?.coefficients);
    const other = await regress('--outcome', 'loneliness_direct=4,5', ...MODEL.slice(2));
    expect(other.exitCode).toBe(1);
    expect(other.problem?.code).toBe('disclosure.regression');
    expect(other.problem?.findings.map(({ where }) => where)).toEqual([
      'loneliness_direct (outcome-not-tabulated)',
    ]);
  });

  test('joined groups and every way of leaving people out', async () => {
    const terms = (...all: string[]) => ['--outcome', 'loneliness_direct=lonely_any', '--terms', ...all];
    expect((await regress(...terms('area=1+2,3', 'age'))).exitCode).toBe(0);
    for (const [term, code] of [
      ['area=1,2', 'answers-left-out'],
      ['sex=1,2+3', 'rare-answer'],
      ['alone_years', 'term-asked-of-some'],
      ['loneliness_direct', 'term-of-the-same-answers'],
    ] as const) {
      const { problem } = await regress(...terms(term, 'age'));
      expect(problem?.findings.map(({ where }) => where).join(), term).toContain(`(${code})`);
    }
  });

  test('one sentence for everything that only counts could tell', async () => {
    const few = await regress('--outcome', 'ucla_companionship=4', '--terms', 'loneliness_direct', 'area');
    const parted = await regress('--outcome', 'support=1', '--terms', 'age');
    expect(few.problem?.findings).toHaveLength(1);
    expect(few.problem?.findings[0]?.where).toBe('not-shown');
    expect(few.problem?.findings[0]?.message.ja).not.toMatch(/\d人|companionship/);
    expect(parted.exitCode).not.toBe(0);
  });

  test('a look enters nothing; a file is entered once, and the register is what models are judged with', async () => {
    const register = async () =>
      JSON.parse(await trial.read('r.json')) as { entries: { request: { command: string } }[] };
    const begun = ['--register', 'r.json', '--new-register'];
    expect((await regress(...MODEL, ...begun)).exitCode).toBe(0);
    expect((await register()).entries).toEqual([]);
    expect((await regress(...MODEL, '--register', 'r.json', '-o', 'one.json')).exitCode).toBe(0);
    const { entries } = await register();
    expect(entries.length).toBeGreaterThan(0);
    expect(new Set(entries.map(({ request }) => request.command))).toEqual(new Set(['regress']));
    expect((await regress(...MODEL, '--register', 'r.json', '-o', 'two.json')).exitCode).toBe(0);
    expect((await register()).entries).toEqual(entries);
    await trial.write('broken.json', '{');
    expect((await regress(...MODEL, '--register', 'broken.json')).exitCode).toBe(2);
  });
});
