import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getRules } from 'axe-core';
import { describe, expect, it } from 'vitest';
import { root } from '../../scripts/project-files.ts';
import { accessibilityDocument, DOCUMENT_FILE } from './accessibility-document.ts';
import { accessibilityChecks, CHECK_IDS } from './checks.ts';
import { readAccessibility } from './read-accessibility.ts';
import { recordReport } from './record-report.ts';
import { type AccessibilityResults, accessibilityResultsSchema } from './results.ts';
import { checksOf, standingOf } from './standing.ts';
import { accessibilityStatement, type StatementSection } from './statement.ts';

const accessibility = readAccessibility(root);
const { criteria, results } = accessibility;

describe('the criteria', () => {
  // W3C, WCAG 2.2 of 2023-10-05: 31 at level A and 24 at AA, 4.1.1 being gone. JIS X 8341-3:2016 has the 25 and 13 of
  // WCAG 2.0, of which 4.1.1 (A) is the one that is gone.
  it('are the 55 of WCAG 2.2, levels A and AA, and all of JIS X 8341-3:2016 but 4.1.1', () => {
    const numbers = criteria.map(({ number }) => number);
    expect(new Set(numbers).size).toBe(55);
    expect(criteria.filter(({ level }) => level === 'A')).toHaveLength(31);
    expect(criteria.filter(({ level }) => level === 'AA')).toHaveLength(24);
    expect(criteria.filter(({ since, level }) => since === '2.0' && level === 'A')).toHaveLength(24);
    expect(criteria.filter(({ since, level }) => since === '2.0' && level === 'AA')).toHaveLength(13);
    expect(criteria.filter(({ since }) => since === '2.1')).toHaveLength(12);
    expect(numbers).toEqual([...numbers].sort((a, b) => a.localeCompare(b, 'en', { numeric: true })));
    expect(numbers).not.toContain('4.1.1');
  });

  it('name the rules that axe-core has for each, no more and no fewer', () => {
    const rulesOf = (number: string) =>
      getRules()
        .filter(({ tags }) => tags.includes(`wcag${number.replaceAll('.', '')}`))
        .filter(({ tags }) => !tags.includes('deprecated') && !tags.includes('experimental'))
        .map(({ ruleId }) => ruleId)
        .sort();
    for (const { number, ways, absent } of criteria) {
      const named = ways.flatMap((way) => (way.by === 'axe' ? way.rules : []));
      expect([number, named]).toEqual([number, absent === undefined ? rulesOf(number) : []]);
    }
  });

  it('say of each how it is checked, why there is nothing to check, or what nobody has looked at', () => {
    for (const criterion of criteria) {
      const { number, ways, absent, untested } = criterion;
      expect([number, ways.length > 0 || absent !== undefined || untested !== undefined]).toEqual([
        number,
        true,
      ]);
      if (absent !== undefined) expect([number, ways]).toEqual([number, []]);
    }
  });

  it('rest on checks that are there', () => {
    for (const id of CHECK_IDS) {
      const { file } = accessibilityChecks[id];
      if (file !== null) expect([file, existsSync(join(root, file))]).toEqual([file, true]);
    }
    const used = new Set(criteria.flatMap(checksOf));
    expect(CHECK_IDS.filter((id) => !used.has(id))).toEqual([]);
  });
});

describe('how a criterion stands', () => {
  const keyboard = criteria.find(({ number }) => number === '2.1.1');
  if (keyboard === undefined) throw new Error('2.1.1 is a criterion');
  const ran = (failed: number) => ({ day: '2026-11-22', dose: 'normal' as const, passed: 3, failed });
  const withChecks = (checks: AccessibilityResults['checks']) => ({ ...results, checks });
  const all = Object.fromEntries(checksOf(keyboard).map((id) => [id, ran(0)]));

  it('is never good before every check of it ran, and never when one of them found something', () => {
    expect(checksOf(keyboard)).toEqual(['every-page', 'pages-around', 'form-readers']);
    expect(standingOf(keyboard, withChecks({}))).toBe('not-run');
    const { 'form-readers': _left, ...others } = all;
    expect(standingOf(keyboard, withChecks(others))).toBe('not-run');
    expect(standingOf(keyboard, withChecks(all))).toBe('nothing-found');
    expect(standingOf(keyboard, withChecks({ 'form-readers': ran(1) }))).toBe('found');
    expect(standingOf({ ...keyboard, ways: [] }, withChecks(all))).toBe('not-tested');
  });

  it('cannot be claimed to conform without a test by people', () => {
    const claims = (claim: string, test: unknown) =>
      accessibilityResultsSchema.safeParse({ ...results, claim, test }).success;
    const test = { by: { ja: '試験者', en: 'testers' }, from: '2027-01-10', to: '2027-01-12', pages: 40 };
    expect(claims('consideration', null)).toBe(true);
    expect(claims('conformant', null)).toBe(false);
    expect(claims('partly-conformant', null)).toBe(false);
    expect(claims('conformant', test)).toBe(true);
  });
});

describe('a report of a test run', () => {
  const file = (name: string, ...statuses: string[]) => ({
    name: `/somewhere/${name}`,
    status: statuses.includes('failed') ? 'failed' : 'passed',
    assertionResults: statuses.map((status) => ({ status, title: 'a story' })),
  });
  const run = { day: '2026-11-22', dose: 'full' as const };

  it('is recorded by the files of the checks; what did not run stays as it was', () => {
    const report = {
      testResults: [
        file('client/stories/form-access.story.ts', 'passed', 'failed', 'passed'),
        { ...file('client/stories/form-plain.story.ts'), status: 'failed' },
        file('server/other.test.ts', 'passed'),
      ],
    };
    const before = { ...results, checks: { looking: { ...run, passed: 1, failed: 0 } } };
    expect(recordReport(before, report, run).checks).toEqual({
      looking: { ...run, passed: 1, failed: 0 },
      'form-access': { ...run, passed: 2, failed: 1 },
      'form-plain': { ...run, passed: 0, failed: 1 },
    });
    expect(() => recordReport(before, { tests: [] }, run)).toThrow();
  });
});

describe('the statement', () => {
  const linesOf = ({ heading, paragraphs, points, sections }: StatementSection): string[] => [
    heading,
    ...paragraphs,
    ...points,
    ...sections.flatMap(linesOf),
  ];

  it('says the same in both languages, names every criterion once, and what was not tested', () => {
    const [ja, en] = (['ja', 'en'] as const).map((language) =>
      accessibilityStatement(accessibility, language).sections.flatMap(linesOf),
    );
    expect(ja?.length).toBe(en?.length);
    for (const { number } of criteria) {
      for (const lines of [ja, en]) {
        expect([number, lines?.filter((line) => line.startsWith(`${number} `)).length]).toEqual([number, 1]);
      }
    }
    expect(ja?.join('\n')).toContain('実際のスクリーンリーダー');
    expect(en?.join('\n')).toContain('Real screen readers');
    expect(ja?.join('\n')).toContain('配慮しています');
  });

  it(`is what stands in ${DOCUMENT_FILE}: npm run accessibility writes it`, () => {
    expect(readFileSync(join(root, DOCUMENT_FILE), 'utf8')).toBe(accessibilityDocument(accessibility));
  });
});
