import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NoAnswerPlace } from '../crosstab/cross-tab.ts';
import type { CrossTabMenu, MenuItem } from '../crosstab/cross-tab-menu.ts';
import { type CodedColumn, type Dataset, RESERVED } from '../dataset/dataset.ts';
import { weightDataset } from '../weights/weight-dataset.ts';
import type { Relation, Terms } from './disclosure-model.ts';
import { feasibleRange } from './feasible-range.ts';
import { type FamilyOf, type ItemMaterial, itemFamily, itemRule } from './item-families.ts';
import type { ProtectedFamily } from './protected-family.ts';
import { type Knowledge, readerKnowledge } from './reader-knowledge.ts';
import { RegressionNotShownError } from './regression-error.ts';
import type { RegressionRequest } from './regression-request.ts';
import { requireRegressionTables } from './regression-tables.ts';

/** Surveys that are attacked, each with every outcome by every grouping of every term. */
const SURVEYS = Math.ceil(Number(process.env.TABLES ?? 100) / 10);
const { noAnswer } = RESERVED;
const label = (text: string) => ({ ja: text, en: text });
const code = (one: number) => ({ code: one, label: label(`${one}`) });

const AREAS = [1, 2, 3];
const NETS = [
  [4, 5],
  [3, 4, 5],
];
const OUTCOMES = [[1], [2], [3], [4], [5], ...NETS];

interface Person {
  readonly area: number;
  readonly lonely: number;
  readonly work: number;
  readonly alone: number;
  readonly age: number;
}

/** Few people in some answers, some without any: tables in which something is hidden nearly always. */
const person: fc.Arbitrary<Person> = fc.record({
  area: fc.constantFrom(1, 1, 2, 2, 2, 3, noAnswer),
  lonely: fc.constantFrom(1, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3, 3, 4, 4, 5, noAnswer),
  work: fc.constantFrom(1, 1, 1, 1, 1, 1, 2, 2, 2, 3, 3, 4, noAnswer),
  alone: fc.constantFrom(1, 2, 2, 2),
  age: fc.integer({ min: 20, max: 90 }),
});
const survey = fc
  .tuple(fc.integer({ min: 60, max: 240 }), fc.boolean())
  .chain(([size, strict]) =>
    fc.tuple(fc.array(person, { minLength: size, maxLength: size }), fc.constant(strict)),
  );

/** A survey by invitation of synthetic people, with its tables. */
function materialOf(people: readonly Person[], strict: boolean): ItemMaterial {
  const column = (
    id: keyof Person,
    kind: CodedColumn['kind'],
    codes: readonly number[],
  ): [string, CodedColumn] => [
    id,
    {
      id,
      kind,
      item: id,
      label: label(id),
      measure: 'nominal',
      exactness: 'ours',
      sensitive: false,
      strictDisclosure: false,
      codes: codes.map(code),
      values: Uint8Array.from(people, (one) => one[id]),
    },
  ];
  const columns = new Map([
    column('area', 'derived', AREAS),
    column('lonely', 'single', [1, 2, 3, 4, 5]),
    column('work', 'single', [1, 2, 3, 4]),
    column('alone', 'single', [1, 2]),
    column('age', 'number', []),
  ]);
  const respondents = people.length;
  const coded: Dataset = {
    surveyId: 'made-up',
    questionnaire: { id: 'made-up', version: '1', sha256: '0'.repeat(64) },
    synthetic: true,
    size: respondents,
    design: {
      kind: 'invitation',
      strata: [{ id: 's', label: label('s'), population: 1_000_000, invited: 1000, respondents }],
      stratum: new Uint8Array(respondents),
    },
    columns,
    remarks: [],
  };
  const item = (id: string, nets: readonly (readonly number[])[]): MenuItem => ({
    id,
    label: label(id),
    stem: label(id),
    multiple: false,
    categories: columns.get(id)?.codes ?? [],
    nets: nets.map((codes) => ({
      id: `net${codes.join('')}`,
      item: id,
      label: label('net'),
      codes: [...codes],
    })),
  });
  const fold = {
    id: 'rest',
    label: label('rest'),
    groups: [
      { id: 'rest.1', label: label('1'), codes: [1] },
      { id: 'rest.2', label: label('2+3'), codes: [2, 3] },
    ],
  };
  const menu: CrossTabMenu = {
    items: [item('lonely', NETS), item('work', []), item('alone', [])],
    axes: [{ id: 'area', label: label('area'), folds: [fold] }],
  };
  const { dataset, weights } = weightDataset(coded, null);
  const disclosure = strict ? 'strict' : 'by-design';
  return { name: 'made-up', dataset, weights, menu, variables: [], disclosure };
}

/** Every way of putting codes into groups. */
function groupings(codes: readonly number[]): number[][][] {
  const [first, ...rest] = codes;
  if (first === undefined) return [[]];
  return groupings(rest).flatMap((groups) => [
    [[first], ...groups],
    ...groups.map((_, at) => groups.map((group, own) => (own === at ? [first, ...group] : group))),
  ]);
}

/** Every request with one coded term; more terms are told only where each of them is. */
function requests(): readonly RegressionRequest[] {
  const terms: readonly (readonly [string, readonly number[]])[] = [
    ['area', AREAS],
    ['work', [1, 2, 3, 4]],
    ['work', [1, 2, 3]],
    ['alone', [1, 2]],
    ['lonely', [1, 2, 3, 4, 5]],
    ['lonely', [1, 2, 3, 4]],
  ];
  const outcomes = [
    ...OUTCOMES.map((codes) => ['lonely', codes] as const),
    ...[1, 2, 3, 4].map((one) => ['work', [one]] as const),
    ...[1, 2].map((one) => ['alone', [one]] as const),
  ];
  return outcomes.flatMap(([column, codes]) =>
    terms
      .filter(([term]) => term !== column)
      .flatMap(([term, known]) =>
        groupings(known).flatMap((levels) =>
          (['in-base', 'out-of-base'] as const).map((place) => ({
            outcome: { column, codes, noAnswer: place },
            terms: [
              { column: term, levels },
              { column: 'age', levels: null },
            ],
          })),
        ),
      ),
  );
}

/** One number that the attacker takes from a model that is given out: these answers to two columns, so many people. */
interface Learned {
  readonly columns: readonly [string, string];
  /** null: any answer, or none */
  readonly codes: readonly [readonly number[] | null, readonly number[]];
}

/** A model tells, to who knows enough besides, how many of each group have the outcome and how many it is made of. */
function learnedOf({ outcome, terms }: RegressionRequest, known: readonly number[]): readonly Learned[] {
  const [{ column, levels }] = terms as [RegressionRequest['terms'][number]];
  const all = outcome.noAnswer === 'in-base' ? null : known;
  return (levels ?? []).flatMap((codes) =>
    [outcome.codes, all].map((own): Learned => ({ columns: [outcome.column, column], codes: [own, codes] })),
  );
}

type Judge = (material: ItemMaterial, request: RegressionRequest, familyOf: FamilyOf) => boolean;

const asBuilt: Judge = (material, request, familyOf) => {
  try {
    requireRegressionTables(material, request, itemRule(material, 'lonely'), familyOf, []);
    return true;
  } catch (error) {
    if (error instanceof RegressionNotShownError) return false;
    throw error;
  }
};

/** The usual rule of thumb: enough people in every cell that the model is made of. */
const countsOnly: Judge = (material, { outcome, terms }) => {
  const { minimumBase, largestHiddenCount } = itemRule(material, 'lonely');
  const [{ column, levels }] = terms as [RegressionRequest['terms'][number]];
  const own = material.dataset.columns.get(outcome.column)?.values ?? new Uint8Array();
  const other = material.dataset.columns.get(column)?.values ?? new Uint8Array();
  return (levels ?? []).every((group) => {
    const inside = [...own.keys()].filter((row) => group.includes(other[row] as number));
    const yes = inside.filter((row) => outcome.codes?.includes(own[row] as number)).length;
    const no = inside.length - yes;
    return inside.length >= minimumBase && yes > largestHiddenCount && no > largestHiddenCount;
  });
};

/** Hidden figures that everything learned narrows beyond what the printed tables leave open. */
function narrowed(people: readonly Person[], strict: boolean, judge: Judge): readonly string[] {
  const material = materialOf(people, strict);
  const families = new Map<string, ProtectedFamily>();
  const familyOf: FamilyOf = (id) => {
    const family = families.get(id) ?? itemFamily(material, id, familyOf, []);
    families.set(id, family);
    return family;
  };
  const learned = requests()
    .filter((request) => judge(material, request, familyOf))
    .flatMap((request) => learnedOf(request, knownCodes(material, request)));
  return [
    ...['lonely', 'work', 'alone'].flatMap((item) => narrowedInTables(familyOf(item), item, learned)),
    ...(
      [
        ['lonely', 'work'],
        ['lonely', 'alone'],
        ['work', 'alone'],
      ] as const
    ).flatMap((pair) => narrowedBetween(material, pair, learned)),
  ];
}

/** Who is in a model without 無回答: answers that a model counts as one. */
function knownCodes({ dataset }: ItemMaterial, { outcome }: RegressionRequest): readonly number[] {
  const { values } = dataset.columns.get(outcome.column) as CodedColumn;
  const nets = outcome.column === 'lonely' ? NETS.flat() : [];
  const codes = dataset.columns.get(outcome.column)?.codes.map((one) => one.code) ?? [];
  return codes.filter((one) => nets.includes(one) || values.filter((own) => own === one).length >= 10);
}

function narrowedInTables(
  { built, hiding, bases }: ProtectedFamily,
  item: string,
  learned: readonly Learned[],
): readonly string[] {
  const { model, atoms, cells, answers } = built;
  const groups = cells.axes.find(({ id }) => id === 'area')?.groups ?? [];
  const relations = learned
    .filter(({ columns }) => columns[0] === item && columns[1] === 'area')
    .map(({ codes: [own, rows] }): Relation => {
      const inside = groups.filter(
        (group) => !group.unknown && group.codes.every((one) => rows.includes(one)),
      );
      const summed =
        own === null
          ? answers.everybody
          : cells.answers.filter((answer) => answer.kind === 'code' && own.includes(answer.codes[0] ?? -1));
      const terms = atoms.sum('area', inside, summed);
      const value = terms.reduce((sum, [atom]) => sum + (model.atoms[atom] ?? 0), 0);
      return { terms, minimum: value, maximum: value };
    });
  const printed = readerKnowledge(model, hiding, [], bases);
  const together = readerKnowledge(model, hiding, relations, bases);
  return model.targets.flatMap(({ terms, value }) => {
    const before = feasibleRange(model.atoms, printed, terms);
    const after = feasibleRange(model.atoms, together, terms);
    const same = before.lower === after.lower && before.upper === after.upper;
    return same
      ? []
      : [`${item} by area: ${value}, ${before.lower}–${before.upper} → ${after.lower}–${after.upper}`];
  });
}

function narrowedBetween(
  material: ItemMaterial,
  pair: readonly ['lonely' | 'work', 'work' | 'alone'],
  learned: readonly Learned[],
): readonly string[] {
  const { dataset } = material;
  const { largestHiddenCount, minimumBase } = itemRule(material, 'lonely');
  const [first, second] = pair.map((id) => dataset.columns.get(id) as CodedColumn) as [
    CodedColumn,
    CodedColumn,
  ];
  const codesOf = (column: CodedColumn) => [...column.codes.map((one) => one.code), noAnswer];
  const [own, other] = [codesOf(first), codesOf(second)];
  const atoms = own.flatMap((a) =>
    other.map((b) => first.values.filter((one, row) => one === a && second.values[row] === b).length),
  );
  const termsOf = (a: readonly number[] | null, b: readonly number[] | null): Terms =>
    own.flatMap((one, line) =>
      other.flatMap((two, place) =>
        (a?.includes(one) ?? true) && (b?.includes(two) ?? true)
          ? [[line * other.length + place, 1] as const]
          : [],
      ),
    );
  const sum = (terms: Terms) => terms.reduce((all, [atom]) => all + (atoms[atom] ?? 0), 0);
  const isSmall = (count: number) => count >= 1 && count <= largestHiddenCount;
  const told = learned.flatMap(({ columns, codes: [yes, group] }) => {
    if (columns[0] === pair[0] && columns[1] === pair[1]) return [termsOf(yes, group)];
    if (columns[0] === pair[1] && columns[1] === pair[0]) return [termsOf(group, yes)];
    return [];
  });
  const printed = [
    ...own.map((one) => termsOf([one], null)),
    ...other.map((two) => termsOf(null, [two])),
  ].filter((terms) => !isSmall(sum(terms)));
  const fixed = (all: readonly Terms[]): Knowledge[] =>
    all.map((terms) => ({ terms, minimum: 0, maximum: 0, remedy: null }));
  const isGroup = (column: CodedColumn, one: number) =>
    one !== noAnswer &&
    ((column.id === 'lonely' && NETS.flat().includes(one)) ||
      column.values.filter((value) => value === one).length >= minimumBase);
  return own.flatMap((one) =>
    other.flatMap((two) => {
      const terms = termsOf([one], [two]);
      if (!isSmall(sum(terms)) || !isGroup(first, one) || !isGroup(second, two)) return [];
      const before = feasibleRange(atoms, fixed(printed), terms);
      const after = feasibleRange(atoms, fixed([...printed, ...told]), terms);
      const closes = (range: typeof before) =>
        range.lower > 1 || (range.upper !== null && range.upper < largestHiddenCount);
      return closes(after) && !closes(before)
        ? [`${pair.join(' × ')} ${one}, ${two}: ${sum(terms)}, ${after.lower}–${after.upper}`]
        : [];
    }),
  );
}

describe('an attacker who asks for every model, and takes every count behind it for told', () => {
  it('learns nothing of what tables hide, nor of small cells between two items', { timeout: 300_000 }, () => {
    let shown = 0;
    fc.assert(
      fc.property(survey, ([people, strict]) => {
        const counted: Judge = (...asked) => {
          const isShown = asBuilt(...asked);
          shown += Number(isShown);
          return isShown;
        };
        expect(narrowed(people, strict, counted)).toEqual([]);
      }),
      // a smaller survey says no more, and looking for one takes minutes
      { numRuns: SURVEYS, endOnFailure: true },
    );
    expect(shown).toBeGreaterThan(SURVEYS);
  });

  it('wins against a rule that only counts people', { timeout: 300_000 }, () => {
    const won = fc
      .sample(survey, { numRuns: 6, seed: 1 })
      .filter(([people, strict]) => narrowed(people, strict, countsOnly).length > 0);
    expect(won.length).toBeGreaterThan(3);
  });
});

const PLACES: readonly NoAnswerPlace[] = ['in-base', 'out-of-base'];

describe('requireRegressionTables', () => {
  const people = (counts: readonly (readonly [number, Person])[]) =>
    counts.flatMap(([times, one]) => Array.from({ length: times }, () => one));
  const of = (area: number, lonely: number, work = 1): Person => ({ area, lonely, work, alone: 1, age: 50 });
  const made = materialOf(
    people([
      [30, of(1, 1)],
      [20, of(1, 4)],
      [6, of(1, 5)],
      [30, of(2, 1, 2)],
      [20, of(2, 4, 2)],
      [1, of(2, 5, 2)],
      [30, of(3, 1)],
      [20, of(3, 4, 2)],
      [5, of(3, 5)],
      [3, of(3, 1, 3)],
    ]),
    false,
  );
  const familyOf: FamilyOf = (id) => itemFamily(made, id, familyOf, []);
  const faultsOf = (
    codes: readonly number[],
    term: string,
    levels: readonly (readonly number[])[] | null,
    place: NoAnswerPlace,
  ) => {
    try {
      const terms = [
        { column: term, levels },
        { column: 'age', levels: null },
      ];
      const outcome = { column: 'lonely', codes, noAnswer: place };
      requireRegressionTables(made, { outcome, terms }, itemRule(made, 'lonely'), familyOf, []);
      return [];
    } catch (error) {
      if (!(error instanceof RegressionNotShownError)) throw error;
      return error.findings.map((finding) => `${finding.code} ${finding.where}`);
    }
  };

  it.each(PLACES)('gives out an answer that tables show, and refuses one that they hide (%s)', (place) => {
    expect(faultsOf([4, 5], 'area', [[1], [2], [3]], place)).toEqual([]);
    expect(faultsOf([5], 'area', [[1], [2, 3]], place)).toEqual([]);
    expect(faultsOf([5], 'area', [[1], [2], [3]], place)[0]).toMatch(/^hidden-in-table area .*2（2）/);
  });

  it('says the same of everything that only counts could tell', () => {
    // one person of the second group has the outcome
    expect(faultsOf([5], 'work', [[1], [2]], 'in-base')).toEqual(['not-shown ']);
    expect(faultsOf([4, 5], 'work', [[1], [2]], 'in-base')).toEqual([]);
  });

  it('names what the questionnaire decides', () => {
    expect(faultsOf([1, 5], 'area', [[1], [2], [3]], 'in-base')).toEqual(['outcome-not-tabulated lonely']);
    expect(faultsOf([4, 5], 'area', [[1], [2]], 'in-base')).toEqual(['answers-left-out area 3']);
    expect(faultsOf([4, 5], 'work', [[1], [2], [3]], 'in-base')).toEqual(['rare-answer work 3']);
    expect(faultsOf([4, 5], 'lonely', [[1], [2]], 'in-base')).toEqual(['term-of-the-same-answers lonely']);
  });
});
