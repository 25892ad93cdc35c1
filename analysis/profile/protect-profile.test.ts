import { beforeAll, describe, expect, it } from 'vitest';
import { ComparisonError } from '../comparison/comparison-error.ts';
import type { MenuAxis } from '../crosstab/cross-tab-menu.ts';
import { RESERVED } from '../dataset/dataset.ts';
import { type ItemMaterial, itemFamily } from '../disclosure/item-families.ts';
import type { ProtectedFamily } from '../disclosure/protected-family.ts';
import { syntheticSurvey } from '../reference/synthetic-survey.ts';
import { weightDataset } from '../weights/weight-dataset.ts';
import type { Indicator } from './indicators.ts';
import { profileNotes } from './profile-notes.ts';
import { profileTables } from './profile-tables.ts';
import { type ProtectedProfile, type ProtectedProfileCell, protectProfile } from './protect-profile.ts';
import { type ProfileRequest, riskProfile } from './risk-profile.ts';
import { verdictSentence } from './verdict-sentence.ts';

const label = { ja: '孤独を感じる', en: 'Lonely' };
const indicator = (id: string, item: string, category: string): Indicator => ({
  id,
  item,
  category,
  label,
  concept: 'loneliness',
  higherIs: 'worse',
});
// few people in some bands: something is hidden
const survey = syntheticSurvey({ rows: 300, seed: 11, areas: 3, categories: 2 });
const asked = survey.dataset.columns.get('q') as NonNullable<ReturnType<typeof survey.dataset.columns.get>>;
const everybodyAsked = {
  ...asked,
  values: asked.values.map((code) => (code === RESERVED.notAsked ? 1 : code)),
};
const { dataset, weights } = weightDataset(
  { ...survey.dataset, columns: new Map([...survey.dataset.columns, ['q', everybodyAsked]]) },
  survey.postStratification,
);
const [byArea, byAge] = survey.menu.axes as [MenuAxis, MenuAxis];
const menu = {
  ...survey.menu,
  axes: [
    { ...byArea, folds: [] },
    { ...byAge, folds: byAge.folds.filter(({ id }) => id === 'age_4') },
  ],
};
const material: ItemMaterial = {
  name: 'made',
  dataset,
  weights,
  menu,
  variables: [],
  disclosure: 'by-design',
};
const families = new Map<string, ProtectedFamily>();
const familyOf = (item: string): ProtectedFamily => {
  const family = families.get(item) ?? itemFamily(material, item, familyOf, []);
  families.set(item, family);
  return family;
};
const request: ProfileRequest = {
  sections: [
    { axis: 'area', fold: null, bySex: false },
    { axis: 'age_band', fold: null, bySex: false },
  ],
  indicators: [indicator('first', 'q', '1'), indicator('ticked', 'm', '1'), indicator('any', 'm', 'any')],
  noAnswer: 'in-base',
  standard: { kind: 'survey' },
  adjustment: 'holm',
};
const tableOf = profileTables(familyOf, familyOf);

describe('protectProfile', () => {
  let profile: ProtectedProfile;
  let cells: readonly ProtectedProfileCell[];
  beforeAll(() => {
    profile = protectProfile(dataset, weights, menu, request, tableOf);
    cells = profile.sections.flatMap(({ groups }) => groups.flatMap((row) => row.cells));
  }, 60_000);

  it('hides what the tables hide, and shows what they show, digit by digit', () => {
    for (const { rows, groups } of profile.sections) {
      for (const { group, cells: own } of groups) {
        own.forEach((cell, index) => {
          const { item, category } = request.indicators[index] as Indicator;
          const table = tableOf({
            item,
            axis: rows.axis,
            fold: rows.fold,
            sex: group.sex,
            noAnswer: 'in-base',
          });
          const row = table.rows.find(({ group: { id } }) => id === group.id);
          const expected = row?.cells[table.categories.findIndex(({ id }) => id === category)];
          expect(cell).toMatchObject({ ...expected, base: row?.base });
        });
      }
    }
    expect(profile.hiddenCells).toBe(cells.filter(({ hidden }) => hidden).length);
    expect(profile.hiddenCells).toBeGreaterThan(3);
    expect(profile.hiddenCells).toBeLessThan(cells.length);
  });

  it('has nothing but the reason and n in a hidden cell', () => {
    for (const cell of cells)
      if (cell.hidden) expect(Object.keys(cell).sort()).toEqual(['base', 'hidden', 'reason']);
  });

  it('does not change with the answers of a hidden row: no rest and no correction holds them', () => {
    const area = dataset.columns.get('area')?.values as Uint8Array;
    const moved = (asked.values as Uint8Array).map((own, row) => (area[row] === 2 && own === 1 ? 2 : own));
    const areas = {
      ...request,
      sections: request.sections.slice(0, 1),
      indicators: request.indicators.slice(0, 1),
    };
    const first = (values: Uint8Array, hidden: readonly number[]) => {
      const columns = new Map([...dataset.columns, ['q', { ...asked, values }]]);
      // unpaired weights: calibration would carry the answers of one row into the errors of others
      const own = weightDataset({ ...survey.dataset, columns }, null);
      const { sections } = riskProfile(own.dataset, own.weights, menu, areas, (_, row) =>
        hidden.includes(row),
      );
      return sections[0]?.groups.flatMap(({ cells: [cell] }, row) => (row === 0 || row === 2 ? [] : [cell]));
    };
    expect(first(moved, [2])).toEqual(first(asked.values, [2]));
    expect(first(moved, [])).not.toEqual(first(asked.values, []));
  });

  it('withholds shares by age and sex of fewer than ten people, and keeps the verdict', () => {
    const unprotected = riskProfile(dataset, weights, menu, request);
    const found = (unprotected.sections[0]?.groups ?? [])
      .slice(1)
      .flatMap(({ cells: own }, row) =>
        own.map((cell, index) => ({ cell, shown: profile.sections[0]?.groups[row + 1]?.cells[index] })),
      );
    const few = found.filter(({ cell }) => cell.respondents < 10 || cell.base - cell.respondents < 10);
    expect(few.length).toBeGreaterThan(0);
    for (const { cell, shown } of found) {
      if (shown === undefined || shown.hidden) continue;
      const withheld = few.some((own) => own.cell === cell);
      expect(shown.standardised === null).toBe(withheld || cell.standardised === null);
      if (withheld) expect([shown.standardisedDifference, shown.p]).toEqual([null, null]);
      expect(shown.verdict).toBe(cell.verdict);
    }
  });

  it('prints no figure with more digits than a table', () => {
    const digits = (value: unknown): void => {
      if (typeof value === 'number') expect(String(Math.abs(value))).toMatch(/^\d+(\.\d{1,4})?$/);
      else if (typeof value === 'object' && value !== null) Object.values(value).forEach(digits);
    };
    digits(cells);
    expect(Object.isFrozen(profile.sections[0]?.groups[1]?.cells[0])).toBe(true);
  });

  it('keeps the official order, whatever the values', () => {
    expect(profile.sections[0]?.groups.map(({ group }) => group.id)).toEqual(['total', '1', '2', '3']);
    expect(profile.sections[1]?.groups.map(({ group }) => group.id)).toEqual([
      'total',
      ...[1, 2, 3, 4, 5, 6, 7, 8].map(String),
    ]);
  });

  it('refuses tables of other data', () => {
    const code = (run: () => unknown) => {
      try {
        run();
      } catch (error) {
        if (error instanceof ComparisonError) return error.code;
        throw error;
      }
      return 'nothing was refused';
    };
    const other = { ...dataset, surveyId: 'another' };
    expect(code(() => protectProfile(other, weights, menu, request, tableOf))).toBe('other-tables');
    const folded = (table: Parameters<typeof tableOf>[0]) =>
      tableOf({ ...table, axis: 'age_band', fold: null });
    expect(code(() => protectProfile(dataset, weights, menu, request, folded))).toBe('other-tables');
    const outside = (table: Parameters<typeof tableOf>[0]) => tableOf({ ...table, noAnswer: 'out-of-base' });
    expect(code(() => protectProfile(dataset, weights, menu, request, outside))).toBe('other-tables');
  });

  it('says in words what may be said, and beside it what it does not say', () => {
    const sentences = profile.sections.flatMap(({ rows, standard, groups }) =>
      groups.flatMap(({ group, cells: own }) =>
        own.map((cell, index) =>
          verdictSentence({
            rows,
            standard,
            group,
            indicator: request.indicators[index] as Indicator,
            cell,
          }),
        ),
      ),
    );
    for (const { ja, en } of [...sentences, ...profileNotes(profile)]) {
      expect(ja).toMatch(/。$/);
      expect(en).toMatch(/\.$/);
      expect(ja).not.toMatch(/undefined|NaN|null/);
    }
    expect(profileNotes(profile).map(({ ja }) => ja)).toEqual(
      expect.arrayContaining([
        '行は公式の順に並べています。順位ではありません。',
        '判定と区間は標本誤差だけを考えたものです。回答しなかった人や、調査の方法による偏りは含みません。',
        `${profile.comparisons}件の比較をまとめて判定しています（Holm法。差がないのに「高い」「低い」が一つでも出る確率を、表全体で5%以下に抑えています）。`,
      ]),
    );
  });
});
