import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AGE_FOLDS } from '../dataset/age-bands.ts';
import { type CodedColumn, type Dataset, RESERVED } from '../dataset/dataset.ts';
import { syntheticSurvey } from '../reference/synthetic-survey.ts';
import { weightDataset } from '../weights/weight-dataset.ts';
import type { Weights } from '../weights/weights.ts';
import type { EarlierRelease } from './earlier-releases.ts';
import { equivalenceClasses } from './equivalence-classes.ts';
import { offeredFolds } from './offered-folds.ts';
import { releaseDataset } from './release-dataset.ts';
import { ReleaseError } from './release-error.ts';
import { withProposal } from './release-proposal.ts';
import type { ReleaseRequest } from './release-request.ts';
import { type ReleasedDataset, WITHHELD } from './released-dataset.ts';

const SURVEY = syntheticSurvey({ rows: 1500, seed: 11, areas: 3, categories: 4 });
const WEIGHTED = weightDataset(SURVEY.dataset, SURVEY.postStratification);
const FOLDS = offeredFolds(SURVEY.menu);
const AGE_4 = AGE_FOLDS.find(({ id }) => id === 'age_4') as (typeof AGE_FOLDS)[number];
const RULE = { smallestClass: 10, source: 'test' };

const REQUEST: ReleaseRequest = {
  purpose: '孤独感の要因の分析',
  requester: '試験大学',
  columns: [
    { id: 'area' },
    { id: 'sex' },
    { id: 'age_band', treatment: { kind: 'fold', fold: AGE_4 } },
    { id: 'q' },
    { id: 'm' },
  ],
  smallClasses: { kind: 'withhold', columns: ['age_band', 'sex'] },
  weights: 'class-mean',
};

const release = (
  request: ReleaseRequest,
  dataset: Dataset = WEIGHTED.dataset,
  weights: Weights | null = WEIGHTED.weights,
) => releaseDataset(dataset, weights, request, { seed: 'nobody-is-told', earlier: [], folds: FOLDS });

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

/** Every combination of the identifying columns of a file, counted row by row in the plainest way. */
function smallestOfAllSubsets(released: ReleasedDataset): number {
  const columns: ArrayLike<number>[] = [
    ...released.columns.filter(({ quasiIdentifier }) => quasiIdentifier).map(({ values }) => values),
    ...(released.design ? [released.design.stratum] : []),
    ...(released.design?.cells ? [released.design.cells.cell] : []),
    ...(released.weight ? [released.weight.values] : []),
  ];
  let smallest = Infinity;
  for (let subset = 0; subset < 2 ** columns.length; subset++) {
    const counts = new Map<string, number>();
    for (let row = 0; row < released.size; row++) {
      const key = columns.map((column, place) => (subset & (1 << place) ? column[row] : '')).join();
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    smallest = Math.min(smallest, ...counts.values());
  }
  return smallest;
}

/** The dataset with its rows in another order, weights with them. */
function reordered(dataset: Dataset, weights: Weights, order: readonly number[]) {
  const take = <T extends Uint8Array | Float64Array | Int16Array>(values: T): T => {
    const result = values.slice() as T;
    order.forEach((row, place) => {
      result[place] = values[row] as number;
    });
    return result;
  };
  const { design } = dataset;
  return {
    dataset: {
      ...dataset,
      design: design.kind === 'open' ? design : { ...design, stratum: take(design.stratum) },
      columns: new Map(
        [...dataset.columns].map(([id, column]) => [id, { ...column, values: take(column.values) }]),
      ),
    },
    weights: {
      ...weights,
      base: take(weights.base),
      calibrated: take(weights.calibrated),
      cell: take(weights.cell),
    },
  };
}

const fiveTimes = <T>(values: readonly T[]) => values.flatMap((one) => [one, one, one, one, one]);

const column = (id: string, values: readonly number[], more: Partial<CodedColumn> = {}): CodedColumn => ({
  id,
  kind: 'single',
  item: id,
  label: { ja: id, en: id },
  measure: 'nominal',
  exactness: 'ours',
  sensitive: false,
  strictDisclosure: false,
  codes: [...new Set(values)]
    .filter((code) => code <= 250)
    .sort((a, b) => a - b)
    .map((code) => ({ code, label: { ja: `値${code}`, en: `Value ${code}` } })),
  values: Uint8Array.from(values),
  ...more,
});

function openDataset(columns: readonly CodedColumn[]): Dataset {
  return {
    ...SURVEY.dataset,
    design: { kind: 'open' },
    size: columns[0]?.values.length ?? 0,
    columns: new Map(columns.map((each) => [each.id, each])),
  };
}

describe('releaseDataset', () => {
  it('leaves no combination of any identifying columns, weight and stratum with fewer rows than the rule', () => {
    const released = release(REQUEST);
    expect(released.report.smallestClass).toBeGreaterThanOrEqual(10);
    expect(smallestOfAllSubsets(released)).toBeGreaterThanOrEqual(10);
    expect(released.report.quasiIdentifiers).toEqual(['area', 'sex', 'age_band', 'stratum', 'weight']);
    expect(released.report.withheld.respondents).toBeGreaterThan(0);
  });

  it('holds that for random people, rules and ways to withhold, or refuses', () => {
    const person = fc.record({
      area: fc.integer({ min: 1, max: 2 }),
      sex: fc.constantFrom(1, 2, RESERVED.noAnswer),
      household_type: fc.integer({ min: 1, max: 2 }),
      secret: fc.integer({ min: 1, max: 3 }),
    });
    let released = 0;
    fc.assert(
      fc.property(
        fc.array(person, { minLength: 1, maxLength: 120 }),
        fc.integer({ min: 2, max: 8 }),
        fc.shuffledSubarray(['area', 'sex', 'household_type']),
        (drawn, fewest, withheld) => {
          // five for each, who differ in what finds nobody only: a rule is ten or more
          const people = fiveTimes(drawn).map((one, row) => ({
            ...one,
            secret: 1 + ((one.secret + row) % 3),
          }));
          const smallestClass = 5 * fewest;
          const dataset = openDataset(
            (['area', 'sex', 'household_type', 'secret'] as const).map((id) =>
              column(
                id,
                people.map((each) => each[id]),
              ),
            ),
          );
          const request: ReleaseRequest = {
            ...REQUEST,
            weights: 'none',
            columns: [...dataset.columns.keys()].map((id) => ({ id })),
            rule: { smallestClass, source: 'test' },
            smallClasses:
              withheld.length === 0 ? { kind: 'refuse' } : { kind: 'withhold', columns: withheld },
          };
          try {
            const file = release(request, dataset, null);
            released++;
            expect(smallestOfAllSubsets(file)).toBeGreaterThanOrEqual(smallestClass);
            const under = (column: string) =>
              file.columns.find(({ id }) => id === column)?.values.filter((code) => code === WITHHELD).length;
            for (const { id, respondents } of file.report.withheld.columns)
              expect(under(id)).toBe(respondents);
            expect(file.report.sizes.reduce((sum, { respondents }) => sum + respondents, 0)).toBe(
              people.length,
            );
          } catch (cause) {
            if (!(cause instanceof ReleaseError)) throw cause;
            expect(people.length < smallestClass || withheld.length < 3, cause.message).toBe(true);
          }
        },
      ),
      { numRuns: 150, seed: 4 },
    );
    expect(released).toBeGreaterThan(30);
  });

  it('is monotone: fewer columns never make the smallest class smaller, a smaller rule never refuses what a larger allows', () => {
    const answers = fc.array(fc.tuple(fc.integer({ min: 1, max: 2 }), fc.integer({ min: 1, max: 3 })), {
      minLength: 20,
      maxLength: 80,
    });
    let compared = 0;
    fc.assert(
      fc.property(answers, fc.integer({ min: 3, max: 8 }), (drawn, fewest) => {
        const people = fiveTimes(drawn);
        const smallestClass = 5 * fewest;
        const dataset = openDataset([
          column(
            'sex',
            people.map(([sex]) => sex),
          ),
          column(
            'housing',
            people.map(([, housing]) => housing),
          ),
        ]);
        const smallest = (ids: readonly string[], rule: number): number | null => {
          try {
            const columns = ids.map((id) => ({ id }));
            const { smallClasses: _, ...refusing } = REQUEST;
            const asked = {
              ...refusing,
              columns,
              weights: 'none' as const,
              rule: { smallestClass: rule, source: 'test' },
            };
            return release(asked, dataset, null).report.smallestClass;
          } catch (cause) {
            if (cause instanceof ReleaseError) return null;
            throw cause;
          }
        };
        const both = smallest(['sex', 'housing'], smallestClass);
        if (both === null) return;
        compared++;
        for (const id of ['sex', 'housing']) {
          expect(smallest([id], smallestClass)).toBeGreaterThanOrEqual(both);
        }
        expect(smallest(['sex', 'housing'], smallestClass - 1)).toBe(both);
        expect(smallest(['sex', 'housing'], both + 1)).toBeNull();
      }),
      { seed: 4 },
    );
    expect(compared).toBeGreaterThan(20);
  });

  it('takes a calibrated weight as what it is: the calibration cell in other words', () => {
    const plain: ReleaseRequest = {
      ...REQUEST,
      columns: [{ id: 'q' }],
      weights: 'as-made',
      design: 'none',
      smallClasses: { kind: 'refuse' },
    };
    const sizes = WEIGHTED.weights?.cells.map(({ respondents }) => respondents) ?? [];
    const fewest = Math.min(...sizes);
    const above = { ...plain, rule: { smallestClass: fewest + 1, source: 'test' } };
    const error = refusal(() => release(above));
    expect(error.findings.map(({ code }) => code)).toEqual(['release.classes-too-small']);
    expect(error.proposals.map(({ changes }) => changes)).toEqual([[{ kind: 'weights-by-class' }]]);
    const allowed = release({ ...plain, rule: { smallestClass: fewest, source: 'test' } });
    expect(allowed.report.smallestClass).toBe(fewest);
    expect(allowed.report.quasiIdentifiers).toEqual(['weight']);
  });

  it('averages weights over rows that look the same: sums of every class stay, to six digits', () => {
    const released = release(REQUEST);
    const total = (values: Float64Array) => values.reduce((sum, weight) => sum + weight, 0);
    const made = total(WEIGHTED.weights?.calibrated as Float64Array);
    expect(Math.abs(total((released.weight as { values: Float64Array }).values) / made - 1)).toBeLessThan(
      5e-6,
    );
    expect(released.remarks[0]?.ja).toContain('平均');
    const without = equivalenceClasses(
      [
        ...released.columns.filter(({ quasiIdentifier }) => quasiIdentifier).map(({ values }) => values),
        released.design?.stratum as Uint8Array,
      ],
      released.size,
    );
    expect(without.sizes.length).toBe(released.report.classes);
  });

  it('gives rows in an order that depends on the seed and on nothing of the dataset', () => {
    const other = reordered(
      WEIGHTED.dataset,
      WEIGHTED.weights as Weights,
      Array.from({ length: WEIGHTED.dataset.size }, (_, row) => (row * 7 + 3) % WEIGHTED.dataset.size),
    );
    const [a, b] = [release(REQUEST), release(REQUEST, other.dataset, other.weights)];
    expect(b.columns.map(({ values }) => values)).toEqual(a.columns.map(({ values }) => values));
    expect(b.weight).toEqual(a.weight);
    expect(b.design).toEqual(a.design);
    expect(b.dataset).not.toBe(a.dataset);
    const reseeded = releaseDataset(WEIGHTED.dataset, WEIGHTED.weights, REQUEST, {
      seed: 'other',
      earlier: [],
    });
    expect(reseeded.columns[0]?.values).not.toEqual(a.columns[0]?.values);
    expect([...(reseeded.columns[3]?.values ?? [])].sort()).toEqual([...(a.columns[3]?.values ?? [])].sort());
  });

  it('names a release by its content: the same again gives the same hash, any other request another', () => {
    expect(release(REQUEST).hash).toBe(release(REQUEST).hash);
    expect(release({ ...REQUEST, purpose: '別の目的' }).hash).not.toBe(release(REQUEST).hash);
    expect(JSON.stringify(release(REQUEST))).not.toContain('nobody-is-told');
  });

  it('counts how many answers each class gave to a sensitive question', () => {
    const group = fiveTimes([1, 1, 1, 2, 2, 2]);
    const dataset = openDataset([
      column('sex', group),
      column('lonely', fiveTimes([2, 2, 2, 1, 2, 2]), { sensitive: true }),
      column('plain', group),
    ]);
    const { report } = release(
      {
        ...REQUEST,
        weights: 'none',
        columns: [{ id: 'sex' }, { id: 'lonely' }, { id: 'plain' }],
        sensitive: [{ id: 'lonely', reason: '試験' }],
        rule: { smallestClass: 15, source: 'test' },
        smallClasses: { kind: 'refuse' },
      },
      dataset,
      null,
    );
    expect(report.diversity).toEqual([
      { column: 'lonely', fewestAnswers: 1, uniformClasses: 1, uniformRespondents: 15 },
    ]);
    expect(report.sizes).toEqual([{ size: 15, classes: 2, respondents: 30 }]);
  });

  it('treats a derived column as identifying where an identifying one that is left out settles it', () => {
    const age = fiveTimes([20, 21, 40, 41, 42, 60]);
    const young = column('cohort', fiveTimes([1, 1, 2, 2, 2, 3]), { kind: 'derived' });
    const dataset = openDataset([
      column('age', age, { kind: 'number', codes: [] }),
      young,
      column(
        'q',
        age.map((_, row) => 1 + (row % 2)),
      ),
    ]);
    const request: ReleaseRequest = {
      ...REQUEST,
      weights: 'none',
      columns: [{ id: 'cohort' }, { id: 'q' }],
      rule: RULE,
      smallClasses: { kind: 'refuse' },
    };
    expect(codes(() => release(request, dataset, null))).toEqual(['release.classes-too-small']);
    const excepted = { ...request, exceptions: [{ id: 'cohort', reason: '公表済みの区分である' }] };
    expect(release(excepted, dataset, null).report).toMatchObject({
      quasiIdentifiers: [],
      exceptions: [{ id: 'cohort', reason: '公表済みの区分である' }],
    });
  });

  it('proposes the next step of each column, of weights and of strata, and what they make of the request', () => {
    const asked: ReleaseRequest = {
      ...REQUEST,
      columns: [{ id: 'area' }, { id: 'sex' }, { id: 'age_band' }, { id: 'q' }],
      weights: 'as-made',
      smallClasses: { kind: 'refuse' },
    };
    const { proposals } = refusal(() => release(asked));
    expect(proposals.map(({ changes }) => changes)).toEqual([
      [expect.objectContaining({ column: 'area' })],
      [{ kind: 'leave-out', column: 'sex' }],
      [expect.objectContaining({ kind: 'fold', column: 'age_band' })],
      [{ kind: 'weights-by-class' }],
      [{ kind: 'without-strata' }],
    ]);
    expect(proposals[2]?.words.ja).toMatch(/（columnsに \{"id": "age_band", "fold": "age_4"\}）。$/);
    // steps taken again and again end in a file
    let changed = asked;
    for (let next = proposals; next.length > 0; ) {
      changed = next.reduce((before, proposal) => withProposal(before, proposal), changed);
      try {
        expect(release(changed).report.smallestClass).toBeGreaterThanOrEqual(10);
        return;
      } catch (cause) {
        if (!(cause instanceof ReleaseError)) throw cause;
        next = cause.proposals;
      }
    }
    throw new Error('no step was left');
  });

  it('refuses in the same words whoever and how many stand in small classes, by count, kind and withholding', () => {
    const person = fc.record({
      area: fc.integer({ min: 1, max: 4 }),
      sex: fc.integer({ min: 1, max: 2 }),
      lonely: fc.integer({ min: 1, max: 5 }),
      number: fc.integer({ min: 0, max: 250 }),
    });
    const people = fc.array(person, { minLength: 1, maxLength: 60 });
    const codes = (most: number) =>
      Array.from({ length: most }, (_, at) => ({
        code: at + 1,
        label: { ja: `値${at + 1}`, en: `${at + 1}` },
      }));
    const datasetOf = (rows: readonly { area: number; sex: number; lonely: number; number: number }[]) =>
      openDataset([
        column(
          'area',
          rows.map(({ area }) => area),
          { codes: codes(4) },
        ),
        column(
          'sex',
          rows.map(({ sex }) => sex),
          { codes: codes(2) },
        ),
        column(
          'lonely',
          rows.map(({ lonely }) => lonely),
          { codes: codes(5), sensitive: true },
        ),
        column(
          'age',
          rows.map(({ number }) => number),
          { kind: 'number', codes: [] },
        ),
      ]);
    const requests = fc.record({
      ids: fc.shuffledSubarray(['area', 'sex', 'lonely', 'age'], { minLength: 1 }),
      smallestClass: fc.integer({ min: 10, max: 80 }),
      withheld: fc.shuffledSubarray(['area', 'lonely', 'sex']),
    });
    let compared = 0;
    fc.assert(
      fc.property(people, people, requests, (some, others, { ids, smallestClass, withheld }) => {
        const columns = withheld.filter((id) => ids.includes(id));
        const request: ReleaseRequest = {
          ...{ purpose: '試験', requester: '試験', weights: 'none', quasiIdentifiers: ids },
          columns: ids.map((id) => ({ id })),
          sensitive: ids.includes('lonely') ? [{ id: 'lonely', reason: '試験' }] : [],
          rule: { smallestClass, source: 'test' },
          smallClasses: columns.length > 0 ? { kind: 'withhold', columns } : { kind: 'refuse' },
        };
        const said = [some, others].map((rows) => {
          try {
            release(request, datasetOf(rows), null);
            return null;
          } catch (cause) {
            if (!(cause instanceof ReleaseError)) throw cause;
            // that two columns always go together is said: it is no count of anybody
            if (cause.findings.some(({ code }) => code === 'release.withheld-told')) return null;
            return { message: cause.message, findings: cause.findings, proposals: cause.proposals };
          }
        });
        if (said[0] === null || said[1] === null) return;
        compared++;
        expect(said[0]).toEqual(said[1]);
      }),
      { numRuns: 200, seed: 8 },
    );
    expect(compared).toBeGreaterThan(100);
  });

  it('asks no number outside of bands whose it is', () => {
    const request: ReleaseRequest = {
      ...REQUEST,
      weights: 'none',
      smallClasses: { kind: 'refuse' },
      columns: [
        {
          id: 'age',
          treatment: { kind: 'bands', bands: [{ code: 1, label: { ja: '全', en: 'All' }, from: 0, to: 60 }] },
        },
      ],
    };
    const people = (oldest: number) =>
      openDataset([column('age', [...fiveTimes(fiveTimes([30])), oldest], { kind: 'number', codes: [] })]);
    for (const oldest of [60, 61])
      expect(codes(() => release(request, people(oldest), null))).toEqual(['release.bands-not-open']);
  });

  it('judges a file together with what left before: two harmless files can be joined by their answers', () => {
    const people = Array.from({ length: 200 }, (_, person) => person);
    // 100 of each sex and 100 in each kind of housing, but only 10 men in the second and 10 women in the first
    const dataset = openDataset([
      column(
        'sex',
        people.map((person) => (person < 100 ? 1 : 2)),
      ),
      column(
        'housing',
        people.map((person) => (person < 90 || (person >= 100 && person < 110) ? 1 : 2)),
      ),
      column('q', people),
    ]);
    const asked = (id: string): ReleaseRequest => ({
      ...REQUEST,
      columns: [{ id }, { id: 'q' }],
      weights: 'none',
      smallClasses: { kind: 'refuse' },
      rule: { smallestClass: 40, source: 'test' },
    });
    const releasedAfter = (request: ReleaseRequest, earlier: readonly EarlierRelease[]) =>
      releaseDataset(dataset, null, request, { seed: 's', earlier });
    const bySex = releasedAfter(asked('sex'), []);
    expect(bySex.report.smallestClass).toBe(100);
    expect(releasedAfter(asked('housing'), []).report.smallestClass).toBe(100);
    expect(codes(() => releasedAfter(asked('housing'), [bySex]))).toEqual(['release.classes-too-small']);
    const allowing = { ...asked('housing'), rule: RULE };
    expect(releasedAfter(allowing, [bySex]).report.withEarlier).toEqual({ releases: 1, smallestClass: 10 });
    expect(releasedAfter(asked('sex'), [bySex]).report.withEarlier).toEqual({
      releases: 1,
      smallestClass: 100,
    });
    // the difference between two states of a survey is the people in between
    expect(codes(() => releasedAfter(asked('sex'), [{ ...bySex, dataset: 'another' }]))).toEqual([
      'release.earlier-release-differs',
    ]);
  });

  it('folds strata with their sizes and says that errors are then approximate', () => {
    const strata = WEIGHTED.dataset.design.kind === 'invitation' ? WEIGHTED.dataset.design.strata : [];
    const label = { ja: '全域', en: 'Whole' };
    const released = release({
      ...REQUEST,
      columns: [{ id: 'q' }],
      smallClasses: { kind: 'refuse' },
      strataFolds: [{ label, strata: strata.map(({ id }) => id) }],
    });
    expect(released.design?.strata).toEqual([
      expect.objectContaining({
        label,
        respondents: WEIGHTED.dataset.size,
        population: strata.reduce((sum, { population }) => sum + population, 0),
      }),
    ]);
    expect(released.remarks.some(({ en }) => en.includes('approximate'))).toBe(true);
  });

  it('keeps numbers within limits, and in bands', () => {
    const open: Dataset = { ...WEIGHTED.dataset, design: { kind: 'open' } };
    const request: ReleaseRequest = {
      ...REQUEST,
      weights: 'none',
      rule: RULE,
      smallClasses: { kind: 'refuse' },
      columns: [{ id: 'age', treatment: { kind: 'limits', lowest: 20, highest: 80 } }],
    };
    const answers = release(request, open, null).columns[0];
    const ages = [...(answers?.values ?? [])].filter((code) => code <= 250);
    expect([Math.min(...ages), Math.max(...ages)]).toEqual([20, 80]);
    expect(answers?.codes.map(({ label }) => label.ja)).toEqual(['20以下', '80以上']);
    const banded = release(
      {
        ...request,
        columns: [
          {
            id: 'age',
            treatment: {
              kind: 'bands',
              bands: [
                { code: 1, label: { ja: '若年', en: 'Young' }, from: null, to: 39 },
                { code: 2, label: { ja: 'それ以上', en: 'Older' }, from: 40, to: null },
              ],
            },
          },
        ],
      },
      open,
      null,
    );
    expect(new Set(banded.columns[0]?.values)).toEqual(new Set([1, 2, RESERVED.noAnswer]));
  });
});

describe('what is refused, all at once', () => {
  const small = openDataset([
    column('sex', [1, 2, 1]),
    column('comment', [1, 0, 1], { measure: 'text' }),
    column('municipality_of_gifu', [1, 1, 1]),
    column('weight', [1, 1, 1]),
    column('secret', [1, 1, 1], { sensitive: true }),
    column('strict', [1, 1, 1], { strictDisclosure: true }),
    column('age', [30, 40, 99], { kind: 'number', codes: [] }),
  ]);
  const ENDING = [{ code: 1, label: { ja: '全', en: 'All' }, from: 0, to: 80 }];

  it.each<[string, Partial<ReleaseRequest>]>([
    ['release.purpose-missing', { purpose: ' ' }],
    ['release.requester-missing', { requester: '' }],
    ['release.words-unfit', { purpose: 'a\nb' }],
    ['release.words-unfit', { requester: 'a\u202eb' }],
    ['release.words-unfit', { requester: 'a\ud842' }],
    ['release.words-unfit', { rule: { smallestClass: 5, source: 'a\u001b[2J' } }],
    ['release.rule-too-small', { rule: { smallestClass: 1, source: 'x' } }],
    ['release.rule-too-small', { rule: { smallestClass: 9, source: '庁内の内規' } }],
    ['release.rule-too-small', { rule: { smallestClass: 12.5, source: 'x' } }],
    ['release.rule-without-source', { rule: { smallestClass: 5, source: '' } }],
    ['release.columns-missing', { columns: [] }],
    ['release.column-unknown', { columns: [{ id: '__proto__' }] }],
    ['release.column-twice', { columns: [{ id: 'sex' }, { id: 'sex' }] }],
    ['release.column-never', { columns: [{ id: 'comment' }] }],
    ['release.column-never', { columns: [{ id: 'municipality_of_gifu' }] }],
    ['release.name-taken', { columns: [{ id: 'weight' }] }],
    [
      'release.limits-unsound',
      { columns: [{ id: 'sex', treatment: { kind: 'limits', lowest: 1, highest: null } }] },
    ],
    [
      'bands-of-codes',
      {
        columns: [
          {
            id: 'sex',
            treatment: {
              kind: 'bands',
              bands: [{ code: 1, label: { ja: '全', en: 'All' }, from: null, to: null }],
            },
          },
        ],
      },
    ],
    [
      'fold-code-left-out',
      {
        columns: [
          {
            id: 'sex',
            treatment: {
              kind: 'fold',
              fold: {
                id: 'f',
                label: { ja: '計', en: 'All' },
                groups: [{ label: { ja: '男', en: 'Men' }, codes: [1] }],
              },
            },
          },
        ],
      },
    ],
    ['release.quasi-identifier-unknown', { quasiIdentifiers: ['job'] }],
    ['release.exception-unknown', { exceptions: [{ id: 'job', reason: 'x' }] }],
    ['release.exception-without-reason', { exceptions: [{ id: 'sex', reason: '' }] }],
    ['release.sensitive-without-reason', { columns: [{ id: 'secret' }] }],
    [
      'release.sensitive-without-reason',
      { columns: [{ id: 'strict' }], sensitive: [{ id: 'strict', reason: ' ' }] },
    ],
    ['release.sensitive-unknown', { sensitive: [{ id: 'secret', reason: '試験' }] }],
    ['release.words-unfit', { sensitive: [{ id: 'sex', reason: 'a\nb' }] }],
    ['release.bands-not-open', { columns: [{ id: 'age', treatment: { kind: 'bands', bands: ENDING } }] }],
    [
      'release.withheld-code-taken',
      { columns: [{ id: 'age' }], smallClasses: { kind: 'withhold', columns: ['age'] } },
    ],
    ['release.weights-missing', { weights: 'as-made' }],
    ['release.design-open', { design: 'strata' }],
    ['release.withheld-unknown', { smallClasses: { kind: 'withhold', columns: ['job'] } }],
    ['release.classes-too-small', {}],
    ['release.withholding-not-enough', { smallClasses: { kind: 'withhold', columns: ['sex'] } }],
  ])('%s', (code, part) => {
    const request: ReleaseRequest = {
      ...REQUEST,
      columns: [{ id: 'sex' }],
      weights: 'none',
      smallClasses: { kind: 'refuse' },
      rule: RULE,
      ...part,
    };
    const error = refusal(() => release(request, small, null));
    expect(error.findings.map((finding) => finding.code)).toContain(code);
    for (const { message } of error.findings) {
      expect(message.ja).toMatch(/。$/);
      expect(message.en).toMatch(/\.$/);
    }
  });

  it('says everything that is wrong with a request together', () => {
    const request = { ...REQUEST, purpose: '', requester: '', columns: [{ id: 'x' }, { id: 'comment' }] };
    expect(codes(() => release(request, small, null))).toEqual([
      'release.purpose-missing',
      'release.requester-missing',
      'release.weights-missing',
      'release.column-unknown',
      'release.column-never',
    ]);
  });

  it('a survey none of whose items are known must name what finds people', () => {
    const foreign = openDataset([column('x1', fiveTimes([1, 1])), column('x2', fiveTimes([1, 2]))]);
    const request: ReleaseRequest = {
      ...REQUEST,
      columns: [{ id: 'x1' }, { id: 'x2' }],
      weights: 'none',
      smallClasses: { kind: 'refuse' },
      rule: RULE,
    };
    expect(codes(() => release(request, foreign, null))).toEqual(['release.quasi-identifiers-missing']);
    expect(codes(() => release({ ...request, quasiIdentifiers: ['x2'] }, foreign, null))).toEqual([
      'release.classes-too-small',
    ]);
    expect(release({ ...request, quasiIdentifiers: ['x1'] }, foreign, null).size).toBe(10);
  });

  it('the code of withheld values may not be an answer', () => {
    const dataset = openDataset([column('sex', [1, 250, 250])]);
    const request: ReleaseRequest = {
      ...REQUEST,
      columns: [{ id: 'sex' }],
      weights: 'none',
      smallClasses: { kind: 'withhold', columns: ['sex'] },
    };
    expect(codes(() => release(request, dataset, null))).toContain('release.withheld-code-taken');
  });

  it('weights of other rows, weights that did not converge, part of the sample, no rows, misplaced strata, unfit cells', () => {
    const weights = WEIGHTED.weights as Weights;
    expect(codes(() => release(REQUEST, WEIGHTED.dataset, { ...weights, converged: false }))).toEqual([
      'release.weights-not-converged',
    ]);
    expect(
      codes(() =>
        release(REQUEST, WEIGHTED.dataset, { ...weights, calibrated: weights.calibrated.slice(1) }),
      ),
    ).toEqual(['release.weights-unfit']);
    expect(
      codes(() =>
        release(
          { ...REQUEST, weights: 'none', columns: [{ id: 'sex' }] },
          openDataset([column('sex', [])]),
          null,
        ),
      ),
    ).toContain('release.rows-missing');
    expect(
      codes(() =>
        release({ ...REQUEST, strataFolds: [{ label: { ja: '一', en: 'One' }, strata: ['a1', 'zz'] }] }),
      ),
    ).toEqual(['release.stratum-unknown', 'release.stratum-misplaced', 'release.stratum-misplaced']);
    expect(codes(() => release({ ...REQUEST, design: 'strata-and-cells' }))).toEqual(['release.cells-unfit']);
    const { design } = WEIGHTED.dataset;
    if (design.kind === 'open') throw new Error('not by invitation');
    const clusters = [{ cluster: new Int32Array(WEIGHTED.dataset.size), population: null }];
    expect(codes(() => release(REQUEST, { ...WEIGHTED.dataset, design: { ...design, clusters } }))).toEqual([
      'release.clusters-kept',
    ]);
    const more = {
      ...design,
      strata: design.strata.map((each) => ({ ...each, respondents: each.respondents + 1 })),
    };
    expect(codes(() => release(REQUEST, { ...WEIGHTED.dataset, design: more }))).toEqual([
      'release.part-of-the-sample',
    ]);
  });
});
