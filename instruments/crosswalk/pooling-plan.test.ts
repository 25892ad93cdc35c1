import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Crosswalk, CrosswalkEntry } from './crosswalk.ts';
import { poolingPlan } from './pooling-plan.ts';
import { PoolingError } from './pooling-refusal.ts';

const reason = (why: string) => ({ ja: `${why}のためです。`, en: `Because of ${why}.` });
const same = (from: string, to = from): CrosswalkEntry => ({ verdict: 'same', from, to });
const recoded = (codes: [number, number][], from = 'item', to = 'item'): CrosswalkEntry => ({
  verdict: 'recoded',
  from,
  to,
  codes,
  reason: reason(`${from} to ${to}`),
});
const walk = (from: string, to: string, ...entries: CrosswalkEntry[]): Crosswalk => ({
  instrument: 'test',
  from,
  to,
  entries,
});
const plan = (versions: readonly string[], ...crosswalks: Crosswalk[]) =>
  poolingPlan({ instrument: 'test', versions, item: 'item' }, crosswalks);

function refusalOf(run: () => unknown) {
  try {
    run();
  } catch (error) {
    expect(error).toBeInstanceOf(PoolingError);
    return (error as PoolingError).findings.map(({ code, where, message }) => ({
      code,
      where,
      ...message,
    }))[0];
  }
  return expect.unreachable('it was not refused');
}

describe('poolingPlan', () => {
  it('leaves the codes of one version, and of versions that are the same, alone', () => {
    expect(plan(['A']).versions).toEqual([{ version: 'A', item: 'item', codes: null, reasons: [] }]);
    const chain = plan(['A', 'B', 'C'], walk('A', 'B', same('item')), walk('B', 'C', same('item')));
    expect(chain.versions.map(({ codes }) => codes)).toEqual([null, null, null]);
    expect(Object.isFrozen(chain.versions[0])).toBe(true);
  });

  it('joins code maps and follows a new name, reasons in the order of the steps', () => {
    const { versions } = plan(
      ['A', 'B', 'C', 'D'],
      walk(
        'A',
        'B',
        recoded(
          [
            [1, 1],
            [2, 1],
            [3, 2],
          ],
          'oldest',
          'old',
        ),
      ),
      walk('B', 'C', same('old', 'item'), same('other')),
      walk(
        'C',
        'D',
        recoded([
          [1, 10],
          [2, 20],
        ]),
      ),
    );
    expect(versions.map(({ item }) => item)).toEqual(['oldest', 'old', 'item', 'item']);
    expect(versions.map(({ codes }) => codes)).toEqual([
      [
        [1, 10],
        [2, 10],
        [3, 20],
      ],
      [
        [1, 10],
        [2, 20],
      ],
      [
        [1, 10],
        [2, 20],
      ],
      null,
    ]);
    expect(versions[0]?.reasons).toEqual([reason('oldest to old'), reason('item to item')]);
    expect(versions[3]?.reasons).toEqual([]);
  });

  it('keeps a code 0', () => {
    const { versions } = plan(
      ['A', 'B', 'C'],
      walk('A', 'B', recoded([[5, 1]])),
      walk('B', 'C', recoded([[1, 0]])),
    );
    expect(versions[0]?.codes).toEqual([[5, 0]]);
  });

  it('is refused with the reason of the step that is not comparable', () => {
    const broken: CrosswalkEntry = {
      verdict: 'not-comparable',
      from: 'item',
      to: 'item',
      reason: reason('another stem'),
    };
    const found = refusalOf(() =>
      plan(['A', 'B', 'C'], walk('A', 'B', broken), walk('B', 'C', same('item'))),
    );
    expect(found).toMatchObject({ code: 'pooling.not-comparable', where: 'test A → B: item' });
    expect(found?.ja).toContain('another stemのためです。');
    expect(found?.en).toContain('Because of another stem.');
    expect(plan(['B', 'C'], walk('A', 'B', broken), walk('B', 'C', same('item'))).versions).toHaveLength(2);
  });

  it.each([
    ['no-version', () => plan([])],
    ['crosswalk-missing', () => plan(['A', 'B'])],
    ['crosswalk-missing', () => plan(['B', 'A'], walk('A', 'B', same('item')))],
    ['crosswalk-missing', () => plan(['A', 'A'], walk('A', 'B', same('item')))],
    ['crosswalk-missing', () => plan(['A', 'C'], walk('A', 'B', same('item')), walk('B', 'C', same('item')))],
    ['item-missing', () => plan(['A', 'B'], walk('A', 'B', same('item', 'other')))],
    ['item-twice', () => plan(['A', 'B'], walk('A', 'B', same('item'), same('old', 'item')))],
    [
      'code-leads-nowhere',
      () =>
        plan(
          ['A', 'B', 'C'],
          walk(
            'A',
            'B',
            recoded([
              [1, 1],
              [2, 9],
            ]),
          ),
          walk('B', 'C', recoded([[1, 1]])),
        ),
    ],
  ])('refuses: %s', (code, run) => {
    const found = refusalOf(run);
    expect(found?.code).toBe(`pooling.${code}`);
    expect(found?.ja).toMatch(/。$/);
    expect(found?.en).toMatch(/\.$/);
  });

  it('maps as walking step by step does', () => {
    const codes = [0, 1, 2, 3];
    const step = fc.oneof(
      fc.constant(null),
      fc.array(fc.constantFrom(...codes), { minLength: 4, maxLength: 4 }),
    );
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 5 }), (steps) => {
        const crosswalks = steps.map((targets, place) =>
          walk(
            `v${place}`,
            `v${place + 1}`,
            targets === null ? same('item') : recoded(codes.map((code) => [code, targets[code] as number])),
          ),
        );
        const { versions } = plan(
          Array.from({ length: steps.length + 1 }, (_, place) => `v${place}`),
          ...crosswalks,
        );
        for (const code of codes) {
          const walked = steps.reduce<number>((now, targets) => targets?.[now] ?? now, code);
          const own = versions[0]?.codes;
          expect(own === null ? code : new Map(own).get(code)).toBe(walked);
        }
      }),
      { numRuns: 100 },
    );
  });
});
