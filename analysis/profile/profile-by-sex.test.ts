import { beforeAll, describe, expect, it } from 'vitest';
import { ComparisonError } from '../comparison/comparison-error.ts';
import type { MenuAxis } from '../crosstab/cross-tab-menu.ts';
import { filteredFamily } from '../disclosure/filtered-family.ts';
import { type ItemMaterial, itemFamily } from '../disclosure/item-families.ts';
import { viewOf } from '../disclosure/protect-tables.ts';
import type { ProtectedFamily } from '../disclosure/protected-family.ts';
import { syntheticSurvey } from '../reference/synthetic-survey.ts';
import { weightDataset } from '../weights/weight-dataset.ts';
import type { Indicator } from './indicators.ts';
import { profileNotes } from './profile-notes.ts';
import { profileTableRequests, profileTables, sexFilter } from './profile-tables.ts';
import { type ProtectedProfile, protectProfile } from './protect-profile.ts';
import type { ProfileRequest } from './risk-profile.ts';

// Rows by sex and age band: tables filtered to one sex, which the gate protects beside those of everybody.

const label = { ja: '孤独を感じる', en: 'Lonely' };
const survey = syntheticSurvey({ rows: 300, seed: 11, areas: 3, categories: 2 });
const { dataset, weights } = weightDataset(survey.dataset, survey.postStratification);
const [byArea, byAge] = survey.menu.axes as [MenuAxis, MenuAxis];
const menu = {
  axes: [
    { ...byArea, folds: [] },
    { ...byAge, folds: byAge.folds.filter(({ id }) => id === 'age_4') },
  ],
  items: [
    ...survey.menu.items.filter(({ id }) => id === 'm'),
    {
      id: 'sex',
      label,
      stem: label,
      multiple: false,
      categories: dataset.columns.get('sex')?.codes ?? [],
      nets: [],
    },
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
const kept = new Map<string, ProtectedFamily>();
function once(key: string, make: () => ProtectedFamily): ProtectedFamily {
  const family = kept.get(key) ?? make();
  kept.set(key, family);
  return family;
}
const familyOf = (item: string): ProtectedFamily =>
  once(item, () => itemFamily(material, item, familyOf, []));
const bySex = (item: string) =>
  once(`${item} by sex`, () => filteredFamily(material, item, [1, 2].map(sexFilter), familyOf, []));
const tableOf = profileTables(familyOf, bySex);
const request: ProfileRequest = {
  sections: [{ axis: 'age_band', fold: 'age_4', bySex: true }],
  indicators: ['1', 'any'].map(
    (category): Indicator => ({
      id: category,
      item: 'm',
      category,
      label,
      concept: 'loneliness',
      higherIs: 'worse',
    }),
  ),
  noAnswer: 'in-base',
  standard: { kind: 'survey' },
  adjustment: 'holm',
};

describe('a profile by sex and age', () => {
  let profile: ProtectedProfile;
  beforeAll(() => {
    profile = protectProfile(dataset, weights, menu, request, tableOf);
  }, 60_000);

  it('has men in the official order of their ages, then women', () => {
    expect(profile.sections[0]?.groups.slice(1).map(({ group }) => `${group.sex} ${group.id}`)).toEqual(
      [1, 2].flatMap((sex) => [1, 2, 3, 4].map((band) => `${sex} age_4.${band}`)),
    );
    expect(profile.sections[0]?.standard).toBeNull();
  });

  it('shows what the tables of each sex show, and hides what they hide', () => {
    let shown = 0;
    for (const { group, cells } of profile.sections[0]?.groups ?? []) {
      cells.forEach((cell, index) => {
        const { item, category } = request.indicators[index] as Indicator;
        const table = tableOf({ item, axis: 'age_band', fold: 'age_4', sex: group.sex, noAnswer: 'in-base' });
        const row = table.rows.find(({ group: { id } }) => id === group.id);
        const expected = row?.cells[table.categories.findIndex(({ id }) => id === category)];
        expect(cell).toMatchObject({ ...expected, base: row?.base });
        if (!cell.hidden) shown += 1;
      });
    }
    // few: who is neither man nor woman would follow by subtraction
    expect(shown).toBeGreaterThan(1);
  });

  it('leaves the tables of everybody as they are', () => {
    const view = { axis: 'age_band', fold: null, noAnswer: 'in-base', nets: 'with' } as const;
    expect(viewOf(bySex('m'), view).rows).toEqual(viewOf(familyOf('m'), view).rows);
  });

  it('refuses tables of everybody for rows of one sex', () => {
    const unfiltered = (table: Parameters<typeof tableOf>[0]) => tableOf({ ...table, sex: null });
    expect(() => protectProfile(dataset, weights, menu, request, unfiltered)).toThrow(ComparisonError);
  });

  it('names every table that a release of it enters into the register, and says who stands in no row', () => {
    expect(profileTableRequests(request, [1, 2]).map(({ item, sex }) => [item, sex])).toEqual([
      ['m', null],
      ['m', 1],
      ['m', 2],
    ]);
    expect(profileNotes(profile).map(({ ja }) => ja)).toContain(
      '性別に「その他」などと答えた人と答えなかった人は、全体に含め、男女別の行には含めません。',
    );
  });
});
