import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { CrossTab } from '../crosstab/cross-tab.ts';
import { type MadeSurvey, madeFamily } from './attack/made-family.ts';
import { type CrossTabFamily, FamilyError } from './cross-tab-family.ts';
import { SAMPLE_RULE, STRICT_RULE } from './disclosure-rules.ts';
import { protectItem, viewOf } from './protect-tables.ts';
import { ViewError, type ViewRequest } from './protected-family.ts';
import type { DisclosureRule, ProtectedTable } from './protected-table.ts';
import { releaseEntry } from './release-entry.ts';
import { type ReleasedTable, ReleasedTableError } from './released-table.ts';

/** Rows are areas, columns answers, the last column nobody's answer. */
function surveyOf(counts: readonly (readonly number[])[], changes: Partial<MadeSurvey> = {}): MadeSurvey {
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
    places: ['in-base', 'out-of-base'],
    ...changes,
  };
}

const OPTIONS = { dataset: 'made-up', alreadyReleased: [] };
const BY_AREA: ViewRequest = { axis: 'area', fold: null, noAnswer: 'in-base', nets: 'with' };

function protectedView(
  survey: MadeSurvey,
  rule: DisclosureRule,
  request: Partial<ViewRequest> = {},
): ProtectedTable {
  return viewOf(protectItem(madeFamily(survey), rule, OPTIONS), { ...BY_AREA, ...request });
}

/** n, then a mark for each cell: percent, or the reason's first letter. */
function printed(table: ProtectedTable): string[] {
  return table.rows.map(({ group, base, cells }) => {
    const marks = cells.map((cell) => {
      if (cell.hidden) return { 'small-base': 'B', 'small-cell': 'X', complementary: 'C' }[cell.reason];
      return cell.proportion === null ? '-' : String(Math.round(cell.proportion * 1000) / 10);
    });
    return [group.id, base ?? '?', ...marks].join(' ');
  });
}

describe('protectItem and viewOf', () => {
  it('show a table without small numbers as it is', () => {
    const table = protectedView(
      surveyOf([
        [40, 30, 20, 10],
        [50, 30, 10, 10],
      ]),
      SAMPLE_RULE,
    );
    expect(printed(table)).toEqual(['total 200 45 30 15 10', '1 100 40 30 20 10', '2 100 50 30 10 10']);
    expect(table.hiddenCells).toBe(0);
    expect(table.test).not.toBeNull();
    expect(table.offers).toEqual([]);
  });

  it('hide a small cell and what it could be solved from, in its row and in its column', () => {
    const table = protectedView(
      surveyOf([
        [40, 30, 1, 9],
        [50, 30, 10, 10],
        [50, 30, 20, 10],
      ]),
      SAMPLE_RULE,
    );
    const rows = printed(table);
    expect(rows[0]).toBe('total 290 48.3 31 10.7 10');
    const hiddenIn = (line: string | undefined) => (line?.match(/[XC]/g) ?? []).length;
    expect(rows[1]).toContain('X');
    expect(hiddenIn(rows[1])).toBe(2);
    expect(hiddenIn(rows[2]) + hiddenIn(rows[3])).toBe(2);
    expect(table.hiddenCells).toBe(4);
  });

  it('drop the test of the codes with the first hidden cell, and keep that of a net which is shown whole', () => {
    const survey = surveyOf(
      [
        [40, 30, 1, 9],
        [50, 30, 10, 10],
        [50, 30, 20, 10],
      ],
      {
        nets: [{ id: 'net', codes: [2, 3] }],
      },
    );
    expect(protectedView(survey, SAMPLE_RULE).test).toBeNull();
    const onlyNet = protectedView(survey, SAMPLE_RULE, { nets: 'only' });
    expect(onlyNet.categories.map(({ id }) => id)).toEqual(['net']);
    expect(onlyNet.hiddenCells).toBe(0);
    expect(onlyNet.test).not.toBeNull();
  });

  it('drop the test of a net where 無回答 is hidden, though the net itself is shown', () => {
    const survey = surveyOf(
      [
        [40, 30, 20, 1],
        [50, 30, 10, 10],
        [50, 30, 20, 10],
      ],
      { nets: [{ id: 'net', codes: [2] }] },
    );
    const view = protectedView(survey, SAMPLE_RULE, { nets: 'only' });
    expect(printed(protectedView(survey, SAMPLE_RULE))[1]).toContain('X');
    expect(view.hiddenCells).toBe(0);
    expect(view.test).toBeNull();
  });

  it('drop the test of a net with the first row whose n is hidden', () => {
    const survey = surveyOf(
      [
        [40, 30, 5, 4],
        [4, 1, 1, 2],
        [50, 30, 20, 10],
      ],
      { nets: [{ id: 'net', codes: [2, 3] }] },
    );
    expect(protectedView(survey, SAMPLE_RULE, { nets: 'only' }).test).toBeNull();
  });

  it('hide a row whose base is small, and a second one so that its base cannot be solved', () => {
    const table = protectedView(
      surveyOf([
        [4, 3, 1, 0],
        [50, 30, 10, 10],
        [50, 30, 20, 10],
      ]),
      SAMPLE_RULE,
    );
    expect(table.rows[1]?.base).toBeNull();
    expect(table.rows[1]?.cells.map((cell) => cell.hidden && cell.reason)).toEqual(
      Array(4).fill('small-base'),
    );
    expect(table.rows.filter(({ base }) => base === null)).toHaveLength(2);
    expect(table.rows[0]?.base).toBe(218);
  });

  it('choose the rows that lose their base by the bases alone, so that all items choose the same', () => {
    const bases = [8, 100, 60, 80];
    const hiddenBases = [
      [
        [4, 3, 1, 0],
        [50, 30, 10, 10],
        [30, 10, 15, 5],
        [20, 20, 20, 20],
      ],
      [
        [8, 0, 0, 0],
        [91, 3, 3, 3],
        [1, 1, 57, 1],
        [0, 80, 0, 0],
      ],
    ].map((counts) => {
      expect(counts.map((row) => row.reduce((sum, count) => sum + count, 0))).toEqual(bases);
      return protectedView(surveyOf(counts), SAMPLE_RULE).rows.map(({ base }) => base === null);
    });
    expect(hiddenBases[0]).toEqual(hiddenBases[1]);
    expect(hiddenBases[0]?.filter(Boolean)).toHaveLength(2);
  });

  it('hide the row without 無回答 where the two bases would give away one person', () => {
    const survey = surveyOf([
      [40, 30, 20, 1],
      [50, 30, 10, 10],
      [40, 30, 20, 9],
    ]);
    const family = protectItem(madeFamily(survey), SAMPLE_RULE, OPTIONS);
    const inside = viewOf(family, BY_AREA);
    const outside = viewOf(family, { ...BY_AREA, noAnswer: 'out-of-base' });
    expect(inside.rows[1]?.base).toBe(91);
    expect(outside.rows[1]?.base).toBeNull();
    expect(outside.rows[0]?.base).toBe(270);
  });

  it('show 0, under both rules', () => {
    const counts = [
      [40, 30, 0, 10],
      [50, 30, 0, 10],
    ];
    for (const rule of [SAMPLE_RULE, STRICT_RULE]) {
      expect(printed(protectedView(surveyOf(counts), rule))).toEqual([
        'total 170 52.9 35.3 0 11.8',
        '1 80 50 37.5 0 12.5',
        '2 90 55.6 33.3 0 11.1',
      ]);
    }
  });

  it('hide 1 to 9 under the strict rule and only 1 to 2 under the sample rule', () => {
    const counts = [
      [40, 30, 9, 30],
      [50, 30, 10, 30],
      [50, 30, 20, 30],
    ];
    expect(protectedView(surveyOf(counts), SAMPLE_RULE).hiddenCells).toBe(0);
    const strict = protectedView(surveyOf(counts), STRICT_RULE);
    expect(strict.rows[1]?.cells[2]).toEqual({ hidden: true, reason: 'small-cell' });
    expect(strict.hiddenCells).toBeGreaterThan(3);
  });

  it('flag figures for reference: a base under 50, a relative error over 30 %', () => {
    const table = protectedView(
      surveyOf([
        [20, 15, 5, 3],
        [500, 30, 3, 10],
      ]),
      SAMPLE_RULE,
    );
    const flags = table.rows
      .slice(1)
      .map(({ cells }) => cells.map((cell) => (cell.hidden ? [] : cell.flags)));
    expect(flags[0]?.every((own) => own.includes('base-under-50'))).toBe(true);
    expect(flags[1]).toEqual([
      [],
      [],
      ['relative-error-over-30-percent'],
      ['relative-error-over-30-percent'],
    ]);
  });

  it('hide an option that all but one chose: the one is a cell too', () => {
    const persons = Array.from({ length: 60 }, (_, index) => ({
      groups: { area: 1 + (index % 2) },
      chosen: index === 0 ? [2] : [1, ...(index % 3 === 0 ? [2] : [])],
      weight: 1,
    }));
    const survey = surveyOf([], {
      persons,
      multiple: true,
      codes: [1, 2],
      axes: [{ id: 'area', codes: [1, 2], folds: [] }],
    });
    const table = protectedView(survey, SAMPLE_RULE);
    const first = table.rows.find(({ group }) => group.id === '1');
    expect(first?.cells[0]?.hidden).toBe(true);
    expect(first?.cells[1]?.hidden).toBe(false);
  });

  it('leave people whose group is not known out of the rows, or guard them as a row', () => {
    const known = surveyOf([
      [40, 30, 20, 10],
      [50, 30, 10, 10],
    ]);
    const lost = { groups: { area: null }, chosen: [1], weight: 1 };
    const survey = { ...known, persons: [...known.persons, lost, lost, lost] };
    const table = protectedView(survey, SAMPLE_RULE);
    expect(table.rows.map(({ group }) => group.id)).toEqual(['total', '1', '2']);
    expect(table.hiddenCells).toBe(0);
    const guarded = protectedView(survey, { ...SAMPLE_RULE, unknownGroup: 'guarded' });
    expect(guarded.rows.map(({ group, base }) => [group.id, base === null])).toContainEqual([
      'unknown',
      true,
    ]);
    expect(guarded.rows.filter(({ base }) => base === null).length).toBeGreaterThan(1);
  });

  it('say of a rule of the weighting what it was applied to, and never how many people that were', () => {
    const family = madeFamily(
      surveyOf([
        [40, 30, 20, 10],
        [50, 30, 10, 10],
      ]),
    );
    const rules = [
      { code: 'margins-scaled-to-known', cells: ['a'], respondents: 96 },
      { code: 'kept-at-base-weight', cells: ['b'], respondents: 12 },
    ] as const;
    const tables = family.tables.map(({ fold, table }) => ({ fold, table: { ...table, rules } }));
    const view = viewOf(protectItem({ tables }, SAMPLE_RULE, OPTIONS), BY_AREA);
    expect(view.rules).toEqual([
      { code: 'margins-scaled-to-known', cells: ['a'] },
      { code: 'kept-at-base-weight', cells: ['b'] },
    ]);
  });

  it('give the same answer for the same family, and a frozen one', () => {
    const survey = surveyOf([
      [40, 30, 1, 9],
      [50, 2, 10, 10],
      [50, 30, 20, 1],
    ]);
    const first = protectedView(survey, SAMPLE_RULE);
    expect(protectedView(survey, SAMPLE_RULE)).toEqual(first);
    expect(Object.isFrozen(first.rows[1]?.cells[0])).toBe(true);
  });

  it('survive a dataset without anybody', () => {
    const table = protectedView(
      surveyOf([
        [0, 0, 0],
        [0, 0, 0],
      ]),
      STRICT_RULE,
    );
    expect(printed(table)).toEqual(['total 0 - - -', '1 0 - - -', '2 0 - - -']);
  });
});

describe('offers', () => {
  const survey = surveyOf(
    [
      [40, 1, 20, 9],
      [50, 12, 10, 10],
      [50, 30, 20, 10],
      [45, 13, 21, 10],
    ],
    {
      nets: [{ id: 'net', codes: [2, 3] }],
      axes: [
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
      ],
    },
  );

  it('name a net and a fold that do show what the table hides', () => {
    const family = protectItem(madeFamily(survey), SAMPLE_RULE, OPTIONS);
    const { offers, rows } = viewOf(family, BY_AREA);
    const thinned = rows
      .filter(({ cells }) => cells.some(({ hidden }) => hidden))
      .map(({ group }) => group.id);
    expect(thinned).toContain('1');
    expect(offers.map(({ kind, id }) => `${kind} ${id}`)).toEqual(['net net', 'fold pairs']);
    for (const { kind, id, groups, reason } of offers) {
      expect(groups).toContain('1');
      expect(reason).toBe('small-cell');
      if (kind === 'net') {
        const nets = viewOf(family, { ...BY_AREA, nets: 'only' });
        const own = nets.rows.filter(({ group }) => groups.includes(group.id));
        expect(own.every(({ cells }) => cells.every(({ hidden }) => !hidden))).toBe(true);
      } else {
        const folded = viewOf(family, { ...BY_AREA, fold: id });
        expect(folded.rows[1]?.cells.every(({ hidden }) => !hidden)).toBe(true);
      }
    }
  });

  it('are none where nothing is hidden', () => {
    const family = protectItem(madeFamily(survey), SAMPLE_RULE, OPTIONS);
    expect(viewOf(family, { ...BY_AREA, fold: 'pairs' }).offers).toEqual([]);
  });
});

describe('a family that is none', () => {
  const family = madeFamily(
    surveyOf([
      [40, 30, 20, 10],
      [50, 30, 10, 10],
    ]),
  );
  const changed = (change: (table: CrossTab, index: number) => Partial<CrossTab>): CrossTabFamily => ({
    tables: family.tables.map(({ fold, table }, index) => ({
      fold,
      table: { ...table, ...change(table, index) },
    })),
  });
  const without = (noAnswer: string) => ({
    tables: family.tables.filter(({ table }) => table.noAnswer !== noAnswer),
  });

  it.each<[string, CrossTabFamily, RegExp]>([
    ['no table', { tables: [] }, /no table/],
    [
      'two items',
      changed((table, index) => ({ item: { ...table.item, id: `item-${index}` } })),
      /one survey, questionnaire, item/,
    ],
    ['no finest table', without('in-base'), /lacks its unfolded table/],
    ['no whole', changed((table) => ({ rows: table.rows.slice(1) })), /no row for the whole/],
    [
      'rows over the whole',
      changed((table) => ({
        rows: [
          ...table.rows,
          {
            ...(table.rows[1] as CrossTab['rows'][number]),
            group: { id: '9', kind: 'code', label: { ja: '九', en: 'nine' }, codes: [9] },
          },
        ],
      })),
      /add up to more/,
    ],
    [
      'tables that contradict each other',
      changed((table, index) =>
        index === 1 ? { rows: table.rows.map((row) => ({ ...row, base: row.base + 1 })) } : {},
      ),
      /the unfolded tables make it/,
    ],
  ])('%s is refused', (_, broken, message) => {
    expect(() => protectItem(broken, SAMPLE_RULE, OPTIONS)).toThrow(FamilyError);
    expect(() => protectItem(broken, SAMPLE_RULE, OPTIONS)).toThrow(message);
  });

  it('refuses a fold that cuts through a row, and a view that was not protected', () => {
    const cut = madeFamily(
      surveyOf(
        [
          [40, 30, 20, 10],
          [50, 30, 10, 10],
        ],
        {
          axes: [{ id: 'area', codes: [1, 2], folds: [{ id: 'cut', groups: [[1, 7]] }] }],
        },
      ),
    );
    expect(() => protectItem(cut, SAMPLE_RULE, OPTIONS)).toThrow(/not a union of rows/);
    const guarded = protectItem(family, SAMPLE_RULE, OPTIONS);
    expect(() => viewOf(guarded, { ...BY_AREA, axis: 'age' })).toThrow(ViewError);
  });
});

describe('the register', () => {
  const survey = surveyOf([
    [40, 30, 2, 9],
    [50, 30, 10, 10],
    [50, 30, 20, 10],
  ]);
  const guarded = protectItem(madeFamily(survey), SAMPLE_RULE, OPTIONS);
  const entry = releaseEntry(guarded, BY_AREA);

  it('is plain data that survives being stored', () => {
    expect(JSON.parse(JSON.stringify(entry))).toEqual(entry);
    expect(entry).toMatchObject({ surveyId: 'made-up', dataset: 'made-up', item: 'item', axis: 'area' });
  });

  it('holds shown figures exactly and hidden ones as wide as their reason says', () => {
    expect(entry.figures).toContainEqual({ groups: null, of: { base: 'in-base' }, lower: 291, upper: 291 });
    expect(entry.figures).toContainEqual({ groups: [1], of: { category: '3' }, lower: 1, upper: 2 });
    const hidden = entry.figures.filter(({ lower, upper }) => lower !== upper);
    expect(hidden.every(({ upper }) => upper === null || upper === 2)).toBe(true);
  });

  it('leaves the same release as it was', () => {
    const again = protectItem(madeFamily(survey), SAMPLE_RULE, { ...OPTIONS, alreadyReleased: [entry] });
    expect(viewOf(again, BY_AREA)).toEqual(viewOf(guarded, BY_AREA));
    expect(again.exposed).toEqual([]);
  });

  it('counts for its own dataset only', () => {
    const other = { ...entry, dataset: 'another', axis: 'age' };
    expect(() =>
      protectItem(madeFamily(survey), SAMPLE_RULE, { ...OPTIONS, alreadyReleased: [other] }),
    ).not.toThrow();
  });

  it('names what an earlier release, made under a looser rule, has given away', () => {
    const loose = protectItem(madeFamily(survey), { ...SAMPLE_RULE, largestHiddenCount: 0 }, OPTIONS);
    const given = releaseEntry(loose, BY_AREA);
    const late = protectItem(madeFamily(survey), SAMPLE_RULE, { ...OPTIONS, alreadyReleased: [given] });
    expect(late.exposed).toContain('area:1 3');
  });

  it.each<[string, Partial<ReleasedTable>]>([
    ['an axis', { axis: 'age' }],
    ['row 1+9', { figures: [{ groups: [1, 9], of: { category: '1' }, lower: 1, upper: 1 }] }],
    ['category 77', { figures: [{ groups: [1], of: { category: '77' }, lower: 1, upper: 1 }] }],
  ])('refuses a family that lacks %s of it', (what, change) => {
    const alreadyReleased = [{ ...entry, ...change }];
    const run = () => protectItem(madeFamily(survey), SAMPLE_RULE, { ...OPTIONS, alreadyReleased });
    expect(run).toThrow(ReleasedTableError);
    expect(run).toThrow(what);
  });
});

describe('the type', () => {
  it('is made in one place: no other file claims that something is a protected table or family', () => {
    const root = fileURLToPath(new URL('../..', import.meta.url));
    const claims = ['analysis', 'server', 'client'].flatMap((folder) =>
      readdirSync(`${root}/${folder}`, { recursive: true, encoding: 'utf8' })
        .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
        .map((path) => `${folder}/${path}`)
        .filter((path) =>
          /\bas (unknown as )?Protected(Table|Family)\b/.test(readFileSync(`${root}/${path}`, 'utf8')),
        ),
    );
    expect(claims).toEqual(['analysis/disclosure/as-protected.ts']);
  });
});
