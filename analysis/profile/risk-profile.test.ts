import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ComparisonError } from '../comparison/comparison-error.ts';
import { makeCrossTab } from '../crosstab/make-cross-tab.ts';
import { RESERVED } from '../dataset/dataset.ts';
import { elementSample, type SampleDesign } from '../estimates/sample-design.ts';
import { standardisedRates } from '../estimates/standardised-rates.ts';
import { syntheticSurvey } from '../reference/synthetic-survey.ts';
import { differencesFromRest } from '../tests/difference-from-rest.ts';
import { type WeightedDataset, weightDataset } from '../weights/weight-dataset.ts';
import type { Indicator } from './indicators.ts';
import { type ProfileCell, type ProfileRequest, type RiskProfile, riskProfile } from './risk-profile.ts';

const label = { ja: '合成', en: 'Synthetic' };
const indicator = (id: string, item: string, category: string): Indicator => ({
  id,
  item,
  category,
  label,
  concept: 'loneliness',
  higherIs: 'worse',
});
const AREAS = { axis: 'area', fold: null, bySex: false } as const;
const BANDS = { axis: 'age_band', fold: null, bySex: false } as const;
const request = (over: Partial<ProfileRequest> = {}): ProfileRequest => ({
  sections: [AREAS],
  indicators: [indicator('first', 'q', '1'), indicator('ticked', 'm', '1')],
  noAnswer: 'in-base',
  standard: { kind: 'survey' },
  adjustment: 'holm',
  ...over,
});
const survey = syntheticSurvey({ rows: 1200, seed: 7, areas: 4, categories: 4 });
const base = weightDataset(survey.dataset, null);
const calibrated = weightDataset(survey.dataset, survey.postStratification);
const profileOf = ({ dataset, weights }: WeightedDataset, over: Partial<ProfileRequest> = {}) =>
  riskProfile(dataset, weights, survey.menu, request(over));
/** Cells of the first indicator of a section, without the whole. */
const firsts = ({ sections }: RiskProfile, section = 0) =>
  (sections[section]?.groups ?? []).slice(1).map(({ cells }) => cells[0] as ProfileCell);

describe('against R 4.2.2, survey 4.1-1, 2026-11-22, on the synthetic survey of 1,200 (seed 7) written as CSV', () => {
  const cells = firsts(profileOf(base));

  it('svyby(~y, ~area, s, svymean)', () => {
    const expected = [
      [0.36989247311828, 0.0223973185485205],
      [0.444866920152091, 0.030688189501344],
      [0.506607929515419, 0.0332443000908665],
      [0.362385321100917, 0.0326203410091395],
    ];
    cells.forEach(({ proportion, standardError }, area) => {
      expect(proportion).toBeCloseTo(expected[area]?.[0] as number, 13);
      expect(standardError).toBeCloseTo(expected[area]?.[1] as number, 13);
    });
  });

  it('svyglm(y ~ g) for the difference from the rest', () => {
    // g <- as.integer(area == k); m <- svyglm(y ~ 0 + factor(g), s); svycontrast(m, c(-1, 1))
    const expected = [
      [-0.0668861777961745, 0.0292173552778689],
      [0.0313908437961248, 0.0353063451545389],
      [0.116955672442108, 0.0372742975703782],
      [-0.079618274540227, 0.0367618787238986],
    ];
    cells.forEach(({ difference }, area) => {
      expect(difference?.difference).toBeCloseTo(expected[area]?.[0] as number, 13);
      expect(difference?.standardError).toBeCloseTo(expected[area]?.[1] as number, 13);
      expect(difference?.degreesOfFreedom).toBe(1169);
    });
    // diff(qlogis(b))/sqrt(sum((1/(b * (1 - b)))^2 * V)), V <- pmax(diag(vcov(m)), least), and for each side
    // least <- p * (1 - p) * sum((1 - n/N) * w^2)/sum(w)^2; quasibinomial svyglm, without least, has −2.2695 and 3.1531
    expect(cells[0]?.difference?.t).toBeCloseTo(-2.26364562561799, 11);
    expect(cells[2]?.difference?.t).toBeCloseTo(3.15179373721228, 11);
  });

  it('svystandardize(subset(s, known), ~cell, ~g, std), cells sex × four bands, and t of the log odds', () => {
    // std <- tapply(weights, cell, sum); b <- svyglm(y ~ 0 + factor(g), standardised); t as above, with
    // least <- p * (1 - p) * sum over cells of share^2 * sum((1 - n/N) * w^2)/sum(w)^2
    const expected = [
      [0.368811475879677, 0.0227224826258676, -0.0697858950012592, 0.0296802914273157],
      [0.453567074479483, 0.0307523493347348, 0.0385323619037715, 0.0354975541554415],
      [0.513963422903576, 0.0337963710390949, 0.122800135928891, 0.0378520281665768],
      [0.37063451360205, 0.0334830213564022, -0.0730540314136591, 0.0376643235570237],
    ];
    cells.forEach(({ standardised, standardisedDifference: gap }, area) => {
      const [rate, error, difference, errorOfDifference] = expected[area] as [number, number, number, number];
      expect(standardised?.proportion).toBeCloseTo(rate, 13);
      expect(standardised?.standardError).toBeCloseTo(error, 13);
      expect(gap?.difference).toBeCloseTo(difference, 13);
      expect(gap?.standardError).toBeCloseTo(errorOfDifference, 13);
    });
    const p = [0.0207879313137293, 0.288027337713713, 0.00133063974820674, 0.0585076522476807];
    cells.forEach((cell, area) => {
      expect(cell.p).toBeCloseTo(p[area] as number, 12);
    });
  });

  it('p.adjust(p, "holm") over all rows and indicators', () => {
    const all = profileOf(base).sections.flatMap(({ groups }) => groups.slice(1).flatMap((row) => row.cells));
    const ordered = all.map(({ p }) => p as number).toSorted((a, b) => a - b);
    expect(ordered).toHaveLength(8);
    const smallest = all.find(({ p }) => p === ordered[0]);
    expect(smallest?.adjustedP).toBeCloseTo(8 * (ordered[0] as number), 14);
    expect(smallest?.verdict).toBe('higher');
    expect(all.filter(({ verdict }) => verdict === 'no-difference')).toHaveLength(7);
  });

  it('bands standardised by sex, and a calibrated design', () => {
    // band 5; svystandardize(sk, ~sex, ~g, tapply(weights, sex, sum))
    const [, , , , fifth] = firsts(profileOf(base, { sections: [BANDS] }));
    expect(fifth?.difference?.difference).toBeCloseTo(-0.0222273207092616, 13);
    expect(fifth?.difference?.standardError).toBeCloseTo(0.04212570381146, 13);
    expect(fifth?.standardised?.proportion).toBeCloseTo(0.40048961363379, 13);
    expect(fifth?.standardised?.standardError).toBeCloseTo(0.0387359117814086, 13);
    expect(fifth?.standardisedDifference?.standardError).toBeCloseTo(0.042364158394289, 13);
    // calibrate(de, ~0 + x1 + …, totals) with an indicator for each cell of the post-stratification
    const [, , , , other] = firsts(profileOf(calibrated, { sections: [BANDS] }));
    expect(other?.difference?.difference).toBeCloseTo(-0.00484597259949765, 12);
    expect(other?.difference?.standardError).toBeCloseTo(0.0429176054640718, 12);
  });
});

/** The design row by row: nothing of a tally in it. */
function designOf({ dataset, weights }: WeightedDataset): SampleDesign {
  if (dataset.design.kind === 'open') throw new Error('by invitation only');
  const { strata, stratum } = dataset.design;
  const population = Float64Array.from(stratum, (index) => strata[index]?.population as number);
  const calibration =
    weights.method === 'base' ? null : { base: weights.base, cell: Int32Array.from(weights.cell) };
  return elementSample(weights.calibrated, Int32Array.from(stratum), population, calibration);
}

describe('riskProfile, row by row', () => {
  it('is standardisedRates and differencesFromRest', () => {
    fc.assert(
      fc.property(
        fc.record({
          rows: fc.integer({ min: 300, max: 700 }),
          seed: fc.integer({ min: 1, max: 9999 }),
          areas: fc.integer({ min: 2, max: 4 }),
          categories: fc.integer({ min: 2, max: 5 }),
        }),
        fc.boolean(),
        (options, post) => {
          const made = syntheticSurvey(options);
          const weighted = weightDataset(made.dataset, post ? made.postStratification : null);
          const { dataset } = weighted;
          const profile = riskProfile(dataset, weighted.weights, made.menu, request());
          const design = designOf(weighted);
          const at = (id: string) => dataset.columns.get(id)?.values as Uint8Array;
          const [area, q, sex, band] = ['area', 'q', 'sex', 'age_band'].map(at) as [
            Uint8Array,
            Uint8Array,
            Uint8Array,
            Uint8Array,
          ];
          const y = Float64Array.from(q, (code) => Number(code === 1));
          const groups = (profile.sections[0]?.groups ?? [])
            .slice(1)
            .map(({ group }) =>
              area.map((code, row) => Number(String(code) === group.id && q[row] !== RESERVED.notAsked)),
            );
          const filled = groups.filter((group) => group.includes(1));
          const differences = differencesFromRest(design, y, filled, 0.95);
          const standard = profile.sections[0]?.standard;
          const bands = (standard?.cells.length ?? 0) / 2;
          const cell = Int32Array.from(sex, (code, row) =>
            code < 1 || code > 2 || (band[row] as number) > 8
              ? -1
              : (code - 1) * bands + Math.floor((((band[row] as number) - 1) * bands) / 8),
          );
          const rates = standardisedRates(
            design,
            y,
            groups,
            cell,
            (standard?.cells ?? []).map(({ share }) => share),
          );
          let next = 0;
          firsts(profile).forEach((found, index) => {
            if (found.base === 0) return;
            const difference = differences[next++];
            expect(found.difference?.difference).toBeCloseTo(difference?.estimate as number, 11);
            expect(found.difference?.standardError).toBeCloseTo(difference?.standardError as number, 11);
            expect(found.difference?.degreesOfFreedom).toBe(difference?.degreesOfFreedom);
            if (found.standardised === null) return;
            expect(found.standardised.proportion).toBeCloseTo(rates[index]?.standardised as number, 11);
            expect(found.standardised.standardError).toBeCloseTo(rates[index]?.standardError as number, 11);
          });
        },
      ),
      { numRuns: 15 },
    );
  });

  it('has the shares of the cross-tabs', () => {
    const profile = profileOf(calibrated, { sections: [AREAS, BANDS] });
    profile.sections.forEach(({ rows, groups }) => {
      for (const [index, item] of ['q', 'm'].entries()) {
        const table = makeCrossTab(calibrated.dataset, calibrated.weights, survey.menu, {
          item,
          axis: rows.axis,
          noAnswer: 'in-base',
          nets: 'with',
        });
        const rowsOfTable = table.rows.filter(({ group }) => group.kind !== 'unknown');
        expect(groups.map(({ group }) => group.id)).toEqual(rowsOfTable.map(({ group }) => group.id));
        groups.forEach(({ cells }, row) => {
          const expected = rowsOfTable[row]?.cells[0];
          const { respondents, base: n, proportion, standardError, interval } = cells[index] as ProfileCell;
          expect([respondents, n]).toEqual([expected?.respondents, rowsOfTable[row]?.base]);
          expect(proportion).toBeCloseTo(expected?.proportion as number, 12);
          expect(standardError).toBeCloseTo(expected?.standardError as number, 12);
          expect(interval?.lower).toBeCloseTo(expected?.interval?.lower as number, 12);
        });
      }
    });
  });

  it('by sex stands for people of that sex and group only, men first, and is not standardised', () => {
    const [section] = profileOf(base, { sections: [{ ...BANDS, bySex: true }] }).sections;
    expect(section?.standard).toBeNull();
    const groups = section?.groups ?? [];
    expect(groups.map(({ group }) => [group.id, group.sex])).toEqual([
      ['total', null],
      ...[1, 2].flatMap((sex) => [1, 2, 3, 4, 5, 6, 7, 8].map((band) => [String(band), sex])),
    ]);
    const at = (id: string) => base.dataset.columns.get(id)?.values as Uint8Array;
    groups.slice(1).forEach(({ group, cells }) => {
      const people = Array.from(at('sex').keys()).filter(
        (row) => at('sex')[row] === group.sex && String(at('age_band')[row]) === group.id,
      );
      expect(cells[1]?.base).toBe(people.length);
      expect(cells[1]?.respondents).toBe(people.filter((row) => at('m.1')[row] === 1).length);
    });
    expect(groups[1]?.group.label.ja).toBe('男性・16～19歳');
  });
});

describe('identities', () => {
  it('scaling the weights changes nothing', () => {
    const { dataset, weights } = calibrated;
    const scaled = {
      ...weights,
      base: weights.base.map((weight) => weight * 7),
      calibrated: weights.calibrated.map((weight) => weight * 7),
    };
    const [here, there] = [weights, scaled].map((own) =>
      firsts(riskProfile(dataset, own, survey.menu, request())),
    ) as [ProfileCell[], ProfileCell[]];
    here.forEach((cell, row) => {
      expect(there[row]?.p).toBeCloseTo(cell.p as number, 11);
      expect(there[row]?.standardised?.standardError).toBeCloseTo(
        cell.standardised?.standardError as number,
        12,
      );
      expect(there[row]?.verdict).toBe(cell.verdict);
    });
  });

  it('a row with the make-up of the standard is its own crude share among those who are known by sex and age', () => {
    const { dataset, weights } = base;
    const area = dataset.columns.get('area');
    const sex = dataset.columns.get('sex')?.values as Uint8Array;
    const band = dataset.columns.get('age_band')?.values as Uint8Array;
    // area 1 holds everybody who is known; the others hold everybody else
    const values = sex.map((code, row) => (code <= 2 && (band[row] as number) <= 8 ? 1 : 2));
    const moved = new Map([...dataset.columns, ['area', { ...(area as NonNullable<typeof area>), values }]]);
    const [one] = firsts(
      riskProfile({ ...dataset, columns: moved }, weights, survey.menu, {
        ...request(),
        indicators: [indicator('ticked', 'm', '1')],
      }),
    );
    expect(one?.standardised?.proportion).toBeCloseTo(one?.proportion as number, 12);
  });

  it('the order of the indicators and of the sections changes no cell', () => {
    const { indicators } = request();
    const forward = profileOf(base, { sections: [AREAS, BANDS] });
    const back = profileOf(base, { sections: [BANDS, AREAS], indicators: indicators.toReversed() });
    expect(back.sections[1]?.groups.map(({ cells }) => cells.toReversed())).toEqual(
      forward.sections[0]?.groups.map(({ cells }) => cells),
    );
    expect(back.comparisons).toBe(forward.comparisons);
  });

  it('a given standard of the survey’s own counts is the survey’s own', () => {
    const shares = profileOf(base).sections[0]?.standard?.cells ?? [];
    const ages = [
      [16, 29],
      [30, 49],
      [50, 69],
      [70, null],
    ] as const;
    const counts = shares.map(({ share }, cell) => ({
      sex: cell < 4 ? 1 : 2,
      ageFrom: ages[cell % 4]?.[0] as number,
      ageTo: ages[cell % 4]?.[1] ?? null,
      population: share * 1e6,
    }));
    const given = profileOf(base, { standard: { kind: 'given', source: label, counts } });
    firsts(given).forEach((cell, row) => {
      const own = firsts(profileOf(base))[row];
      expect(cell.standardised?.proportion).toBeCloseTo(own?.standardised?.proportion as number, 13);
    });
    expect(given.sections[0]?.standard?.source).toBe(label);
  });
});

describe('what is not tested', () => {
  const reasons = (profile: RiskProfile) => firsts(profile).map(({ verdict, reason }) => [verdict, reason]);

  it('volunteers: shares, and nothing else', () => {
    const open = { ...survey.dataset, design: { kind: 'open' as const } };
    const profile = riskProfile(open, null, survey.menu, request());
    for (const cell of firsts(profile)) {
      expect(cell).toMatchObject({
        standardError: null,
        interval: null,
        standardised: null,
        difference: null,
        p: null,
        verdict: 'not-tested',
        reason: 'open-survey',
      });
      expect(cell.proportion).toBeGreaterThan(0);
    }
    expect(profile).toMatchObject({ comparisons: 0, design: 'open', weighting: 'none' });
  });

  it('a single row has no rest', () => {
    const one = syntheticSurvey({ rows: 300, seed: 3, areas: 1, categories: 3 });
    const { dataset, weights } = weightDataset(one.dataset, null);
    expect(reasons(riskProfile(dataset, weights, one.menu, request()))).toEqual([['not-tested', 'no-rest']]);
  });

  it('rows under 50 respondents, and their rest', () => {
    const small = syntheticSurvey({ rows: 60, seed: 5, areas: 2, categories: 3 });
    const { dataset, weights } = weightDataset(small.dataset, null);
    for (const reason of reasons(riskProfile(dataset, weights, small.menu, request())))
      expect(reason).toEqual(['not-tested', 'small-base']);
  });

  it('an answer that nobody gave, or that fewer than five would be expected to give', () => {
    const q = survey.dataset.columns.get('q');
    const never = base.dataset.columns.get('area')?.values.map(() => 2) as Uint8Array;
    const rare = never.map((code, row) => (row < 6 ? 1 : code));
    const area = base.dataset.columns.get('area')?.values as Uint8Array;
    const onlyElsewhere = area.map((code, row) => (code !== 4 && row % 5 === 0 ? 1 : 2));
    const found = [never, rare, onlyElsewhere].map((values) => {
      const columns = new Map([...base.dataset.columns, ['q', { ...(q as NonNullable<typeof q>), values }]]);
      return reasons(riskProfile({ ...base.dataset, columns }, base.weights, survey.menu, request()));
    });
    expect(found[0]).toEqual(Array(4).fill(['not-tested', 'few-answers']));
    expect(found[1]).toEqual(Array(4).fill(['not-tested', 'few-answers']));
    expect(found[2]?.[3]).toEqual(['not-tested', 'share-of-0-or-1']);
    expect(found[2]?.[0]?.[0]).not.toBe('not-tested');
  });

  it('a census has no sampling error', () => {
    const { design } = base.dataset;
    if (design.kind === 'open') throw new Error('by invitation only');
    const strata = design.strata.map((stratum) => ({ ...stratum, population: stratum.respondents }));
    const census = weightDataset({ ...base.dataset, design: { ...design, strata } }, null);
    for (const cell of firsts(profileOf(census))) {
      expect(cell).toMatchObject({ p: null, verdict: 'not-tested', reason: 'no-error' });
    }
  });

  it('a row whose directions differ with and without standardisation', () => {
    // area 1: many young, who answer rarely, and more of them than elsewhere; its old answer as the old elsewhere
    const size = 2000;
    const young = (row: number) => row % 10 < (row < 1000 ? 8 : 2);
    const fill = (code: (row: number) => number) => Uint8Array.from({ length: size }, (_, row) => code(row));
    const columns = new Map(base.dataset.columns);
    const set = (id: string, values: Uint8Array) =>
      columns.set(id, { ...(columns.get(id) as NonNullable<ReturnType<typeof columns.get>>), values });
    set(
      'area',
      fill((row) => (row < 1000 ? 1 : 2)),
    );
    set(
      'sex',
      fill((row) => 1 + (Math.floor(row / 10) % 2)),
    );
    set(
      'age_band',
      fill((row) => (young(row) ? 1 + (row % 4) : 5 + (row % 4))),
    );
    const share = (row: number) => (young(row) ? 0.05 : 0.4) + (row < 1000 ? 0.1 : 0);
    set(
      'q',
      fill((row) => (((row * 7919) % 1000) / 1000 < share(row) ? 1 : 2)),
    );
    set(
      'm.1',
      fill(() => 1),
    );
    const { design } = base.dataset;
    if (design.kind === 'open') throw new Error('by invitation only');
    const strata = design.strata.slice(0, 1).map((one) => ({ ...one, population: 1e6, respondents: size }));
    const made = weightDataset(
      {
        ...base.dataset,
        size,
        columns,
        design: { kind: 'invitation', strata, stratum: new Uint8Array(size) },
      },
      null,
    );
    const [first] = firsts(profileOf(made, { indicators: [indicator('first', 'q', '1')] }));
    expect(first?.difference?.difference).toBeLessThan(0);
    expect(first?.standardisedDifference?.difference).toBeGreaterThan(0);
    expect(first?.adjustedP).toBeLessThan(0.05);
    expect(first).toMatchObject({ verdict: 'no-difference', reason: 'directions-differ' });
  });

  it('gives finite figures or none for any small survey, and claims only with a p', () => {
    fc.assert(
      fc.property(
        fc.record({
          rows: fc.integer({ min: 8, max: 160 }),
          seed: fc.integer({ min: 1, max: 9999 }),
          areas: fc.integer({ min: 1, max: 6 }),
          categories: fc.integer({ min: 1, max: 6 }),
        }),
        fc.constantFrom('in-base', 'out-of-base'),
        fc.constantFrom('survey', 'none'),
        (options, noAnswer, standard) => {
          const made = syntheticSurvey(options);
          fc.pre(
            made.dataset.design.kind === 'open' || made.dataset.design.strata.every((h) => h.respondents > 0),
          );
          const { dataset, weights } = weightDataset(made.dataset, null);
          const profile = riskProfile(dataset, weights, made.menu, {
            sections: [AREAS, { ...AREAS, fold: 'halves' }, BANDS, { ...BANDS, bySex: true }],
            indicators: [
              indicator('first', 'q', '1'),
              indicator('low', 'q', 'low'),
              indicator('any', 'm', 'any'),
            ],
            noAnswer,
            standard: { kind: standard },
            adjustment: 'benjamini-hochberg',
          });
          const all = profile.sections.flatMap(({ groups }) => groups.flatMap((row) => row.cells));
          const finite = (value: unknown): void => {
            if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
            else if (typeof value === 'object' && value !== null) Object.values(value).forEach(finite);
          };
          finite(all);
          for (const { verdict, p, reason, adjustedP } of all) {
            if (verdict === 'not-tested')
              expect([p, adjustedP, reason === null]).toEqual([null, null, false]);
            else if (verdict !== null) expect(p).not.toBeNull();
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('refuses a request that cannot be met, saying what there is', () => {
    const refused = (over: Partial<ProfileRequest>) => {
      try {
        profileOf(base, over);
      } catch (error) {
        if (error instanceof ComparisonError) return [error.code, error.message] as const;
        throw error;
      }
      throw new Error('nothing was refused');
    };
    expect(refused({ sections: [] })[0]).toBe('request-unusable');
    expect(refused({ indicators: [] })[0]).toBe('request-unusable');
    expect(refused({ indicators: [indicator('x', 'q', 'nothing')] })).toEqual([
      'unknown-category',
      'categoryValues requires a code or a net of q (1, 2, 3, 4, low), got nothing',
    ]);
    const given = (ageFrom: number, ageTo: number | null, population: number) =>
      refused({
        standard: { kind: 'given', source: label, counts: [{ sex: 1, ageFrom, ageTo, population }] },
      }).join(': ');
    expect(given(15, 19, 100)).toContain('standard-across-cells');
    expect(given(16, 29, 100)).toContain('standard-without-people');
    expect(given(15, 19, 100)).toContain('each within one of the cells');
    expect(given(16, 30, 100)).toContain('got 100 people of sex 1, ages 16 to 30');
    expect(given(16, 29, -1)).toContain('counts of 0 or more');
    expect(given(16, 29, 100)).toContain('requires people in every cell in which somebody answered');
    expect(() => profileOf(base, { indicators: [indicator('x', 'nothing', '1')] })).toThrow(
      'there is no item nothing',
    );
    expect(() => profileOf(base, { sections: [{ ...AREAS, axis: 'nothing' }] })).toThrow('there is no axis');
    const { dataset, weights } = base;
    expect(() => riskProfile(dataset, { ...weights, converged: false }, survey.menu, request())).toThrow(
      'did not converge',
    );
  });
});
