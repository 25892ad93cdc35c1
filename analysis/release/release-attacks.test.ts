import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CodedColumn, type Dataset, RESERVED } from '../dataset/dataset.ts';
import { domainOf } from '../dataset/domain-of.ts';
import type { Weights } from '../weights/weights.ts';
import { releaseDataset } from './release-dataset.ts';
import { ReleaseError } from './release-error.ts';
import { withProposal } from './release-proposal.ts';
import type { ReleaseRequest } from './release-request.ts';
import { type ReleasedDataset, WITHHELD } from './released-dataset.ts';
import { shuffled } from './row-order.ts';

// What somebody could try who holds files of rows: made-up people, nobody of whom exists.

const words = (text: string) => ({ ja: text, en: text });

const column = (id: string, values: readonly number[], more: Partial<CodedColumn> = {}): CodedColumn => ({
  ...{ id, kind: 'single', item: id, label: words(id), measure: 'nominal', exactness: 'ours' },
  ...{ sensitive: false, strictDisclosure: false },
  codes: [...new Set(values)]
    .filter((code) => code <= 250)
    .map((code) => ({ code, label: words(`${code}`) })),
  values: Uint8Array.from(values),
  ...more,
});

function datasetOf(columns: readonly CodedColumn[], strata: readonly number[] | null = null): Dataset {
  const size = columns[0]?.values.length ?? 0;
  return {
    surveyId: 'made-up',
    questionnaire: { id: 'made-up', version: '1', sha256: '0'.repeat(64) },
    synthetic: true,
    size,
    columns: new Map(columns.map((each) => [each.id, each])),
    remarks: [],
    design:
      strata === null
        ? { kind: 'open' }
        : {
            kind: 'invitation',
            stratum: Uint8Array.from(strata),
            strata: [0, 1].map((place) => ({
              ...{ id: `s${place}`, label: words(`s${place}`), population: 1000, invited: 500 },
              respondents: strata.filter((one) => one === place).length,
            })),
          },
  };
}

function weightsOf(values: readonly number[]): Weights {
  return {
    ...{ method: 'calibrated', cells: [], cellColumns: null, rules: [], converged: true },
    ...{ kishDesignEffect: 1, minimum: 0, maximum: 9 },
    base: Float64Array.from(values),
    calibrated: Float64Array.from(values),
    cell: new Int16Array(values.length).fill(-1),
  };
}

const plain = (ids: readonly string[], k: number, more: Partial<ReleaseRequest> = {}): ReleaseRequest => ({
  purpose: '試験',
  requester: '試験大学',
  columns: ids.map((id) => ({ id })),
  rule: { smallestClass: k, source: 'test' },
  weights: 'none',
  ...more,
});

function released(
  dataset: Dataset,
  request: ReleaseRequest,
  earlier: readonly ReleasedDataset[] = [],
  weights: Weights | null = null,
): ReleasedDataset {
  return releaseDataset(dataset, weights, request, { seed: 'known to the attacker', earlier });
}

function refusal(make: () => unknown): ReleaseError {
  try {
    make();
  } catch (cause) {
    if (cause instanceof ReleaseError) return cause;
    throw cause;
  }
  throw new Error('was released');
}
const codes = (make: () => unknown) => refusal(make).findings.map(({ code }) => code);
const repeated = (code: number, times: number) => Array.from({ length: times }, () => code);

/** Rows of files put together by `person` and `tens`, answers that only one has together; the rows in the smallest class. */
function smallestClassOfJoined(files: readonly ReleasedDataset[], finds: ReadonlySet<string>): number {
  const keys = new Map<number, string>();
  for (const { columns, weight, design, size } of files) {
    const [person, tens] = ['person', 'tens'].map((id) => columns.find((one) => one.id === id)?.values);
    const known = [
      ...columns.filter(({ id }) => finds.has(id)).map(({ values }) => values),
      ...(weight ? [weight.values] : []),
      ...(design ? [design.stratum] : []),
    ];
    for (let row = 0; row < size; row++) {
      const own = (person?.[row] as number) + 25 * (tens?.[row] as number);
      keys.set(own, `${keys.get(own) ?? ''}|${known.map((values) => values[row]).join()}`);
    }
  }
  const counts = new Map<string, number>();
  for (const key of keys.values()) counts.set(key, (counts.get(key) ?? 0) + 1);
  return Math.min(...counts.values());
}

/** The file; null where it was refused. */
function releasedOrRefused(make: () => ReleasedDataset): ReleasedDataset | null {
  try {
    return make();
  } catch (cause) {
    if (!(cause instanceof ReleaseError)) throw cause;
    return null;
  }
}

describe('joining files', () => {
  it('of any three requests never leaves a class under the rule, weights and strata and withheld values with it', () => {
    const person = fc.record({
      area: fc.integer({ min: 1, max: 2 }),
      sex: fc.integer({ min: 1, max: 2 }),
      hobby: fc.constantFrom(1, 2, RESERVED.noAnswer),
      stratum: fc.integer({ min: 0, max: 1 }),
      weight: fc.constantFrom(1, 2.5),
    });
    const request = fc.record({
      ids: fc.shuffledSubarray(['area', 'sex', 'hobby'], { minLength: 1 }),
      withheld: fc.shuffledSubarray(['area', 'sex', 'hobby']),
      named: fc.boolean(),
      weights: fc.constantFrom<ReleaseRequest['weights']>('none', 'as-made', 'class-mean'),
      design: fc.constantFrom<ReleaseRequest['design']>('none', 'strata'),
    });
    let joined = 0;
    fc.assert(
      fc.property(
        fc.array(person, { minLength: 30, maxLength: 120 }),
        fc.array(request, { minLength: 2, maxLength: 3 }),
        fc.integer({ min: 2, max: 4 }),
        (drawn, requests, fewest) => {
          // five of each: a rule is ten or more
          const people = repeated(0, 5).flatMap(() => drawn);
          const k = 5 * fewest;
          const dataset = datasetOf(
            [
              ...(['area', 'sex', 'hobby'] as const).map((id) =>
                column(
                  id,
                  people.map((one) => one[id]),
                ),
              ),
              column(
                'person',
                people.map((_, row) => row % 25),
              ),
              column(
                'tens',
                people.map((_, row) => Math.floor(row / 25)),
              ),
            ],
            people.map(({ stratum }) => stratum),
          );
          const weights = weightsOf(people.map(({ weight }) => weight));
          const files: ReleasedDataset[] = [];
          const finds = new Set(['area', 'sex']);
          for (const { ids, withheld, named, weights: treatment, design } of requests) {
            const isNamed = named && ids.includes('hobby');
            const columns = withheld.filter((id) => ids.includes(id) && (id !== 'hobby' || isNamed));
            const asked = plain([...ids, 'person', 'tens'], k, {
              ...{ weights: treatment, design },
              ...(isNamed && { quasiIdentifiers: ['hobby'] }),
              smallClasses: columns.length > 0 ? { kind: 'withhold', columns } : { kind: 'refuse' },
            });
            const file = releasedOrRefused(() => released(dataset, asked, files, weights));
            if (file === null) continue;
            files.push(file);
            if (isNamed) finds.add('hobby');
            expect(smallestClassOfJoined(files, finds)).toBeGreaterThanOrEqual(k);
          }
          if (files.length > 1) joined += 1;
        },
      ),
      { numRuns: 300, seed: 11 },
    );
    expect(joined).toBeGreaterThan(100);
  });

  it('counts what one of the requests names as a quasi-identifier in all of them', () => {
    const dataset = datasetOf([
      column('sex', [...repeated(1, 100), ...repeated(2, 100)]),
      column('hobby', [...repeated(1, 90), ...repeated(2, 100), ...repeated(1, 10)]),
      column('person', [...repeated(0, 200).keys()]),
    ]);
    const hobby = (named: readonly string[]) =>
      released(dataset, plain(['hobby', 'person'], 40, { quasiIdentifiers: named }));
    const bySex = released(dataset, plain(['sex', 'person'], 40));
    // named then, not named now; and the other way round
    expect(codes(() => released(dataset, plain(['sex', 'person'], 40), [hobby(['hobby'])]))).toEqual([
      'release.classes-too-small',
    ]);
    expect(
      codes(() => released(dataset, plain(['sex', 'hobby', 'person'], 40), [bySex, hobby(['hobby'])])),
    ).toEqual(['release.classes-too-small']);
    const folded = plain(['sex', 'hobby', 'person'], 40, {
      quasiIdentifiers: ['hobby'],
      columns: [
        { id: 'sex' },
        {
          id: 'hobby',
          treatment: {
            kind: 'fold',
            fold: { id: 'f', label: words('f'), groups: [{ label: words('all'), codes: [1, 2] }] },
          },
        },
        { id: 'person' },
      ],
    });
    expect(released(dataset, folded).report.smallestClass).toBe(100);
    expect(codes(() => released(dataset, folded, [hobby([])]))).toEqual(['release.classes-too-small']);
  });

  it('of other weights is not tried: a dataset that was weighted anew keeps its name', () => {
    const dataset = datasetOf([column('q', repeated(1, 40)), column('sex', repeated(1, 40))]);
    const [first, second] = [1, 2].map((every) =>
      weightsOf(repeated(0, 40).map((_, row) => (Math.floor(row / every) % 2) + 1)),
    ) as [Weights, Weights];
    const asked = plain(['q'], 10, { weights: 'as-made', design: 'none' });
    const before = released(dataset, asked, [], first);
    expect(before.weights).toMatch(/^[0-9a-f]{64}$/);
    expect(released(dataset, asked, [before], first).report.withEarlier.smallestClass).toBe(20);
    expect(codes(() => released(dataset, asked, [before], second))).toEqual([
      'release.earlier-release-differs',
    ]);
    // means of classes tell nothing of the weights that they are made of
    const averaged = released(dataset, { ...asked, weights: 'class-mean' }, [], first);
    expect(averaged.weights).toBeNull();
    expect(released(dataset, asked, [averaged], second).size).toBe(40);
  });
});

describe('what a value tells that stands beside', () => {
  // everybody of work_status 1 was asked why, nobody else
  const work = [...repeated(1, 10), ...repeated(2, 30)];
  const asked = column(
    'reason',
    work.map((status, row) => (status === 1 ? 1 + (row % 3) : RESERVED.notAsked)),
  );
  const dataset = datasetOf([column('work_status', work), asked, column('sex', repeated(1, 40))]);

  it('who was asked an item counts, where it follows from what finds people', () => {
    const file = released(dataset, plain(['reason', 'sex'], 10));
    expect(file.report.quasiIdentifiers).toEqual(['sex', 'asked:reason']);
    expect(file.report.smallestClass).toBe(10);
    const error = refusal(() => released(dataset, plain(['reason', 'sex'], 11)));
    expect(error.proposals.map(({ changes }) => changes)).toEqual([[{ kind: 'leave-out', column: 'sex' }]]);
    const excepted = { exceptions: [{ id: 'reason', reason: '公表済みの区分である' }] };
    expect(released(dataset, plain(['reason', 'sex'], 11, excepted)).report.smallestClass).toBe(40);
  });

  it('sex and age in one count, though both are left out; what two columns settle by chance does not', () => {
    const people = [...repeated(0, 60).keys()];
    const of = (code: (person: number) => number) => people.map(code);
    const sex = column(
      'sex',
      of((person) => 1 + (person % 2)),
    );
    const age = column(
      'age',
      of((person) => 20 + 10 * (person % 3)),
    );
    const both = column(
      'sex_age',
      of((person) => 1 + (person % 6)),
      { kind: 'derived' },
    );
    const score = column(
      'score',
      of((person) => Math.floor(person / 7) % 2),
      { kind: 'derived' },
    );
    // with the sex of somebody their home is a name, from which everything follows
    const home = column(
      'housing',
      of((person) => Math.floor(person / 2)),
    );
    const file = released(datasetOf([sex, age, both, score, home]), plain(['sex_age', 'score'], 10));
    expect(file.report.quasiIdentifiers).toEqual(['sex_age']);
    expect(codes(() => released(datasetOf([sex, age, both]), plain(['sex_age'], 11)))).toEqual([
      'release.classes-too-small',
    ]);
  });

  it('a withheld value cannot be read from who was asked', () => {
    const withhold = { smallClasses: { kind: 'withhold', columns: ['work_status'] } } as const;
    expect(codes(() => released(dataset, plain(['work_status', 'reason'], 11, withhold)))).toEqual([
      'release.withheld-told',
    ]);
    expect(released(dataset, plain(['work_status'], 11, withhold)).report.withheld.respondents).toBe(40);
  });

  it('whoever knows the seed and takes the shuffling back finds rows sorted by what left, and nothing else', () => {
    const people = [...repeated(0, 60).keys()];
    const random = datasetOf(
      [
        column(
          'sex',
          people.map((person) => 1 + ((person * 7) % 5)),
        ),
        column(
          'q',
          people.map((person) => 1 + (person % 2)),
        ),
      ],
      people.map((person) => person % 2),
    );
    const weights = weightsOf(people.map((person) => 1 + ((person * 13) % 7)));
    const file = released(
      random,
      plain(['sex', 'q'], 10, {
        weights: 'class-mean',
        smallClasses: { kind: 'withhold', columns: ['sex'] },
      }),
      [],
      weights,
    );
    expect(file.report.withheld.respondents).toBe(60);
    const order = shuffled(60, 'known to the attacker');
    const sorted: string[] = [];
    order.forEach((place, row) => {
      const values = [...file.columns.map((one) => one.values), file.design?.stratum, file.weight?.values];
      sorted[place] = values.map((one) => String(one?.[row])).join();
    });
    expect(sorted).toEqual([...sorted].sort());
  });

  it('a part of the respondents is told apart from all others by its answers, and the file says which part', () => {
    const part = domainOf(dataset, [{ column: 'work_status', codes: [1] }]);
    const file = released(part, plain(['sex'], 10));
    expect(file.domain).toEqual({ terms: [{ column: 'work_status', codes: [1] }], respondents: 10 });
    expect(file.report.quasiIdentifiers).toEqual(['sex', 'domain']);
    expect(codes(() => released(part, plain(['reason'], 11)))).toEqual(['release.classes-too-small']);
    const municipality = datasetOf([column('municipality_of_gifu', work), column('sex', work)]);
    const inside = domainOf(municipality, [{ column: 'municipality_of_gifu', codes: [1] }]);
    expect(codes(() => released(inside, plain(['sex'], 10)))).toEqual(['release.column-never']);
  });
});

describe('withProposal', () => {
  it('leaves out what the request says of single options with their item', () => {
    const dataset = datasetOf([
      column('home_roles.1', [...repeated(1, 5), ...repeated(0, 25)], { kind: 'option', item: 'home_roles' }),
      column('home_roles.2', [...repeated(0, 5), ...repeated(1, 15), ...repeated(0, 10)], {
        kind: 'option',
        item: 'home_roles',
      }),
      column('q', repeated(1, 30)),
    ]);
    const asked = plain(['home_roles', 'q'], 10, {
      quasiIdentifiers: ['home_roles.2'],
      smallClasses: { kind: 'withhold', columns: ['home_roles.2'] },
    });
    const { proposals } = refusal(() => released(dataset, asked));
    expect(proposals.length).toBe(1);
    for (const proposal of proposals)
      expect(released(dataset, withProposal(asked, proposal)).report.smallestClass).toBe(30);
  });

  it('proposes no file without columns', () => {
    const dataset = datasetOf([column('sex', [1, 2, 2])]);
    expect(refusal(() => released(dataset, plain(['sex'], 10))).proposals).toEqual([]);
  });
});

/**
 * Holds every column with withheld values against what stands beside; rows are found again by `number`. How many there
 * were.
 */
function expectNothingFollows(file: ReleasedDataset, dataset: Dataset, names: readonly string[]): number {
  const number = file.columns.find(({ id }) => id === 'number')?.values as Uint8Array;
  const seen = [
    ...file.columns.map(({ id, values }) => ({ id, values })),
    ...(file.design ? [{ id: 'stratum', values: file.design.stratum }] : []),
    ...(file.weight ? [{ id: 'weight', values: file.weight.values }] : []),
  ];
  const finds = seen.filter((one) => file.report.quasiIdentifiers.includes(one.id));
  const others = seen.filter(({ id }) => !names.includes(id));
  const columns = file.columns.filter(({ withheld }) => withheld > 0);
  for (const { id, values } of columns) {
    const asItWas = Array.from(number, (row) => dataset.columns.get(id)?.values[row] as number);
    const gaps = [...values.keys()].filter((row) => values[row] === WITHHELD);
    // rows that look the same in all that finds people never had one value in common
    const classes = grouped(gaps, (row) => finds.map((one) => one.values[row]).join());
    for (const rows of classes) expect(new Set(rows.map((row) => asItWas[row])).size).toBeGreaterThan(1);
    // and nothing else in the file settles it in a group too large for chance
    for (const other of others) {
      const alike = grouped([...values.keys()], (row) => String(other.values[row]));
      for (const rows of alike.filter(({ length }) => length >= 25)) {
        if (rows.some((row) => values[row] === WITHHELD))
          expect(new Set(rows.map((row) => asItWas[row])).size).toBeGreaterThan(1);
      }
    }
  }
  return columns.length;
}

function grouped(rows: readonly number[], key: (row: number) => string): readonly (readonly number[])[] {
  const groups = new Map<string, number[]>();
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
  return [...groups.values()];
}

describe('what is withheld', () => {
  it('follows from nothing that is in the file: random people, requests and columns that go with the area', () => {
    const person = fc.record({
      area: fc.integer({ min: 1, max: 4 }),
      sex: fc.integer({ min: 1, max: 2 }),
      age: fc.integer({ min: 1, max: 3 }),
      q: fc.integer({ min: 1, max: 3 }),
    });
    const asked = fc.record({
      ids: fc.shuffledSubarray(['area', 'sex', 'age', 'q', 'district', 'half'], { minLength: 2 }),
      withheld: fc.shuffledSubarray(['area', 'sex', 'age'], { minLength: 1 }),
      excepted: fc.boolean(),
      stratum: fc.constantFrom('area', 'half', 'other'),
      weight: fc.constantFrom<'area' | 'sex' | 'same'>('area', 'sex', 'same'),
      weights: fc.constantFrom<ReleaseRequest['weights']>('none', 'as-made', 'class-mean'),
      design: fc.constantFrom<ReleaseRequest['design']>('none', 'strata'),
    });
    let withheldFiles = 0;
    let told = 0;
    fc.assert(
      fc.property(fc.array(person, { minLength: 150, maxLength: 250 }), asked, (people, how) => {
        const of = (code: (one: (typeof people)[number], place: number) => number) => people.map(code);
        const half = of(({ area }) => (area < 3 ? 0 : 1));
        const strata = { area: half, half, other: of((_, place) => place % 2) }[how.stratum];
        const dataset = datasetOf(
          [
            ...(['area', 'sex', 'age', 'q'] as const).map((id) =>
              column(
                id,
                of((one) => one[id]),
              ),
            ),
            column('half', half),
            column(
              'district',
              of(({ area, q }) => 2 * area + (q > 1 ? 1 : 0)),
            ),
            column(
              'number',
              of((_, place) => place),
            ),
          ],
          strata,
        );
        const weights = weightsOf(of((one) => ({ area: one.area, sex: one.sex / 8, same: 1 })[how.weight]));
        const names = how.withheld.filter((id) => how.ids.includes(id));
        if (names.length === 0) return;
        const request = plain([...how.ids, 'number'], 10, {
          weights: how.weights,
          design: how.design,
          smallClasses: { kind: 'withhold', columns: names },
          ...(how.excepted &&
            how.ids.includes('district') && { exceptions: [{ id: 'district', reason: '試験' }] }),
        });
        let file: ReleasedDataset;
        try {
          file = released(dataset, request, [], weights);
        } catch (cause) {
          if (!(cause instanceof ReleaseError)) throw cause;
          told += cause.findings.some(({ code }) => code === 'release.withheld-told') ? 1 : 0;
          return;
        }
        withheldFiles += expectNothingFollows(file, dataset, names);
      }),
      { numRuns: 400, seed: 21, endOnFailure: true },
    );
    expect(withheldFiles).toBeGreaterThan(40);
    expect(told).toBeGreaterThan(10);
  });

  it('is refused where stratum, weight or an excepted column names the same, and both are named', () => {
    // the third area is small, and so is one sex in it
    const area = [...repeated(1, 40), ...repeated(2, 40), ...repeated(3, 20)];
    const sex = area.map((code, row) => (code === 3 ? (row % 5 === 0 ? 1 : 2) : 1 + (row % 2)));
    const dataset = datasetOf(
      [
        column('area', area),
        column('sex', sex),
        column(
          'block',
          area.map((code) => code + 10),
        ),
      ],
      area.map((code) => (code === 3 ? 1 : 0)),
    );
    const withhold = (columns: readonly string[], more: Partial<ReleaseRequest> = {}) =>
      plain(['area', 'sex'], 10, { smallClasses: { kind: 'withhold', columns }, design: 'none', ...more });
    expect(released(dataset, withhold(['area'])).report.withheld.columns).toEqual([
      { id: 'area', respondents: 24 },
    ]);
    const withStrata = refusal(() => released(dataset, withhold(['area'], { design: 'strata' })));
    expect(withStrata.findings.map(({ code, where }) => [code, where])).toEqual([
      ['release.withheld-told', 'area'],
    ]);
    expect(withStrata.findings[0]?.message.ja).toContain('層（stratum）から分かります');
    const weights = weightsOf(area);
    const byWeight = withhold(['area', 'sex'], { weights: 'as-made' });
    expect(refusal(() => released(dataset, byWeight, [], weights)).findings[0]?.message.ja).toContain(
      'ウェイト（weight）から分かります。weightsをclass-meanにする',
    );
    expect(released(dataset, { ...byWeight, weights: 'class-mean' }, [], weights).size).toBe(100);
    const columns = [{ id: 'area' }, { id: 'sex' }, { id: 'block' }];
    const excepted = withhold(['area'], { columns, exceptions: [{ id: 'block', reason: '試験' }] });
    expect(codes(() => released(dataset, excepted))).toEqual(['release.withheld-told']);
    // withheld along it may leave: what tells the area goes with the area
    expect(released(dataset, withhold(['area', 'block', 'sex'], { columns })).report.smallestClass).toBe(20);
  });
});

describe('a column that says what a quasi-identifier says', () => {
  const area = Array.from({ length: 120 }, (_, row) => 1 + (row % 3));
  const quasi = (columns: readonly CodedColumn[], ids: readonly string[]) =>
    released(datasetOf([column('area', area), ...columns]), plain(ids, 10)).report.quasiIdentifiers;

  it('is one, whatever it is called, finer or coarser, and so are two that say it together', () => {
    const district = column(
      'district',
      area.map((code, row) => 2 * code + (row % 2)),
    );
    const coast = column(
      'coast',
      area.map((code) => (code === 1 ? 1 : 2)),
    );
    const rail = column(
      'rail',
      area.map((code) => (code === 2 ? 1 : 2)),
    );
    const answer = column(
      'answer',
      area.map((_, row) => 1 + (row % 4)),
    );
    expect(quasi([district], ['district'])).toEqual(['district']);
    expect(quasi([coast, answer], ['coast', 'answer'])).toEqual(['coast']);
    expect(quasi([coast, rail, answer], ['coast', 'rail', 'answer'])).toEqual(['coast', 'rail']);
    expect(quasi([answer], ['answer'])).toEqual([]);
    const both = { coast: area.map((code, row) => (row < 8 ? 1 : code === 1 ? 1 : 2)) };
    expect(quasi([column('coast', both.coast), answer], ['coast', 'answer'])).toEqual([]);
  });

  it('is one as a multiple answer of which each ticked one option', () => {
    const options = [1, 2, 3].map((code) =>
      column(
        `place.${code}`,
        area.map((own) => (own === code ? 1 : 0)),
        { kind: 'option', item: 'place' },
      ),
    );
    expect(quasi(options, ['place'])).toEqual(['place.1', 'place.2', 'place.3']);
  });
});
