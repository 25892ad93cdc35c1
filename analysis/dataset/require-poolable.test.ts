import { describe, expect, it } from 'vitest';
import { PoolingError } from '../../instruments/crosswalk/pooling-refusal.ts';
import { syntheticSurvey } from '../reference/synthetic-survey.ts';
import type { Dataset } from './dataset.ts';
import { domainOf } from './domain-of.ts';
import { requirePoolable } from './require-poolable.ts';

const { dataset } = syntheticSurvey({ rows: 20, seed: 1, areas: 2, categories: 3 });
const { design } = dataset as { design: Extract<Dataset['design'], { kind: 'invitation' }> };
const wave = (version: string, more: Partial<Dataset> = {}) => ({
  version,
  label: { ja: version, en: version },
  dataset: { ...dataset, surveyId: version, ...more },
});

function codesOf(...waves: readonly ReturnType<typeof wave>[]): readonly string[] {
  try {
    requirePoolable(waves);
    return [];
  } catch (error) {
    if (error instanceof PoolingError) return error.findings.map(({ code }) => code);
    throw error;
  }
}

describe('requirePoolable', () => {
  it('lets whole waves of single people stand side by side', () => {
    expect(codesOf(wave('2022'), wave('2023'))).toEqual([]);
  });

  it('refuses a filtered wave: the people left out would count as not asked in the others', () => {
    const { domain } = domainOf(dataset, [{ column: 'sex', codes: [1, 2] }]);
    expect(codesOf(wave('2022'), wave('2023', domain && { domain }))).toEqual(['pooling.wave-is-filtered']);
  });

  it('refuses a wave of clusters', () => {
    const cluster = Int32Array.from(design.stratum);
    const clustered = { ...design, clusters: [{ cluster, population: null }] };
    expect(codesOf(wave('2022'), wave('2023', { design: clustered }))).toEqual(['pooling.wave-in-clusters']);
  });
});
