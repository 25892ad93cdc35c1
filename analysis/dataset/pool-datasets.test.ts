import { describe, expect, it } from 'vitest';
import type { PooledVersion, PoolingPlan } from '../../instruments/crosswalk/pooling-plan.ts';
import { PoolingError } from '../../instruments/crosswalk/pooling-refusal.ts';
import { type CodedColumn, type Dataset, type Design, RESERVED } from './dataset.ts';
import { poolDatasets } from './pool-datasets.ts';
import type { Wave } from './wave.ts';

const label = { ja: '検査', en: 'Test' };
const { notAsked, noAnswer, refused, unreadable } = RESERVED;

function column(id: string, values: readonly number[], over: Partial<CodedColumn> = {}): CodedColumn {
  const codes = over.kind === 'option' ? [1, 0] : [1, 2, 3];
  return {
    id,
    kind: 'single',
    item: over.kind === 'option' ? id.replace(/\.\d+$/, '') : id,
    label,
    measure: 'nominal',
    exactness: 'ours',
    sensitive: false,
    strictDisclosure: false,
    codes: codes.map((code) => ({ code, label })),
    values: Uint8Array.from(values),
    ...over,
  };
}
function wave(version: string, columns: readonly CodedColumn[], over: Partial<Dataset> = {}): Wave {
  const size = columns[0]?.values.length ?? 0;
  return {
    version,
    label: { ja: version, en: version },
    dataset: {
      surveyId: `survey-${version}`,
      questionnaire: { id: version, version: '1', sha256: '0'.repeat(64) },
      synthetic: true,
      size,
      design: { kind: 'open' },
      columns: new Map(columns.map((one) => [one.id, one])),
      remarks: [],
      ...over,
    },
  };
}
const step = (version: string, codes: PooledVersion['codes'] = null, item = 'item'): PooledVersion => ({
  version,
  item,
  codes,
  reasons: [],
});
const planOf = (...versions: PooledVersion[]): PoolingPlan => ({
  instrument: 'test',
  item: 'item',
  versions,
});
const invited = (strata: readonly string[], stratum: readonly number[]): Design => ({
  kind: 'invitation',
  strata: strata.map((id) => ({ id, label, population: 100, invited: 30, respondents: 1 })),
  stratum: Uint8Array.from(stratum),
});
const codesOf = (pool: () => unknown): readonly string[] => {
  try {
    pool();
  } catch (error) {
    if (error instanceof PoolingError) return error.findings.map(({ code }) => code);
    throw error;
  }
  return [];
};
const valuesOf = (dataset: Dataset, id: string) => [...(dataset.columns.get(id)?.values ?? [])];

describe('poolDatasets', () => {
  it('recodes what was answered and keeps what was not', () => {
    const old = wave('A', [column('old', [1, 2, 7, noAnswer, notAsked, refused])]);
    const pooled = poolDatasets(
      [old, wave('B', [column('item', [3, 1])])],
      [
        planOf(
          step(
            'A',
            [
              [1, 1],
              [2, 1],
              [7, 2],
            ],
            'old',
          ),
          step('B'),
        ),
      ],
    );
    expect(valuesOf(pooled, 'item')).toEqual([1, 1, 2, noAnswer, notAsked, refused, 3, 1]);
    expect(valuesOf(pooled, 'wave')).toEqual([1, 1, 1, 1, 1, 1, 2, 2]);
    expect(pooled.columns.get('wave')?.codes.map(({ code }) => code)).toEqual([1, 2]);
    expect(pooled.questionnaire.id).toBe('B');
    expect(pooled.surveyId).toBe('survey-A+survey-B');
    expect(pooled.size).toBe(8);
  });

  it('takes an option for chosen where any that leads to it was, and for not asked where it was not offered', () => {
    const option = (id: string, values: readonly number[]) => column(id, values, { kind: 'option' });
    const pooled = poolDatasets(
      [
        wave('A', [
          option('item.1', [1, 0, 0, noAnswer, 1]),
          option('item.2', [0, 1, 0, noAnswer, unreadable]),
        ]),
        wave('B', [option('item.1', [1, 0]), option('item.5', [0, 1])]),
      ],
      [
        planOf(
          step('A', [
            [1, 1],
            [2, 1],
          ]),
          step('B'),
        ),
      ],
    );
    expect(valuesOf(pooled, 'item.1')).toEqual([1, 1, 0, noAnswer, 1, 1, 0]);
    expect(valuesOf(pooled, 'item.5')).toEqual([...Array(5).fill(notAsked), 0, 1]);
  });

  it('is as sensitive and as strictly kept as the strictest wave', () => {
    const strict = wave('A', [column('item', [1], { strictDisclosure: true, sensitive: true })]);
    const pooled = poolDatasets([strict, wave('B', [column('item', [1])])], [planOf(step('A'), step('B'))]);
    expect(pooled.columns.get('item')).toMatchObject({ sensitive: true, strictDisclosure: true });
  });

  it('keeps strata of different waves apart, and every remark', () => {
    const remarks = [{ code: 'area-disagrees' as const, respondents: 2 }];
    const pooled = poolDatasets(
      [
        wave('A', [column('item', [1, 2])], { design: invited(['x', 'y'], [1, 0]), remarks }),
        wave('B', [column('item', [3])], { design: invited(['x'], [0]) }),
      ],
      [planOf(step('A'), step('B'))],
    );
    if (pooled.design.kind === 'open') throw new Error('by invitation');
    expect(pooled.design.strata.map(({ id }) => id)).toEqual([
      'A/survey-A/x',
      'A/survey-A/y',
      'B/survey-B/x',
    ]);
    expect([...pooled.design.stratum]).toEqual([1, 0, 2]);
    expect(pooled.remarks).toEqual(remarks);
  });

  it('follows one version through several years', () => {
    const years = [2022, 2023].map((year, place) =>
      wave('A', [column('item', [place + 1])], { surveyId: `survey-${year}` }),
    );
    expect(valuesOf(poolDatasets(years, [planOf(step('A'))]), 'item')).toEqual([1, 2]);
  });

  const fine = planOf(step('A'), step('B'));
  const a = wave('A', [column('item', [1])]);
  const b = wave('B', [column('item', [1])]);
  const many = Array.from({ length: 200 }, (_, place) => `s${place}`);
  it.each([
    ['last-wave-missing', [a], [fine]],
    ['last-wave-missing', [], [fine]],
    ['last-wave-missing', [a, b], []],
    ['last-wave-missing', [a, b], [fine, planOf(step('B'), step('A'))]],
    ['version-not-planned', [a, wave('C', [column('item', [1])]), b], [fine]],
    ['column-missing', [wave('A', [column('other', [1])]), b], [fine]],
    ['column-missing', [a, wave('B', [column('other', [1])])], [fine]],
    ['code-leads-nowhere', [wave('A', [column('item', [9])]), b], [planOf(step('A', [[1, 1]]), step('B'))]],
    ['code-leads-nowhere', [wave('A', [column('item', [9])]), b], [fine]],
    [
      'code-leads-nowhere',
      [
        wave('A', [column('item.9', [0], { kind: 'option' })]),
        wave('B', [column('item.1', [0], { kind: 'option' })]),
      ],
      [fine],
    ],
    ['synthetic-and-real', [a, wave('B', [column('item', [1])], { synthetic: false })], [fine]],
    ['invited-and-open', [a, wave('B', [column('item', [1])], { design: invited(['x'], [0]) })], [fine]],
    [
      'too-many-strata',
      ['A', 'B'].map((version) => wave(version, [column('item', [1])], { design: invited(many, [0]) })),
      [fine],
    ],
  ] as const)('refuses: %s (%#)', (code, waves, plans) => {
    try {
      poolDatasets(waves, plans);
    } catch (error) {
      expect(error).toBeInstanceOf(PoolingError);
      const [found] = (error as PoolingError).findings;
      expect(found?.code).toBe(`pooling.${code}`);
      expect(found?.message.ja).toMatch(/。$/);
      expect(found?.message.en).toMatch(/\.$/);
      return;
    }
    expect.unreachable('it was not refused');
  });

  it('refuses one survey twice, for its respondents would count double', () => {
    const plan = planOf(step('1'), step('2'));
    const first = wave('1', [column('item', [1])]);
    const last = wave('2', [column('item', [1])]);
    expect(codesOf(() => poolDatasets([first, first, last], [plan]))).toEqual(['pooling.survey-twice']);
    const { dataset } = first;
    const other = { ...first, dataset: { ...dataset, surveyId: 'another' } };
    expect(poolDatasets([first, other, last], [plan]).size).toBe(3);
  });

  it('refuses more waves than a byte has codes for', () => {
    const plan = planOf(step('1'), step('2'));
    const many = (count: number) => [
      ...Array.from({ length: count }, (_, place) =>
        wave('1', [column('item', [1])], { surveyId: `s${place}` }),
      ),
      wave('2', [column('item', [1])]),
    ];
    expect(codesOf(() => poolDatasets(many(250), [plan]))).toEqual(['pooling.too-many-waves']);
    expect(valuesOf(poolDatasets(many(249), [plan]), 'wave').at(-1)).toBe(250);
  });
});
