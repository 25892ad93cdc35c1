import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ItemMaterial, itemFamily } from '../disclosure/item-families.ts';
import { viewOf } from '../disclosure/protect-tables.ts';
import type { ProtectedFamily } from '../disclosure/protected-family.ts';
import { estimateGroupMeans } from '../estimates/group-means.ts';
import { elementSample } from '../estimates/sample-design.ts';
import { syntheticSurvey } from '../reference/synthetic-survey.ts';
import { differencesFromRest } from '../tests/difference-from-rest.ts';
import { pairwiseDifferences } from '../tests/pairwise-differences.ts';
import { weightDataset } from '../weights/weight-dataset.ts';
import { compareGroups, type GroupComparisonRequest } from './compare-groups.ts';
import { protectComparison } from './protect-comparison.ts';

const REQUEST: GroupComparisonRequest = {
  item: 'q',
  category: '1',
  axis: 'area',
  fold: null,
  noAnswer: 'in-base',
  against: 'each-other',
  adjustment: 'holm',
};

describe('compareGroups', () => {
  it('has the differences and errors of the engine that goes row by row', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => {
        const survey = syntheticSurvey({ rows: 700, seed, areas: 4, categories: 3 });
        const { dataset, weights } = weightDataset(survey.dataset, survey.postStratification);
        if (dataset.design.kind === 'open') throw new Error('by invitation');
        const { strata, stratum } = dataset.design;
        const design = elementSample(
          weights.calibrated,
          Int32Array.from(stratum),
          Float64Array.from(stratum, (index) => strata[index]?.population as number),
          { base: weights.base, cell: Int32Array.from(weights.cell) },
        );
        const q = dataset.columns.get('q')?.values as Uint8Array;
        const area = dataset.columns.get('area')?.values as Uint8Array;
        const chosen = Float64Array.from(q, (code) => Number(code === 1));
        const groups = [1, 2, 3, 4].map((code) =>
          Uint8Array.from(q, (own, row) => Number(own !== 251 && area[row] === code)),
        );
        const pairs = pairwiseDifferences(estimateGroupMeans(design, chosen, groups), 0.95);
        const own = compareGroups(dataset, weights, survey.menu, REQUEST).differences;
        expect(own.map(({ first, second }) => `${first}-${second}`)).toEqual(
          pairs.map(({ first, second }) => `${first + 1}-${second + 1}`),
        );
        own.forEach(({ difference, standardError }, at) => {
          expect(difference).toBeCloseTo(pairs[at]?.estimate as number, 10);
          expect(standardError).toBeCloseTo(pairs[at]?.standardError as number, 10);
        });
        const rest = differencesFromRest(design, chosen, groups, 0.95);
        const against = compareGroups(dataset, weights, survey.menu, { ...REQUEST, against: 'rest' });
        against.differences.forEach(({ first, second, difference, standardError }, at) => {
          expect([first, second]).toEqual([String(at + 1), null]);
          expect(difference).toBeCloseTo(rest[at]?.estimate as number, 10);
          expect(standardError).toBeCloseTo(rest[at]?.standardError as number, 10);
        });
      }),
      { numRuns: 10 },
    );
  });

  it('gives a verdict only under a corrected p, and a reason where nothing is tested', () => {
    const survey = syntheticSurvey({ rows: 2000, seed: 5, areas: 5, categories: 3 });
    const { dataset, weights } = weightDataset(survey.dataset, null);
    const { differences, comparisons } = compareGroups(dataset, weights, survey.menu, REQUEST);
    expect(differences).toHaveLength(10);
    expect(comparisons).toBe(differences.filter(({ reason }) => reason === null).length);
    for (const { p, adjustedP, verdict, reason, difference } of differences) {
      if (reason !== null) {
        expect([adjustedP, verdict]).toEqual([null, 'not-tested']);
        continue;
      }
      expect(adjustedP as number).toBeGreaterThanOrEqual(p as number);
      const shown = (adjustedP as number) < 0.05;
      expect(verdict).toBe(shown ? (difference > 0 ? 'higher' : 'lower') : 'no-difference');
    }
  });

  it('refuses volunteers, an unknown answer, an unknown group', () => {
    const survey = syntheticSurvey({ rows: 300, seed: 5, areas: 3, categories: 3 });
    const { dataset, weights } = weightDataset(survey.dataset, null);
    const open = { ...survey.dataset, design: { kind: 'open' as const } };
    expect(() => compareGroups(open, null, survey.menu, REQUEST)).toThrow(/drawn at random/);
    expect(() => compareGroups(dataset, weights, survey.menu, { ...REQUEST, category: '9' })).toThrow(
      /requires a code or a net of q/,
    );
    expect(() => compareGroups(dataset, weights, survey.menu, REQUEST, ['1', '7'])).toThrow(/got 7/);
  });
});

/** A survey in whose third area two people gave the first answer: the sample rule hides them. */
function withSmallCell(): { readonly material: ItemMaterial; readonly family: ProtectedFamily } {
  const survey = syntheticSurvey({ rows: 900, seed: 9, areas: 6, categories: 3 });
  const q = survey.dataset.columns.get('q');
  const area = survey.dataset.columns.get('area')?.values as Uint8Array;
  if (q === undefined) throw new Error('q');
  let kept = 0;
  const values = q.values.map((code, row) => {
    if (code > 250) return 2;
    if (area[row] !== 3 || code !== 1) return code;
    kept += 1;
    return kept <= 2 ? 1 : 2;
  });
  const coded = { ...survey.dataset, columns: new Map(survey.dataset.columns).set('q', { ...q, values }) };
  const { dataset, weights } = weightDataset(coded, null);
  const material: ItemMaterial = {
    name: 'made-up',
    dataset,
    weights,
    // other axes would hide more for their own sake
    menu: { ...survey.menu, axes: survey.menu.axes.filter(({ id }) => id === 'area') },
    variables: [],
    disclosure: 'by-design',
  };
  const familyOf = (): ProtectedFamily => {
    throw new Error('no item leads to another one here');
  };
  return { material, family: itemFamily(material, 'q', familyOf, []) };
}

describe('protectComparison', () => {
  const { material, family } = withSmallCell();
  const { dataset, weights, menu } = material;
  const table = viewOf(family, { axis: 'area', fold: null, noAnswer: 'in-base', nets: 'with' });
  const hidden = table.rows
    .filter(({ group, cells }) => group.kind === 'code' && cells[0]?.hidden !== false)
    .map(({ group }) => group.id);

  it('names no group whose figure the table hides, in no pair and in no correction', () => {
    expect(hidden).toContain('3');
    const shown = ['1', '2', '3', '4', '5', '6'].filter((id) => !hidden.includes(id));
    const comparison = protectComparison(dataset, weights, menu, REQUEST, family);
    expect(comparison.leftOut).toEqual(hidden);
    const named = comparison.differences.flatMap(({ first, second }) => [first, second]);
    expect(named.filter((id) => id === null || !shown.includes(id))).toEqual([]);
    const alone = compareGroups(dataset, weights, menu, REQUEST, shown);
    comparison.differences.forEach(({ difference, adjustedP }, at) => {
      const own = alone.differences[at];
      expect(difference).toBeCloseTo(own?.difference as number, 3);
      expect(difference * 1000).toBeCloseTo(Math.round(difference * 1000), 9);
      if (adjustedP !== null) expect(adjustedP).toBeCloseTo(own?.adjustedP as number, 4);
    });
    expect(comparison.differences.every((difference) => !('t' in difference))).toBe(true);
  });

  it('leaves a hidden group out of the rest too', () => {
    const shown = ['1', '2', '3', '4', '5', '6'].filter((id) => !hidden.includes(id));
    const against = { ...REQUEST, against: 'rest' as const };
    const { differences } = protectComparison(dataset, weights, menu, against, family);
    expect(differences.map(({ first }) => first)).toEqual(shown);
    const alone = compareGroups(dataset, weights, menu, against, shown).differences;
    const withHidden = compareGroups(dataset, weights, menu, against).differences;
    differences.forEach(({ first, difference }, at) => {
      expect(difference).toBeCloseTo(alone[at]?.difference as number, 3);
      expect(alone[at]?.difference).not.toBe(withHidden.find((one) => one.first === first)?.difference);
    });
  });
});
