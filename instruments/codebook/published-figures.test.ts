import { describe, expect, test } from 'vitest';
import { DefinitionError } from '../definition/finding.ts';
import { parseDefinitions } from '../definition/parse-definitions.ts';
import { assertComparable, foundPercentages, publishedFiguresSchema } from './published-figures.ts';

const files = import.meta.glob<string>('../{library,questionnaires,areas}/**/*.json', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const definitions = parseDefinitions(
  new Map(Object.entries(files).map(([path, text]) => [path.slice(3), text])),
);
const national = definitions.published.find(({ value }) => value.version === 'R4')?.value;
const core = definitions.instruments.find(
  ({ value }) => value.id === 'connections' && value.version === 'R4',
)?.value;
if (!national || !core) throw new Error('connections R4 is not shipped with its published figures');

function codesOf(action: () => void): string[] {
  try {
    action();
  } catch (error) {
    if (error instanceof DefinitionError)
      return error.findings.map(({ code, where }) => `${code} @ ${where}`);
    throw error;
  }
  return [];
}
const [direct, score] = national.figures;
if (!direct || !score) throw new Error('two figures are expected');

describe('published figures', () => {
  test('every shipped figure may be compared', () => {
    for (const { value } of definitions.published) {
      const instrument = definitions.instruments.find(
        (i) => i.value.id === value.instrument && i.value.version === value.version,
      );
      if (!instrument) throw new Error(`${value.instrument} ${value.version} is not shipped`);
      expect(codesOf(() => assertComparable(value, instrument.value))).toEqual([]);
    }
  });

  test.each(
    definitions.published.flatMap(({ value }) =>
      value.figures.map((figure) => [value.version, figure.item, figure] as const),
    ),
  )(
    'the parts of %s %s add up to 100 within their rounding, 無回答 included; where one was not found, to less',
    (_version, _item, { percent, noAnswerPercent }) => {
      const parts = [...Object.values(percent), noAnswerPercent];
      const sum = parts.reduce<number>((total, part) => total + (part ?? 0), 0);
      const rounding = 0.05 * parts.length + 1e-9;
      if (parts.includes(null)) expect(sum).toBeLessThan(100 + rounding);
      else expect(Math.abs(sum - 100)).toBeLessThanOrEqual(rounding);
    },
  );

  test.each(
    definitions.published.flatMap(({ value }) =>
      value.figures.flatMap((figure) =>
        figure.nets.map((net) => [value.version, net.net, figure, net] as const),
      ),
    ),
  )(
    'the net of %s %s is the sum of its rounded parts',
    (version, id, { percent }, { percent: printed, sumOfRoundedParts }) => {
      const net = definitions.instruments
        .find(({ value }) => value.id === 'connections' && value.version === version)
        ?.value.nets.find((own) => own.id === id);
      const sum = net?.codes.reduce<number>((total, code) => total + (percent[code] ?? Number.NaN), 0);
      expect(sumOfRoundedParts).toBe(true);
      expect(sum).toBeCloseTo(printed, 10);
    },
  );

  test('the direct question of every wave is the published one', () => {
    const direct = definitions.published.flatMap(({ value }) =>
      value.figures
        .filter(({ item }) => value.instrument === 'connections' && item === 'loneliness_direct')
        .map(({ base, percent, noAnswerPercent }) => [
          value.version,
          base,
          Object.values(percent),
          noAnswerPercent,
        ]),
    );
    expect(direct).toEqual([
      ['R3', 11867, [23.7, 38.9, 17.4, 14.5, 4.5], 0.9],
      ['R4.1', 11218, [18.4, 40.6, 19.6, 15.8, 4.9], 0.6],
      ['R4', 11218, [18.4, 40.6, 19.6, 15.8, 4.9], 0.6],
      ['R5', 11141, [17.9, 41.4, 19.7, 14.8, 4.8], 1.5],
      ['R6', 10871, [null, null, 19.6, 15.4, 4.3], null],
    ]);
  });

  test('R4.1 is the same wave as R4 and has its figures', () => {
    const completed = definitions.published.find(({ value }) => value.version === 'R4.1')?.value;
    expect(completed).toEqual({ ...national, version: 'R4.1' });
  });

  test('what was not found is null in the file and has no entry among what may be shown', () => {
    const latest = definitions.published.find(({ value }) => value.version === 'R6')?.value;
    const [figure] = latest?.figures ?? [];
    if (!latest || !figure) throw new Error('R6 is not shipped with its published figures');
    expect(foundPercentages(figure)).toEqual({ '3': 19.6, '4': 15.4, '5': 4.3, loneliness_any: 39.3 });
    expect(foundPercentages(direct)).toEqual({
      '1': 18.4,
      '2': 40.6,
      '3': 19.6,
      '4': 15.8,
      '5': 4.9,
      loneliness_any: 40.3,
      'no-answer': 0.6,
    });
    const nothing = { ...figure, percent: { '1': null, '2': null, '3': null, '4': null, '5': null } };
    expect(publishedFiguresSchema.safeParse({ ...latest, figures: [nothing] }).success).toBe(false);
    expect(publishedFiguresSchema.safeParse(latest).success).toBe(true);
  });

  test('the national direct question of 2022 is the published one', () => {
    expect(national).toMatchObject({ year: 2022, weighted: false, noAnswerInBase: true });
    expect(direct).toMatchObject({
      item: 'loneliness_direct',
      base: 11218,
      percent: { '1': 18.4, '2': 40.6, '3': 19.6, '4': 15.8, '5': 4.9 },
      noAnswerPercent: 0.6,
    });
    expect(score).toMatchObject({ item: 'ucla_score', percent: { '1': 13.5, '2': 37, '3': 41.6, '4': 7.1 } });
  });

  test.each(['communication.in_person', 'health', 'outing_frequency', 'nowhere'])(
    'refuses %s, whose wording is not verbatim',
    (item) => {
      expect(codesOf(() => assertComparable({ ...national, figures: [{ ...direct, item }] }, core))).toEqual([
        `published.not-verbatim @ connections R4 published: ${item}`,
      ]);
    },
  );

  test('refuses a score with one input that is not verbatim', () => {
    const recalled = {
      ...core,
      items: core.items.map((item) =>
        item.id === 'ucla_left_out' ? { ...item, exactness: 'ours' as const } : item,
      ),
    };
    expect(codesOf(() => assertComparable({ ...national, figures: [score] }, recalled))).toHaveLength(1);
  });

  test('refuses figures of another wave, other codes and unknown nets', () => {
    expect(codesOf(() => assertComparable({ ...national, version: 'R6' }, core))).toHaveLength(2);
    const wrong = {
      ...direct,
      percent: { '1': 18.4, '6': 1 },
      nets: [{ net: 'nobody', percent: 1, sumOfRoundedParts: false }],
    };
    expect(
      codesOf(() => assertComparable({ ...national, figures: [wrong] }, core)).map(
        (code) => code.split(' ')[0],
      ),
    ).toEqual(['published.codes-differ', 'published.net-unknown']);
  });
});
