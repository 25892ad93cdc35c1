import { describe, expect, it } from 'vitest';
import { type MadeSurvey, madeFamily } from './attack/made-family.ts';
import { auditFamily } from './audit-family.ts';
import { SAMPLE_RULE, STRICT_RULE } from './disclosure-rules.ts';
import { protectItem } from './protect-tables.ts';
import type { ReleasedTable } from './released-table.ts';

/** Rows are areas, columns answers, the last column no answer. */
function surveyOf(counts: readonly (readonly number[])[]): MadeSurvey {
  const answers = (counts[0]?.length ?? 1) - 1;
  return {
    persons: counts.flatMap((row, area) =>
      row.flatMap((count, answer) =>
        Array.from({ length: count }, () => ({
          groups: { area: area + 1 },
          chosen: answer < answers ? [answer + 1] : [],
          weight: 1,
        })),
      ),
    ),
    multiple: false,
    codes: Array.from({ length: answers }, (_, index) => index + 1),
    nets: [],
    axes: [{ id: 'area', codes: counts.map((_, area) => area + 1), folds: [] }],
    weighted: false,
    places: ['in-base'],
  };
}

const OPTIONS = { dataset: 'made-up', alreadyReleased: [] };

describe('auditFamily', () => {
  it('gives the interval of every hidden cell: two rows of two hidden cells leave 0 to their sum, less what is told', () => {
    // rows 40 30 1 9 and 50 30 10 10: the 1 is hidden, one cell beside it in its row, and both below them
    const family = protectItem(
      madeFamily(
        surveyOf([
          [40, 30, 1, 9],
          [50, 30, 10, 10],
        ]),
      ),
      SAMPLE_RULE,
      OPTIONS,
    );
    const report = auditFamily(family);
    expect(report).toMatchObject({ item: 'item', rule: 'sample', guardedFigures: 1, narrowedFigures: 0 });
    const cell = report.figures.find(({ needed }) => needed !== null);
    // 1 + 9 are printed with the row, and what is hidden beside is said to be more than 2
    expect(cell).toMatchObject({
      axis: 'area',
      groups: ['1'],
      figure: '3',
      reason: 'small-cell',
      lower: 1,
      upper: 2,
      needed: { lower: 1, upper: 2 },
      open: true,
    });
    const beside = report.figures.find(({ groups, figure }) => groups[0] === '1' && figure === 'no-answer');
    expect(beside).toMatchObject({ reason: 'complementary', lower: 8, upper: 9, needed: null, open: true });
  });

  it('names what an earlier release gives away', () => {
    const survey = surveyOf([
      [40, 30, 5, 9],
      [50, 30, 10, 10],
    ]);
    const alreadyReleased: ReleasedTable[] = [
      {
        surveyId: 'made-up',
        dataset: 'made-up',
        item: 'item',
        axis: 'area',
        figures: [{ groups: [1], of: { category: '3' }, lower: 5, upper: 5 }],
      },
    ];
    const family = protectItem(madeFamily(survey), STRICT_RULE, { ...OPTIONS, alreadyReleased });
    const report = auditFamily(family, alreadyReleased);
    expect(family.exposed).toContain('area:1 3');
    const told = report.figures.filter(({ open }) => !open);
    expect(report.narrowedFigures).toBe(told.length);
    expect(told.find(({ figure }) => figure === '3')).toMatchObject({ lower: 5, upper: 5, open: false });
    // without the register the same tables leave it open
    expect(auditFamily(protectItem(madeFamily(survey), STRICT_RULE, OPTIONS)).narrowedFigures).toBe(0);
  });

  it('audits a hidden base, and those who did not choose an option', () => {
    const persons = [
      ...Array.from({ length: 30 }, (_, at) => ({
        groups: { area: 1 },
        chosen: at < 29 ? [1, 2] : [2],
        weight: 1,
      })),
      ...Array.from({ length: 40 }, (_, at) => ({
        groups: { area: 2 },
        chosen: at < 20 ? [1] : [2],
        weight: 1,
      })),
      ...Array.from({ length: 5 }, () => ({ groups: { area: 3 }, chosen: [1], weight: 1 })),
      ...Array.from({ length: 6 }, () => ({ groups: { area: 4 }, chosen: [2], weight: 1 })),
    ];
    const survey = { ...surveyOf([[1, 1, 0]]), persons, multiple: true, codes: [1, 2] };
    const axes = [{ id: 'area', codes: [1, 2, 3, 4], folds: [] }];
    const report = auditFamily(protectItem(madeFamily({ ...survey, axes }), SAMPLE_RULE, OPTIONS));
    expect(report.narrowedFigures).toBe(0);
    const base = report.figures.find(({ groups, figure }) => groups[0] === '3' && figure === 'base');
    expect(base).toMatchObject({ needed: { lower: 1, upper: 9 }, open: true });
    const not = report.figures.find(({ groups, figure }) => groups[0] === '1' && figure === 'not 1');
    expect(not).toMatchObject({ needed: { lower: 1, upper: 2 }, open: true });
  });
});
