import { describe, expect, it } from 'vitest';
import { type CodedColumn, type Dataset, RESERVED } from '../dataset/dataset.ts';
import { type MadePerson, type MadeSurvey, madeFamily } from './attack/made-family.ts';
import { isPossible, prepareAttack } from './attack/reader-attack.ts';
import type { CrossTabFamily } from './cross-tab-family.ts';
import { SAMPLE_RULE } from './disclosure-rules.ts';
import { protectItem, viewOf } from './protect-tables.ts';
import type { ProtectedFamily } from './protected-family.ts';
import { routedItems } from './routed-items.ts';

const { notAsked, noAnswer } = RESERVED;
const label = { ja: '設問', en: 'item' };

function column(id: string, kind: CodedColumn['kind'], values: readonly number[]): [string, CodedColumn] {
  const item = id.split('.')[0] as string;
  const facts = { measure: 'nominal', exactness: 'ours', sensitive: false, strictDisclosure: false } as const;
  return [id, { id, kind, item, label, ...facts, codes: [], values: Uint8Array.from(values) }];
}

function datasetOf(columns: [string, CodedColumn][]): Dataset {
  return {
    surveyId: 'made-up',
    questionnaire: { id: 'made-up', version: '1', sha256: '0'.repeat(64) },
    synthetic: true,
    size: columns[0]?.[1].values.length ?? 0,
    design: { kind: 'open' },
    columns: new Map(columns),
    remarks: [],
  };
}

describe('routedItems', () => {
  const dataset = datasetOf([
    column('partner', 'single', [1, 1, 2, noAnswer, 2, 1]),
    column('whom.1', 'option', [1, 0, notAsked, notAsked, notAsked, noAnswer]),
    column('whom.2', 'option', [0, 1, notAsked, notAsked, notAsked, noAnswer]),
    column('reason', 'single', [notAsked, notAsked, 1, 1, 2, notAsked]),
    column('detail', 'single', [1, notAsked, notAsked, notAsked, notAsked, notAsked]),
    column('health', 'single', [1, 2, 3, 4, 5, 1]),
    column('area', 'derived', [1, 1, 2, 2, 2, 1]),
  ]);

  it('finds whom an answer sends on, no answer among them, and the option that does', () => {
    expect(routedItems(dataset, 'partner')).toEqual({
      routed: [
        { item: 'whom', categories: ['1'] },
        { item: 'reason', categories: ['2', 'no-answer'] },
      ],
      basesPrintedElsewhere: false,
    });
    expect(routedItems(dataset, 'whom').routed).toEqual([{ item: 'detail', categories: ['1'] }]);
  });

  it('knows that the n of a routed item is printed by the item before it', () => {
    expect(routedItems(dataset, 'whom').basesPrintedElsewhere).toBe(true);
    expect(routedItems(dataset, 'partner').basesPrintedElsewhere).toBe(false);
  });
});

describe('the tables of two items together', () => {
  // partner: 1 いる, 2 いない, none; whom is put to those who said いる
  const areas = [
    { yes: [12, 8], no: 60, silent: 1 },
    { yes: [14, 9], no: 70, silent: 9 },
    { yes: [15, 9], no: 65, silent: 8 },
  ];
  const times = (count: number, person: MadePerson) => Array.from({ length: count }, () => person);
  const person = (area: number, ...chosen: number[]): MadePerson => ({ groups: { area }, chosen, weight: 1 });
  const axes = [{ id: 'area', codes: [1, 2, 3], folds: [] }];
  const common = { multiple: false, codes: [1, 2], nets: [], axes, weighted: false } as const;
  const parent: MadeSurvey = {
    ...common,
    places: ['in-base', 'out-of-base'],
    persons: areas.flatMap(({ yes, no, silent }, index) => [
      ...times((yes[0] as number) + (yes[1] as number), person(index + 1, 1)),
      ...times(no, person(index + 1, 2)),
      ...times(silent, person(index + 1)),
    ]),
  };
  const child: MadeSurvey = {
    ...common,
    places: ['in-base'],
    persons: areas.flatMap(({ yes }, index) => [
      ...times(yes[0] as number, person(index + 1, 1)),
      ...times(yes[1] as number, person(index + 1, 2)),
    ]),
  };
  const protect = (family: CrossTabFamily) =>
    protectItem(family, SAMPLE_RULE, { dataset: 'made-up', alreadyReleased: [] });
  const childTable = viewOf(protect({ ...madeFamily(child), basesPrintedElsewhere: true }), {
    axis: 'area',
    fold: null,
    noAnswer: 'in-base',
    nets: 'with',
  });
  /** What the attacker cannot exclude, with the n of the other item added to what is known of this one. */
  const impossible = (guarded: ProtectedFamily) => {
    const published = guarded.tables.map(({ fold, table }) => ({
      shown: viewOf(guarded, { axis: 'area', fold, noAnswer: table.noAnswer, nets: 'with' }),
      behind: table,
    }));
    const yesBy = childTable.rows.map(({ group, base }) => ({ area: group.codes[0] ?? null, base }));
    const attack = prepareAttack(published, SAMPLE_RULE, {
      fromElsewhere: (sum) =>
        yesBy.flatMap(({ area, base }) => {
          if (area === null || base === null) return [];
          return [{ terms: sum('area', [String(area)], ['1']), minimum: base, maximum: base }];
        }),
    });
    return attack.targets.flatMap((target) =>
      target.ends
        .filter((end) => !isPossible(attack, target, end, 2000).possible)
        .map((end) => `${target.what} ${end}`),
    );
  };

  it('give nothing away when the first knows of the second', () => {
    const routed = [{ item: 'whom', categories: ['1'] }];
    const guarded = protect({ ...madeFamily(parent), routed });
    expect(guarded.exposed).toEqual([]);
    expect(impossible(guarded)).toEqual([]);
  });

  it('refuse a routing over a category that does not exist', () => {
    const routed = [{ item: 'whom', categories: ['7'] }];
    expect(() => protect({ ...madeFamily(parent), routed })).toThrow(/whom is put to people with 7/);
  });

  it('would give it away otherwise: hiding いる is of no use where the other table prints it', () => {
    expect(impossible(protect(madeFamily(parent)))).not.toEqual([]);
  });
});
