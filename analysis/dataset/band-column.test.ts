import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AGE_BANDS, ageBandColumn } from './age-bands.ts';
import { bandColumn } from './band-column.ts';
import type { CodedColumn } from './dataset.ts';
import { derivedColumn } from './derived-columns.ts';
import type { NumberBand } from './number-bands.ts';
import { RecodingError } from './recoding-error.ts';

const words = (text: string) => ({ ja: text, en: text });

function numbers(...values: readonly number[]): CodedColumn {
  return {
    ...derivedColumn('age', words('age'), [], Uint8Array.from(values)),
    kind: 'number',
    sensitive: true,
  };
}

const band = (code: number, from: number | null, to: number | null): NumberBand => ({
  code,
  label: words(`band ${code}`),
  from,
  to,
});

const bands = (...of: readonly NumberBand[]) => ({ id: 'age_3', label: words('Three bands'), bands: of });

function codesOf(run: () => unknown): readonly string[] {
  try {
    run();
  } catch (error) {
    if (error instanceof RecodingError) return error.findings.map(({ code }) => code);
    throw error;
  }
  throw new Error('was made');
}

describe('bandColumn', () => {
  it('puts both ends of a band into it and keeps the reasons for missing answers', () => {
    const column = bandColumn(
      numbers(0, 29, 30, 59, 60, 250, 251, 252, 255),
      bands(band(1, null, 29), band(2, 30, 59), band(3, 60, null)),
    );
    expect([...column.values]).toEqual([1, 1, 2, 2, 3, 3, 251, 252, 255]);
    expect(column).toMatchObject({ id: 'age_3', kind: 'derived', measure: 'ordinal', sensitive: true });
    expect(column.codes).toEqual([1, 2, 3].map((code) => ({ code, label: words(`band ${code}`) })));
  });

  it('gives the bands of the national tables for their limits', () => {
    const own = AGE_BANDS.map(({ code, label, from }, place) => ({
      code,
      label,
      from,
      to: (AGE_BANDS[place + 1]?.from ?? Number.POSITIVE_INFINITY) - 1,
    })).map((each) => (each.to === Number.POSITIVE_INFINITY ? { ...each, to: null } : each));
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.integer({ min: 16, max: 120 }), fc.constantFrom(251, 252))),
        (ages) => {
          const column = numbers(...ages);
          expect(bandColumn(column, bands(...own)).values).toEqual(ageBandColumn(column).values);
        },
      ),
    );
  });

  it.each<[string, readonly NumberBand[], readonly string[]]>([
    ['overlap', [band(1, 0, 30), band(2, 30, null)], ['bands-overlap']],
    ['a gap', [band(1, 0, 29), band(2, 31, null)], ['bands-gap']],
    ['turned round', [band(1, 29, 0), band(2, 30, null)], ['band-reversed']],
    ['falling', [band(1, 30, null), band(2, 0, 29)], ['bands-overlap']],
    ['an open end inside', [band(1, 0, null), band(2, 30, null)], ['bands-overlap']],
    ['an open beginning inside', [band(1, 0, 29), band(2, null, 60)], ['bands-overlap']],
    ['one code twice', [band(1, 0, 29), band(1, 30, null)], ['band-code-twice']],
    ['a reserved code', [band(251, 0, null)], ['band-code']],
    ['half an age', [band(1, 0, 29.5), band(2, 30, null)], ['band-end']],
    ['no number', [band(1, Number.NaN, null)], ['band-end']],
    ['nothing', [], ['bands-none']],
  ])('refuses bands with %s', (_, of, codes) => {
    expect(codesOf(() => bandColumn(numbers(20), bands(...of)))).toEqual(codes);
  });

  it('names the bands and what is between them', () => {
    const run = () => bandColumn(numbers(20), bands(band(1, 16, 29), band(2, 35, null)));
    expect(run).toThrow(/between the bands 16–29 and 35 and over \(30 to 34\)/);
  });

  it('leaves nobody out unseen', () => {
    const run = () => bandColumn(numbers(12, 20, 15, 252), bands(band(1, 16, null)));
    expect(codesOf(run)).toEqual(['value-in-no-band']);
    expect(run).toThrow(/2 respondents .* \(from 12 to 15\)/);
  });

  it('cuts nothing but numbers', () => {
    const column = derivedColumn('q', words('q'), [{ code: 1, label: words('yes') }], Uint8Array.of(1));
    expect(codesOf(() => bandColumn(column, bands(band(1, null, null))))).toEqual(['bands-of-codes']);
  });
});
