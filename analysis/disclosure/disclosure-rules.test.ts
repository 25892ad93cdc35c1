import { describe, expect, it } from 'vitest';
import type { Design } from '../dataset/dataset.ts';
import { LARGEST_SMALL_FRACTION, ruleFor, ruleText, SAMPLE_RULE, STRICT_RULE } from './disclosure-rules.ts';

const label = { ja: '層', en: 'stratum' };
const invitation = (...strata: [population: number, invited: number][]): Design => ({
  kind: 'invitation',
  strata: strata.map(([population, invited], index) => ({
    id: `s${index}`,
    label,
    population,
    invited,
    respondents: 1,
  })),
  stratum: new Uint8Array(0),
});
const plain = { strictDisclosure: false, belowAreaLevel: false };

describe('ruleFor', () => {
  it('gives the sample rule to a small fraction of every stratum only', () => {
    expect(ruleFor({ design: invitation([90_000, 150], [2_500_000, 400]), ...plain })).toBe(SAMPLE_RULE);
    expect(ruleFor({ design: invitation([1000, 1000 * LARGEST_SMALL_FRACTION]), ...plain })).toBe(
      SAMPLE_RULE,
    );
    expect(ruleFor({ design: invitation([90_000, 150], [1000, 101]), ...plain })).toBe(STRICT_RULE);
    expect(ruleFor({ design: invitation([500, 500]), ...plain })).toBe(STRICT_RULE);
  });

  it('gives the strict rule to volunteers, marked items, and tables below the area level', () => {
    const design = invitation([90_000, 150]);
    expect(ruleFor({ design: { kind: 'open' }, ...plain })).toBe(STRICT_RULE);
    expect(ruleFor({ design, ...plain, strictDisclosure: true })).toBe(STRICT_RULE);
    expect(ruleFor({ design, ...plain, belowAreaLevel: true })).toBe(STRICT_RULE);
  });

  it('takes a stratum of which nothing is known for a full one', () => {
    expect(ruleFor({ design: invitation([0, 10]), ...plain })).toBe(STRICT_RULE);
    expect(ruleFor({ design: invitation([1000, 0]), ...plain })).toBe(STRICT_RULE);
    expect(ruleFor({ design: invitation(), ...plain })).toBe(STRICT_RULE);
  });
});

describe('ruleText', () => {
  it('says the limits of the rule in both languages', () => {
    expect(ruleText(SAMPLE_RULE).ja).toContain('10人未満');
    expect(ruleText(SAMPLE_RULE).ja).toContain('1〜2人');
    expect(ruleText(STRICT_RULE).ja).toContain('1〜9人');
    expect(ruleText(STRICT_RULE).en).toContain('1–9');
    expect(ruleText(SAMPLE_RULE).en).toContain('30 %');
  });
});
