import { describe, expect, it } from 'vitest';
import type { Variable } from '../../instruments/codebook/codebook.ts';
import type { Score } from '../../instruments/definition/instrument.ts';
import { compileDerived } from '../../instruments/derived/compile-derived.ts';
import { type DerivedVariable, derivedVariableSchema } from '../../instruments/derived/derived-variable.ts';
import { type CodedColumn, type Dataset, RESERVED } from '../dataset/dataset.ts';
import { derivedVariableColumn } from '../dataset/derived-columns.ts';
import { crossTabMenu } from './cross-tab-menu.ts';
import { makeCrossTab } from './make-cross-tab.ts';

const label = { ja: '検査', en: 'Test' };
const base = { condition: null, words: label };
const coded = (codes: readonly number[]) =>
  codes.map((code) => ({ code, label: { ja: `${code}`, en: `${code}` } }));

function variable(id: string, kind: Variable['kind'], codes: readonly number[], item = id): Variable {
  return {
    id,
    item,
    element: item,
    kind,
    label,
    itemLabel: label,
    stem: label,
    description: null,
    introduction: [],
    codes: coded(codes),
    measure: 'nominal',
    source: 'test',
    exactness: 'ours',
    sensitive: false,
    strictDisclosure: false,
    refusalCodes: [],
    exclusive: false,
    base,
  };
}
const VARIABLES = [
  variable('mood', 'single', [1, 2, 3, 4]),
  variable('outing', 'single', [1, 2, 3]),
  ...[1, 2, 9].map((code) => variable(`reason.${code}`, 'option', [1, 0], 'reason')),
  variable('age', 'number', []),
  variable('cohabitants', 'number', []),
  variable('municipality', 'single', [1, 2]),
];
const SCORE: Score = {
  id: 'score',
  label,
  items: ['mood', 'outing'],
  rule: 'sum, missing if any input is missing',
  source: 'test',
  exactness: 'ours',
  bands: coded([1, 2]).map((code, place) => ({ ...code, from: place * 4, to: place * 4 + 3 })),
};

function derived(id: string, derivation: unknown): DerivedVariable {
  return derivedVariableSchema.parse({
    id,
    version: '1',
    instrument: 'test',
    instrumentVersions: ['1'],
    label,
    base: label,
    measure: 'nominal',
    source: 'test',
    exactness: 'ours',
    sensitive: false,
    strictDisclosure: false,
    derivation,
  });
}
const net = (id: string, input: string, codes: readonly number[]) =>
  derived(id, { kind: 'net', input, codes });
const cases = (id: string, inputs: readonly string[], ...whens: readonly string[]) =>
  derived(id, {
    kind: 'cases',
    inputs,
    cases: whens.map((when, place) => ({ code: place + 1, label, when })),
    otherwise: { code: 0, label },
  });
const bands = (id: string, input: string, ...ends: readonly [number | null, number | null][]) =>
  derived(id, {
    kind: 'bands',
    input,
    bands: ends.map(([from, to], place) => ({ code: place + 1, label, from, to })),
  });

function menuOf(...variables: readonly DerivedVariable[]) {
  const { items } = crossTabMenu({
    variables: VARIABLES,
    scores: [SCORE],
    nets: [],
    derived: variables,
    areaScheme: null,
  });
  const own = items.filter(({ id }) => !['mood', 'outing', 'reason', 'score'].includes(id));
  return {
    items: own.map(({ id }) => id),
    nets: Object.fromEntries(
      items
        .filter(({ nets }) => nets.length > 0)
        .map(({ id, nets }) => [id, Object.fromEntries(nets.map((one) => [one.id, one.codes]))]),
    ),
    derived: Object.fromEntries(items.flatMap((item) => (item.derived ? [[item.id, item.derived]] : []))),
  };
}
const NOTHING = { items: [], nets: {}, derived: {} };

describe('a derived variable in the menu', () => {
  it('is a net of the one item that it puts together, whatever its rule', () => {
    expect(menuOf(net('top', 'mood', [3, 4]))).toEqual({
      items: [],
      nets: { mood: { top: [3, 4] } },
      derived: { mood: ['top'] },
    });
    expect(menuOf(cases('half', ['mood'], '{mood} < 3')).nets).toEqual({
      mood: { half_1: [1, 2], half_0: [3, 4] },
    });
    expect(menuOf(bands('half', 'mood', [1, 2], [3, 4])).nets).toEqual({
      mood: { half_1: [1, 2], half_2: [3, 4] },
    });
    expect(menuOf(net('high', 'score', [2])).nets).toEqual({ score: { high: [2] } });
  });

  it('is a net of the item also where it goes there through others', () => {
    const half = cases('half', ['mood'], '{mood} < 3');
    expect(menuOf(net('low', 'half', [1]), half).nets).toMatchObject({ mood: { low: [1, 2] } });
    const both = cases('both', ['mood', 'half'], '{half} = 1 and {mood} = 2');
    expect(menuOf(half, both)).toMatchObject({
      items: [],
      nets: { mood: { both_1: [2], both_0: [1, 3, 4] } },
    });
  });

  it('is a net of a multiple answer where it counts who chose any of some options', () => {
    expect(menuOf(net('any', 'reason', [1, 9])).nets).toEqual({ reason: { any: [1, 9] } });
    expect(menuOf(net('only', 'reason', [9])).nets).toEqual({ reason: { only: [9] } });
    expect(menuOf(net('nine', 'reason.9', [1])).nets).toEqual({ reason: { nine: [9] } });
    expect(menuOf(net('again', 'any', [1]), net('any', 'reason', [1, 2])).nets).toEqual({
      reason: { any: [1, 2], again: [1, 2] },
    });
    expect(menuOf(net('without', 'reason.9', [0]))).toEqual(NOTHING);
    expect(menuOf(net('everybody', 'reason.9', [0, 1]))).toEqual(NOTHING);
  });

  it('is an item where it is made of several, and what is made of it are its nets', () => {
    const group = cases('group', ['mood', 'outing'], '{mood} = 4 and {outing} = 3', '{mood} = 4');
    expect(menuOf(net('broad', 'group', [1, 2]), group)).toEqual({
      items: ['group'],
      nets: { group: { broad: [1, 2] } },
      derived: { group: ['broad'] },
    });
    expect(menuOf(bands('alone', 'cohabitants', [0, 0], [1, null])).items).toEqual(['alone']);
    expect(
      menuOf(cases('mixed', ['reason'], '{reason} contains 1 and {reason} notcontains 2')).items,
    ).toEqual(['mixed']);
  });

  it('has no place where it would give away rows, or no net can show its base', () => {
    expect(menuOf(bands('young', 'age', [null, 39], [40, null]))).toEqual(NOTHING);
    expect(menuOf(net('town', 'municipality', [1]))).toEqual(NOTHING);
    expect(menuOf(cases('town', ['mood', 'municipality'], '{municipality} = 1 and {mood} = 1'))).toEqual(
      NOTHING,
    );
    expect(menuOf(derived('total', { kind: 'sum', inputs: [{ input: 'mood' }] }))).toEqual(NOTHING);
    expect(menuOf(bands('gap', 'mood', [1, 1], [3, 4]))).toEqual(NOTHING);
    expect(menuOf(cases('left_out', ['mood'], '{mood} empty'))).toEqual(NOTHING);
  });

  it('is not there without derived variables', () => {
    const input = { variables: VARIABLES, scores: [SCORE], nets: [], areaScheme: null };
    expect(crossTabMenu({ ...input, derived: [] })).toEqual(crossTabMenu(input));
  });
});

it('counts as a net exactly those whom its own column counts', () => {
  const { noAnswer, notAsked } = RESERVED;
  const values: Record<string, readonly number[]> = {
    mood: [1, 2, 3, 4, 4, 2, noAnswer, notAsked],
    'reason.1': [1, 0, 0, 1, 0, 0, noAnswer, notAsked],
    'reason.2': [0, 1, 0, 1, 0, 0, noAnswer, notAsked],
    'reason.9': [0, 0, 1, 0, 1, 1, noAnswer, notAsked],
    age_band: [1, 1, 1, 1, 2, 2, 2, 2],
  };
  const columns = new Map<string, CodedColumn>(
    [...VARIABLES.filter(({ id }) => id in values), variable('age_band', 'single', [1, 2])].map((one) => {
      const { id, item, kind, measure, exactness, sensitive, strictDisclosure, codes } = one;
      const shared = { id, item, label, measure, exactness, sensitive, strictDisclosure, codes };
      return [
        id,
        { ...shared, kind: kind === 'text' ? 'single' : kind, values: Uint8Array.from(values[id] ?? []) },
      ];
    }),
  );
  const rules = [net('top', 'mood', [3, 4]), net('any', 'reason', [1, 2])];
  for (const compiled of compileDerived(rules, VARIABLES, [])) {
    const column = derivedVariableColumn(compiled, columns, 8);
    columns.set(column.id, column);
  }
  const dataset: Dataset = {
    surveyId: 'test',
    questionnaire: { id: 'test', version: '1', sha256: '0'.repeat(64) },
    synthetic: true,
    size: 8,
    design: { kind: 'open' },
    columns,
    remarks: [],
  };
  const menu = crossTabMenu({
    variables: VARIABLES,
    scores: [],
    nets: [],
    derived: rules,
    areaScheme: null,
  });
  for (const [item, id] of [
    ['mood', 'top'],
    ['reason', 'any'],
  ] as const) {
    const table = makeCrossTab(dataset, null, menu, {
      item,
      axis: 'age_band',
      noAnswer: 'in-base',
      nets: 'only',
    });
    const place = table.categories.findIndex((category) => category.id === id);
    const own = columns.get(id)?.values ?? new Uint8Array();
    expect(table.rows[0]?.cells[place]?.respondents).toBe(own.filter((code) => code === 1).length);
    expect(table.rows[0]?.base).toBe(own.filter((code) => code !== notAsked).length);
  }
});
