import { describe, expect, it } from 'vitest';
import type { CrossTab } from '../crosstab/cross-tab.ts';
import { makeCrossTab } from '../crosstab/make-cross-tab.ts';
import type { CrossTabFamily } from '../disclosure/cross-tab-family.ts';
import { SAMPLE_RULE } from '../disclosure/disclosure-rules.ts';
import { protectItem, viewOf } from '../disclosure/protect-tables.ts';
import type { ProtectedTable } from '../disclosure/protected-table.ts';
import { baseWeights } from '../weights/base-weights.ts';
import type { PublishedComparison } from './compare-with-published.ts';
import { ComparisonError } from './comparison-error.ts';
import { publishedNotes, trendNotes } from './comparison-notes.ts';
import { madeWaves } from './made-waves.ts';
import { protectPublished } from './protect-published.ts';
import { protectTrend } from './protect-trend.ts';
import { publishedDifference } from './published-difference.ts';
import { waveTrend } from './wave-trend.ts';

// Trends and comparisons of made-up waves, with and without one wave that has too few people to be shown.

const { menu } = madeWaves;
/** The third wave with nearly everybody not asked: six people are left, whom the rule hides. */
function withSmallWave(): typeof madeWaves.dataset {
  const q = madeWaves.dataset.columns.get('q');
  const values = (q?.values ?? new Uint8Array()).map((code, row) => (row >= 406 ? 251 : code));
  return {
    ...madeWaves.dataset,
    columns: new Map([...madeWaves.dataset.columns, ['q', { ...(q as NonNullable<typeof q>), values }]]),
  };
}

function viewsOf(dataset: typeof madeWaves.dataset): {
  readonly table: CrossTab;
  readonly view: ProtectedTable;
} {
  const tables = (['in-base', 'out-of-base'] as const).map((noAnswer) => ({
    fold: null,
    table: makeCrossTab(dataset, baseWeights(dataset), menu, {
      item: 'q',
      axis: 'wave',
      noAnswer,
      nets: 'with',
    }),
  }));
  const family: CrossTabFamily = { tables };
  const protectedFamily = protectItem(family, SAMPLE_RULE, { dataset: 'made', alreadyReleased: [] });
  return {
    table: tables[0]?.table as CrossTab,
    view: viewOf(protectedFamily, { axis: 'wave', fold: null, noAnswer: 'in-base', nets: 'with' }),
  };
}

const trendRequest = { item: 'q', category: '1', noAnswer: 'in-base', years: [2021, 2023, 2024] } as const;

describe('protectTrend', () => {
  it('prints what is shown with the digits of a table', () => {
    const { dataset } = madeWaves;
    const trend = waveTrend(dataset, baseWeights(dataset), menu, trendRequest);
    const shown = protectTrend(dataset, trend, viewsOf(dataset).view, new Map());
    expect(shown.waves.map((wave) => (wave.hidden ? null : [wave.code, wave.base, wave.proportion]))).toEqual(
      [
        [1, 196, 0.276],
        [2, 196, 0.363],
        [3, 196, 0.453],
      ],
    );
    expect(shown.changes).toMatchObject([
      { from: 1, to: 2, difference: 0.088, p: 0.0677, adjustedP: 0.1353, verdict: 'no-difference' },
      { from: 2, to: 3, difference: 0.09, p: 0.0752, adjustedP: 0.1353, verdict: 'no-difference' },
    ]);
    expect(shown.slope).toMatchObject({ slope: 0.057, standardError: 0.016, p: 0.0003 });
    expect(shown.anyChange).toEqual({ p: 0.0013 });
    expect(Object.isFrozen(shown.changes[0])).toBe(true);
  });

  it('takes with a hidden wave its changes and what is made of all', () => {
    const dataset = withSmallWave();
    const trend = waveTrend(dataset, baseWeights(dataset), menu, trendRequest);
    expect(trend.changes).toHaveLength(2);
    const shown = protectTrend(dataset, trend, viewsOf(dataset).view, new Map());
    expect(shown.waves[2]?.hidden).toBe(true);
    const hidden = new Set(shown.waves.filter((wave) => wave.hidden).map(({ code }) => code));
    expect(shown.changes.filter(({ from, to }) => hidden.has(from) || hidden.has(to))).toEqual([]);
    expect(shown).toMatchObject({ slope: null, anyChange: null });
  });

  it('refuses a table of something else', () => {
    const { dataset } = madeWaves;
    const trend = waveTrend(dataset, baseWeights(dataset), menu, trendRequest);
    const small = withSmallWave();
    const other = waveTrend(small, baseWeights(small), menu, trendRequest);
    expect(() => protectTrend(small, other, viewsOf(dataset).view, new Map())).toThrow(ComparisonError);
    expect(() =>
      protectTrend({ ...dataset, surveyId: 'another' }, trend, viewsOf(dataset).view, new Map()),
    ).toThrow('protectTrend requires a protected table of another');
  });
});

/** Every wave held against a published 30 %. */
function comparisonOf({ table }: { readonly table: CrossTab }): PublishedComparison {
  const error = { kind: 'design-effect', respondents: 5000, designEffect: 2, basis: 'stated' } as const;
  const categories = table.categories.slice(0, 1).map((category) => ({ ...category, publishedPercent: 30 }));
  return {
    table,
    fold: null,
    survey: table.item.label,
    year: 2022,
    source: 'synthetic',
    publishedBase: 5000,
    publishedWeighted: false,
    designEffect: { value: 2, basis: 'stated' },
    partOfPopulation: false,
    categories,
    rows: table.rows.map(({ group, base, cells: [cell] }) => ({
      group,
      base,
      cells: [
        {
          respondents: cell?.respondents ?? 0,
          proportion: cell?.proportion ?? null,
          difference: publishedDifference(
            {
              proportion: cell?.proportion as number,
              variance: (cell?.standardError as number) ** 2,
              degreesOfFreedom: cell?.degreesOfFreedom as number,
            },
            { percent: 30, decimals: 1, roundedParts: 1, error },
            0.95,
          ),
          adjustedP: null,
          verdict: 'not-tested',
          reason: null,
        },
      ],
    })),
  };
}

describe('protectPublished', () => {
  it('corrects over what is shown, and prints no more digits than a table', () => {
    const all = viewsOf(madeWaves.dataset);
    const comparison = comparisonOf(all);
    const shown = protectPublished(comparison, all.view);
    const cells = shown.rows.map((row) => row.cells[0]);
    expect(cells.every((cell) => cell?.hidden === false)).toBe(true);
    const p = comparison.rows.map((row) => row.cells[0]?.difference?.p as number);
    const smallest = p.indexOf(Math.min(...p));
    expect(cells[smallest]).toMatchObject({
      adjustedP: Math.round(4e4 * (p[smallest] as number)) / 1e4,
      verdict: 'higher',
    });
    expect(shown.rows.map(({ base }) => base)).toEqual(comparison.rows.map(({ base }) => base));
    expect(JSON.stringify(cells)).not.toMatch(/\d\.\d{5}/);
  });

  it('hides what is made of a hidden figure, and counts it in no correction', () => {
    const some = viewsOf(withSmallWave());
    const shown = protectPublished(comparisonOf(some), some.view);
    const hidden = shown.rows.filter(({ cells: [cell] }) => cell?.hidden === true);
    expect(hidden.length).toBeGreaterThan(0);
    for (const {
      cells: [cell],
    } of hidden)
      expect(Object.keys(cell ?? {}).sort()).toEqual(['hidden', 'reason']);
    expect(() => protectPublished(comparisonOf(viewsOf(madeWaves.dataset)), some.view)).toThrow(
      ComparisonError,
    );
  });
});

describe('what stands beside them', () => {
  const { dataset } = madeWaves;
  const all = viewsOf(dataset);

  it('says of published figures base, weighting, error and overlap', () => {
    const notes = publishedNotes(
      protectPublished({ ...comparisonOf(all), partOfPopulation: true }, all.view),
    );
    expect(notes.map(({ ja }) => ja)).toEqual([
      '合成データです。実在の人の回答ではありません。',
      '比べた公表値：合成（2022年、回答者5000人）。出典：synthetic。',
      'どちらの割合も、無回答を含めた回答者数を100%とします。この調査の割合はウェイト付き、公表値はウェイトなしです。',
      '公表値の誤差は、回答者数、デザイン効果2（出典に示された値）と四捨五入から計算しました。二つの調査の標本は独立とみなします。',
      'この調査の地域は公表値の対象にも含まれます。そのため、差は、この地域を除いた残りとの差よりも小さく表れます。',
      '多くの比較をまとめて判定するため、Holm法で補正しました（差がないのに「高い」「低い」が一つでも出る確率を5%以下に抑えています）。',
      '回答者が50人未満の行と、該当する人（または該当しない人）が5人に満たないと見込まれる値は、判定しません。',
      '「差があるとはいえない」は、差を確かめられないという意味です。差がないという意味ではありません。',
      '判定と区間は標本誤差だけを考えたものです。回答しなかった人や、調査の方法の違いによる偏りは含みません。',
    ]);
    for (const { en } of notes) expect(en).toMatch(/\.$/);
  });

  it('says of a trend that a hidden wave takes its changes along, only where there is one', () => {
    const notesOf = (of: typeof dataset) =>
      trendNotes(
        protectTrend(of, waveTrend(of, baseWeights(of), menu, trendRequest), viewsOf(of).view, new Map()),
      );
    const isHidden = ({ ja }: { readonly ja: string }) => ja.startsWith('値を表示していない回がある');
    expect(notesOf(dataset).some(isHidden)).toBe(false);
    expect(notesOf(withSmallWave()).some(isHidden)).toBe(true);
  });
});
