import { describe, expect, it } from 'vitest';
import { type MadeSurvey, madeFamily } from './attack/made-family.ts';
import { auditFamily } from './audit-family.ts';
import { STRICT_RULE } from './disclosure-rules.ts';
import { isByMunicipality, municipalityRule, municipalityText } from './municipality-rule.ts';
import { protectItem, viewOf } from './protect-tables.ts';

const label = { ja: '市', en: 'city' };
const area = (code: number) => ({ code, id: `a${code}`, label });
const municipality = (itemCode: number, of: number) => ({
  municipalityCode: '112011',
  itemCode,
  name: '市',
  area: of,
  confidence: 'high' as const,
});

describe('municipalityRule', () => {
  it.each([
    [25_000, 10, 9],
    [24_999, 20, 19],
    [2_000, 20, 19],
    [1_999, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
    [0, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
    [null, 20, 19],
  ])('of %s inhabitants: base from %s, cells above %s', (inhabitants, minimumBase, largestHiddenCount) => {
    expect(municipalityRule(STRICT_RULE, inhabitants)).toMatchObject({ minimumBase, largestHiddenCount });
  });

  it('never loosens the rule of the table, and refuses a number that is none', () => {
    const stricter = { ...STRICT_RULE, minimumBase: 50, largestHiddenCount: 30 };
    expect(municipalityRule(stricter, 5000)).toMatchObject({ minimumBase: 50, largestHiddenCount: 30 });
    for (const wrong of [-1, Number.NaN])
      expect(() => municipalityRule(STRICT_RULE, wrong)).toThrow(/0 or more/);
  });

  it('is said in words', () => {
    expect(municipalityText().ja).toBe(
      '市町村別の行は、人口2,000人未満の市町村では値を表示せず、人口2,000人以上25,000人未満の市町村では1〜19人を表示しません(x)。',
    );
  });
});

describe('isByMunicipality', () => {
  it('holds where every area is one municipality, and not for a city beside larger areas or for a survey of one city', () => {
    expect(
      isByMunicipality({
        areas: [area(1), area(2)],
        municipalities: [municipality(1, 1), municipality(2, 2)],
      }),
    ).toBe(true);
    const larger = [municipality(1, 1), municipality(2, 2), municipality(3, 2)];
    expect(isByMunicipality({ areas: [area(1), area(2)], municipalities: larger })).toBe(false);
    expect(isByMunicipality({ areas: [area(1)], municipalities: [municipality(1, 1)] })).toBe(false);
  });
});

describe('a table by municipality', () => {
  // a city, a town of 5,000 with 15 respondents, two villages of under 2,000 with 30 and 40
  const sizes = [200, 15, 30, 40];
  const survey: MadeSurvey = {
    persons: sizes.flatMap((size, at) =>
      Array.from({ length: size }, (_, person) => ({
        groups: { area: at + 1 },
        chosen: [1 + (person % 2)],
        weight: 1,
      })),
    ),
    multiple: false,
    codes: [1, 2],
    nets: [],
    axes: [{ id: 'area', codes: [1, 2, 3, 4], folds: [{ id: 'rural', groups: [[1], [2, 3, 4]] }] }],
    weighted: false,
    places: ['in-base', 'out-of-base'],
  };
  const inhabitants = { area: { 1: 100_000, 2: 5000, 3: 1500, 4: 1900 } };
  const family = protectItem({ ...madeFamily(survey), inhabitants }, STRICT_RULE, {
    dataset: 'made-up',
    alreadyReleased: [],
  });

  it('shows the city, nothing of the villages, and no town of under 20 respondents', () => {
    const view = viewOf(family, { axis: 'area', fold: null, noAnswer: 'in-base', nets: 'with' });
    expect(view.rows.map(({ base }) => base)).toEqual([285, 200, null, null, null]);
    expect(
      view.rows
        .slice(2)
        .flatMap(({ cells }) => cells)
        .every(({ hidden }) => hidden),
    ).toBe(true);
  });

  it('shows a fold of them by the inhabitants that it joins', () => {
    const view = viewOf(family, { axis: 'area', fold: 'rural', noAnswer: 'in-base', nets: 'with' });
    expect(view.rows.map(({ base }) => base)).toEqual([285, 200, 85]);
  });

  it('lets nobody work the villages out of the total', () => {
    expect(family.exposed).toEqual([]);
    expect(auditFamily(family).narrowedFigures).toBe(0);
  });
});
