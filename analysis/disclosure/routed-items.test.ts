import { describe, expect, it } from 'vitest';
import { type CodedColumn, type Dataset, RESERVED } from '../dataset/dataset.ts';
import { type MadePerson, type MadeSurvey, madeFamily } from './attack/made-family.ts';
import { isPossible } from './attack/possible-values.ts';
import { type Attack, prepareAttack } from './attack/reader-attack.ts';
import type { CrossTabFamily } from './cross-tab-family.ts';
import { SAMPLE_RULE } from './disclosure-rules.ts';
import { hiddenRowsFor, protectItem, viewOf } from './protect-tables.ts';
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
    column('group', 'derived', [0, 1, notAsked, notAsked, notAsked, 2]),
  ]);

  it('finds whom an answer sends on, no answer among them, and the option that does', () => {
    expect(routedItems(dataset, 'partner')).toEqual({
      routed: [
        { item: 'whom', categories: ['1'] },
        { item: 'reason', categories: ['2', 'no-answer'] },
        { item: 'group', categories: ['1'] },
      ],
      routedFrom: null,
    });
    expect(routedItems(dataset, 'whom').routed).toEqual([{ item: 'detail', categories: ['1'] }]);
  });

  it('finds the item before', () => {
    expect(routedItems(dataset, 'whom').routedFrom).toBe('partner');
    expect(routedItems(dataset, 'reason').routedFrom).toBe('partner');
    expect(routedItems(dataset, 'health').routedFrom).toBeNull();
    expect(routedItems(dataset, 'group')).toEqual({ routed: [], routedFrom: 'partner' });
  });
});

describe('the tables of two items together', () => {
  const times = (count: number, person: MadePerson) => Array.from({ length: count }, () => person);
  const person = (area: number, ...chosen: number[]): MadePerson => ({ groups: { area }, chosen, weight: 1 });
  const common = { multiple: false, codes: [1, 2], nets: [], weighted: false } as const;
  const axes = [
    {
      id: 'area',
      codes: [1, 2, 3, 4],
      folds: [
        {
          id: 'pairs',
          groups: [
            [1, 2],
            [3, 4],
          ],
        },
      ],
    },
  ];

  /** `partner` (1 いる, 2 いない, none) and `whom`, which is put to those who said いる; one row an area. */
  function twoItems(areas: readonly { yes: readonly [number, number]; no: number; silent: number }[]) {
    const partner: MadeSurvey = {
      ...common,
      axes,
      places: ['in-base', 'out-of-base'],
      persons: areas.flatMap(({ yes, no, silent }, index) => [
        ...times(yes[0] + yes[1], person(index + 1, 1)),
        ...times(no, person(index + 1, 2)),
        ...times(silent, person(index + 1)),
      ]),
    };
    const whom: MadeSurvey = {
      ...common,
      axes,
      places: ['in-base'],
      persons: areas.flatMap(({ yes }, index) => [
        ...times(yes[0], person(index + 1, 1)),
        ...times(yes[1], person(index + 1, 2)),
      ]),
    };
    return { partner: madeFamily(partner), whom: madeFamily(whom) };
  }

  const protect = (family: CrossTabFamily) =>
    protectItem(family, SAMPLE_RULE, { dataset: 'made-up', alreadyReleased: [] });
  const publishedOf = (guarded: ProtectedFamily) =>
    guarded.tables.map(({ fold, table }) => ({
      shown: viewOf(guarded, { axis: 'area', fold, noAnswer: table.noAnswer, nets: 'with' }),
      behind: table,
    }));
  const impossible = (attack: Attack) =>
    attack.targets.flatMap((target) =>
      target.ends
        .filter((end) => !isPossible(attack, target, end, 3000).possible)
        .map((end) => `${target.what} cannot be ${end}`),
    );
  /** What the attacker can exclude of the first item with the n of the second in hand. */
  const attackOnFirst = (first: ProtectedFamily, second: ProtectedFamily) =>
    impossible(
      prepareAttack(publishedOf(first), SAMPLE_RULE, {
        fromElsewhere: (sum) =>
          publishedOf(second).flatMap(({ shown, behind }) =>
            shown.rows.flatMap(({ group, base }) => {
              const areas = group.kind === 'total' ? [1, 2, 3, 4] : group.codes;
              const terms = sum('area', areas.map(String), ['1']);
              if (base !== null) return [{ terms, minimum: base, maximum: base }];
              const row = behind.rows.find(({ group: own }) => own.id === group.id);
              const small = shown.rows.find(({ group: own }) => own.id === group.id)?.cells[0];
              if (row === undefined || small?.hidden !== true || small.reason !== 'small-base') return [];
              return [{ terms, minimum: 1, maximum: 9 }];
            }),
          ),
      }),
    );
  /** And of the cells of the second, with its every n in hand. */
  const attackOnSecond = (second: ProtectedFamily) => {
    const attack = prepareAttack(publishedOf(second), SAMPLE_RULE, {
      fromElsewhere: (sum) =>
        second.tables.flatMap(({ table }) =>
          table.rows.flatMap(({ group, base }) => {
            const areas = group.kind === 'total' ? [1, 2, 3, 4] : group.codes;
            if (group.kind === 'unknown') return [];
            const terms = sum('area', areas.map(String), ['1', '2', 'silent']);
            return [{ terms, minimum: base, maximum: base }];
          }),
        ),
    });
    return impossible({ ...attack, targets: attack.targets.filter(({ what }) => !what.includes('base')) });
  };
  const together = (items: ReturnType<typeof twoItems>) => {
    const first = protect({ ...items.partner, routed: [{ item: 'whom', categories: ['1'] }] });
    const hiddenRows = hiddenRowsFor(first, 'whom');
    const second = protect({ ...items.whom, routedFrom: { item: 'partner', hiddenRows } });
    return { first, second };
  };

  // the second would print いる, which the first hides beside one person without an answer
  const beside = twoItems([
    { yes: [12, 8], no: 60, silent: 1 },
    { yes: [14, 9], no: 70, silent: 9 },
    { yes: [15, 9], no: 65, silent: 8 },
    { yes: [15, 9], no: 65, silent: 8 },
  ]);
  // all but one were sent on: people less the n of the second is that one
  const allButOne = twoItems([
    { yes: [42, 38], no: 1, silent: 0 },
    { yes: [44, 39], no: 10, silent: 0 },
    { yes: [45, 39], no: 12, silent: 0 },
    { yes: [45, 39], no: 14, silent: 0 },
  ]);

  it.each([
    ['a cell hidden beside another', beside],
    ['all but one sent on', allButOne],
  ])('give nothing away when each knows of the other: %s', (_, items) => {
    const { first, second } = together(items);
    expect([first.exposed, second.exposed]).toEqual([[], []]);
    expect(attackOnFirst(first, second)).toEqual([]);
    expect(attackOnSecond(second)).toEqual([]);
  });

  it('give away what the first hides when they do not', () => {
    for (const items of [beside, allButOne]) {
      expect(attackOnFirst(protect(items.partner), protect(items.whom))).not.toEqual([]);
    }
  });

  it('lose whole rows of the second, and as few as needed', () => {
    const { first, second } = together(allButOne);
    const rows = viewOf(second, { axis: 'area', fold: null, noAnswer: 'in-base', nets: 'with' }).rows;
    const lost = rows.filter(({ base }) => base === null);
    expect(lost.map(({ group }) => group.id)).toContain('1');
    expect(lost.length).toBe(hiddenRowsFor(first, 'whom').filter((key) => !key.includes('+')).length);
    expect(lost.length).toBeLessThan(rows.length);
    expect(hiddenRowsFor(first, 'health')).toEqual([]);
  });

  it('refuse a routing over a category that does not exist', () => {
    const routed = [{ item: 'whom', categories: ['7'] }];
    expect(() => protect({ ...beside.partner, routed })).toThrow(/whom is put to people with 7/);
  });
});
