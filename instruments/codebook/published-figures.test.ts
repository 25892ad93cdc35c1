import { describe, expect, test } from 'vitest';
import { DefinitionError } from '../definition/finding.ts';
import { parseDefinitions } from '../definition/parse-definitions.ts';
import { assertComparable } from './published-figures.ts';

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

  test('the parts add up to 100 within their rounding, 無回答 included', () => {
    for (const { percent, noAnswerPercent } of national.figures) {
      const parts = [...Object.values(percent), noAnswerPercent];
      const sum = parts.reduce((total, part) => total + part, 0);
      expect(Math.abs(sum - 100)).toBeLessThanOrEqual(0.05 * parts.length + 1e-9);
    }
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
