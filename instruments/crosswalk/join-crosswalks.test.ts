import { expect, test } from 'vitest';
import { type Crosswalk, type CrosswalkEntry, crosswalkSchema } from './crosswalk.ts';
import { crosswalksBetween, joinCrosswalks } from './join-crosswalks.ts';
import { poolingPlan } from './pooling-plan.ts';

const why = (ja: string) => ({ ja: `${ja}。`, en: `${ja}.` });
const walk = (from: string, to: string, ...entries: CrosswalkEntry[]): Crosswalk => ({
  instrument: 'x',
  from,
  to,
  entries,
});
const same = (from: string, to = from): CrosswalkEntry => ({ verdict: 'same', from, to });
const apart = (from: string | null, to: string | null, ja: string): CrosswalkEntry => ({
  verdict: 'not-comparable',
  from,
  to,
  reason: why(ja),
});
const recoded = (id: string, codes: [number, number][], ja: string): CrosswalkEntry => ({
  verdict: 'recoded',
  from: id,
  to: id,
  codes,
  reason: why(ja),
});
const joinedEntries = (first: CrosswalkEntry[], second: CrosswalkEntry[]) =>
  joinCrosswalks([walk('1', '2', ...first), walk('2', '3', ...second)]).entries;

test.each<[string, CrosswalkEntry[], CrosswalkEntry[], CrosswalkEntry[]]>([
  ['same twice is same', [same('a')], [same('a')], [same('a')]],
  ['an id that changes is followed', [same('a', 'b')], [same('b', 'c')], [same('a', 'c')]],
  ['one step apart is apart', [same('a')], [apart('a', 'a', '二')], [apart('a', 'a', '二')]],
  [
    'reasons add up',
    [apart('a', 'a', '一')],
    [apart('a', 'a', '二')],
    [{ verdict: 'not-comparable', from: 'a', to: 'a', reason: { ja: '一。二。', en: '一. 二.' } }],
  ],
  [
    'a reason that both steps give is said once',
    [apart('a', 'a', '一')],
    [apart('a', 'a', '一')],
    [apart('a', 'a', '一')],
  ],
  [
    'codes go through both maps',
    [
      recoded(
        'a',
        [
          [1, 1],
          [2, 1],
          [3, 2],
        ],
        '一',
      ),
    ],
    [
      recoded(
        'a',
        [
          [1, 5],
          [2, 6],
        ],
        '一',
      ),
    ],
    [
      recoded(
        'a',
        [
          [1, 5],
          [2, 5],
          [3, 6],
        ],
        '一',
      ),
    ],
  ],
  [
    'codes stay where the other step is same',
    [same('a')],
    [recoded('a', [[1, 5]], '二')],
    [recoded('a', [[1, 5]], '二')],
  ],
  ['and the other way round', [recoded('a', [[1, 5]], '一')], [same('a')], [recoded('a', [[1, 5]], '一')]],
  [
    'a code that leads nowhere leaves no entry',
    [
      recoded(
        'a',
        [
          [1, 1],
          [2, 2],
        ],
        '一',
      ),
    ],
    [recoded('a', [[1, 5]], '二')],
    [],
  ],
  ['an item that the next step leaves out has no entry', [same('a')], [same('b')], []],
  ['added in the middle', [apart(null, 'a', '一')], [same('a')], [apart(null, 'a', '一')]],
  ['added at the end', [same('a')], [same('a'), apart(null, 'b', '二')], [same('a'), apart(null, 'b', '二')]],
  ['removed at the start stays removed', [apart('a', null, '一')], [same('b')], [apart('a', null, '一')]],
  ['removed at the end', [same('a')], [apart('a', null, '二')], [apart('a', null, '二')]],
  ['added and removed again is in neither', [apart(null, 'a', '一')], [apart('a', null, '二')], []],
])('%s', (_, first, second, expected) => {
  expect(joinedEntries(first, second)).toEqual(expected);
});

test('one crosswalk alone is itself', () => {
  expect(joinCrosswalks([walk('1', '2', same('a'))])).toEqual(walk('1', '2', same('a')));
});

test('the way has the fewest steps and goes past no version', () => {
  const versions = ['1', '2', '3', '4'];
  const all = [walk('1', '2'), walk('1', '3'), walk('2', '3'), walk('3', '4'), walk('1', '4')].map((one) => ({
    ...one,
    entries: [same('a')],
  }));
  const steps = (from: string, to: string, given = all) =>
    crosswalksBetween('x', versions, [from, to], given)?.map((one) => `${one.from}-${one.to}`);
  expect(steps('1', '4')).toEqual(['1-4']);
  expect(steps('1', '3')).toEqual(['1-3']);
  expect(steps('2', '4')).toEqual(['2-3', '3-4']);
  expect(steps('2', '4', all.slice(0, 3))).toBeUndefined();
  expect(crosswalksBetween('y', versions, ['1', '4'], all)).toBeNull();
});

const shipped = import.meta.glob<Crosswalk>('../library/connections/crosswalks/*.json', {
  import: 'default',
  eager: true,
});

test('what the shipped crosswalks join to is what pooling would do, item by item', () => {
  const crosswalks = Object.values(shipped).map((one) => crosswalkSchema.parse(one));
  const versions = ['R3', 'R4', 'R4.1', 'R5', 'R6'];
  const way = crosswalksBetween('connections', versions, ['R3', 'R6'], crosswalks) ?? [];
  const [first, ...others] = way;
  if (!first) throw new Error('no way from R3 to R6');
  const { entries } = joinCrosswalks([first, ...others]);
  const items = way.at(-1)?.entries.flatMap(({ to }) => to ?? []) ?? [];
  const verdicts = items.map((item) => {
    const entry = entries.find(({ to }) => to === item);
    const request = { instrument: 'connections', versions: ['R3', ...way.map(({ to }) => to)], item };
    if (!entry || entry.verdict === 'not-comparable') {
      expect(() => poolingPlan(request, crosswalks), item).toThrow();
      return 'apart';
    }
    const [earliest] = poolingPlan(request, crosswalks).versions;
    expect(earliest?.item).toBe(entry.from);
    expect(earliest?.codes).toEqual(entry.verdict === 'recoded' ? entry.codes : null);
    return entry.verdict;
  });
  expect(verdicts).toContain('same');
  expect(verdicts).toContain('apart');
});
