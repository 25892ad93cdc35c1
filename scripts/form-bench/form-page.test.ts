import { describe, expect, it } from 'vitest';
import { type FormRuns, type SummedVisit, summedVisit } from './form-figures.ts';
import { formBenchPage } from './form-page.ts';
import { requireSameAnswers } from './same-answers.ts';

const visit = (changes: Partial<SummedVisit> = {}): SummedVisit => ({
  firstPaint: 500,
  largestPaint: 510,
  readable: 520,
  answerable: 600,
  wholeForm: 3000,
  shift: 0,
  longestTask: 80,
  blocked: 120,
  firstPageBytes: 20_000,
  allBytes: 350_000,
  fileBytes: 340_000,
  kinds: { page: 10_000, script: 300_000, style: 5000, data: 35_000, other: 0 },
  ...changes,
});
const again = visit({ allBytes: 10_000, fileBytes: 0 });
const runs = (ours: readonly SummedVisit[]): FormRuns => ({
  ours: { first: ours, second: ours.map(() => again) },
  stock: { first: ours.map(() => visit({ answerable: 5000 })), second: ours.map(() => again) },
});
const page = (measured: FormRuns): string =>
  formBenchPage({
    day: '2026-11-22',
    machine: 'On a machine.',
    browser: 'Chromium 147',
    questionnaire: 'saitama-2023 1',
    pages: 26,
    sameAnswers: 40,
    runs: measured,
  });
const verdict = (text: string, what: string): string =>
  text
    .split('\n')
    .find((line) => line.startsWith(`| ${what} |`))
    ?.split('|')
    .at(-2)
    ?.trim() ?? '';

describe('the page of the form’s measurement', () => {
  it('holds a budget by the median and shows the worst run beside it', () => {
    const text = page(runs([visit(), visit({ answerable: 1000 }), visit({ answerable: 4000 })]));
    expect(verdict(text, 'first question answerable')).toBe('held');
    expect(text).toContain('| first question answerable | ≤ 1,000 ms | 1,000 ms | 4,000 ms | held |');
  });

  it.each([
    ['first question answerable', { answerable: 1001 }],
    ['page readable', { readable: 1200 }],
    ['first page, compressed, all files', { firstPageBytes: 50_001 }],
    ['whole form, compressed, all files, the first time', { allBytes: 400_001 }],
  ] as const)('says that %s is missed', (what, changes) => {
    expect(verdict(page(runs([visit(changes)])), what)).toBe('**missed**');
    expect(verdict(page(runs([visit()])), what)).toBe('held');
  });

  it('says that the second visit is missed as soon as one file comes again', () => {
    const what = 'whole form, the second time: files beside the page itself';
    const measured = runs([visit()]);
    expect(verdict(page(measured), what)).toBe('held');
    const fetched = { ...measured.ours, second: [visit({ fileBytes: 1 })] };
    expect(verdict(page({ ...measured, ours: fetched }), what)).toBe('**missed**');
  });
});

describe('the sums of a visit', () => {
  it('parts the first page from the whole, and the page from its files', () => {
    const origin = 'http://localhost:1';
    const summed = summedVisit({
      ...visit(),
      firstPage: [`${origin}/a/x`, `${origin}/assets/form.css`],
      transfers: [
        { url: `${origin}/a/x`, kind: 'page', bytes: 1 },
        { url: `${origin}/assets/form.css`, kind: 'style', bytes: 10 },
        { url: `${origin}/assets/form-entry.js`, kind: 'script', bytes: 100 },
        { url: `${origin}/api/x`, kind: 'data', bytes: 1000 },
      ],
    });
    expect(summed).toMatchObject({ firstPageBytes: 11, allBytes: 1111, fileBytes: 1110 });
    expect(summed.kinds).toEqual({ page: 1, script: 100, style: 10, data: 1000, other: 0 });
  });
});

describe('the same person in both forms', () => {
  it('sent the same answers, or nothing is measured', () => {
    expect(requireSameAnswers({ sex: 1, areas: [1, 2] }, { areas: [1, 2], sex: 1 })).toBe(2);
    expect(() => requireSameAnswers({ sex: 1 }, { sex: 2 })).toThrow(/sex/);
    expect(() => requireSameAnswers({ sex: 1 }, {})).toThrow(/sex/);
    expect(() => requireSameAnswers({}, {})).toThrow(/did not send the same answers/);
  });
});
