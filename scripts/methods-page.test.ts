import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root, sourceFiles } from './project-files.ts';

// Proves that docs/methods.md and the code have not drifted apart.

/** Steps inside an estimator, an adjustment or a test: no statistic that anybody would ask for by itself. */
const STEPS = new Set([
  // input
  ...[
    'requireInput',
    'requireLevel',
    'requireSound',
    'requireRows',
    'requireDomain',
    'requireNoNegativeWeights',
    'requireInvitation',
    'requireBaseWeights',
    'unusableIteration',
    'isPopulation',
    'isWeight',
    'bandFindings',
    'requireExact',
    'countTable',
    'withoutEmpty',
  ],
  ...['elementSample', 'modelMatrix', 'dropEmpty', 'checkMargins', 'unusableMargins', 'contradictions'],
  // variance
  ...['numberingOf', 'gatherClusters', 'rowsByCluster', 'meanOfOthers', 'stratumFactors', 'covarianceMatrix'],
  ...['scoreSums', 'startsOf', 'joined'],
  ...['shareRows', 'blockFacts', 'localPlaces', 'varianceOnCells', 'varianceOnMargins'],
  ...['calibrationBasis', 'residualsOn', 'fittedOn', 'solveForward', 'solveBackward'],
  // quantiles and intervals
  ...[
    'cumulativeSums',
    'cumulativeWeights',
    'quantileOf',
    'hasNoVariance',
    'logitInterval',
    'wilsonInterval',
  ],
  // models
  ...['modelWeights', 'requireIndependent', 'leastSquares', 'predicted', 'assembleRegression'],
  // weights
  ...['sortIntoCells', 'joinRule'],
  ...['populationOf', 'marginOfRows', 'indicatorColumns', 'cellSums', 'cellFactors', 'factorCurve'],
  ...['givenWeights', 'datasetSample', 'nobodyYet', 'weightingFinding'],
  // counts held against the survey
  ...[
    'placeMargin',
    'sampleBesideCounts',
    'nameOfKey',
    'placeOf',
    'frameVerdict',
    'frameFindings',
    'registerFindings',
  ],
  ...[
    'pairFindings',
    'gapFindings',
    'crowdedFindings',
    'valueFindings',
    'populationFindings',
    'countFindings',
  ],
  ...['adjustedWeights', 'adjustDataset'],
  // tests
  ...['multiply', 'transpose', 'solve', 'generalisedEigenvalues', 'expectedCounts', 'columnLetter'],
  ...['cellDistribution', 'chancesAt', 'logFactorials', 'tableBounds', 'probabilityOfRarerTables'],
  ...['addWays', 'waysOf', 'eachFilling', 'lastColumns'],
]);

const LABELS = ['Question', 'Formula', 'Missing answers', 'R', 'Source', 'Code'];

const page = readFileSync(join(root, 'docs', 'methods.md'), 'utf8');
const quoted = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map(([, inside]) => inside as string);

const sections = page
  .split(/^### /m)
  .slice(1)
  .map((section) => {
    const [heading = '', ...lines] = section.split(/^#/m)[0]?.split('\n') ?? [];
    const parts = lines
      .join('\n')
      .split(/^- \*\*/m)
      .slice(1);
    const facts = new Map(parts.map((part) => part.split(/:\*\*\s+/) as [string, string]));
    return { heading, facts, functions: quoted(heading), files: quoted(facts.get('Code') ?? '') };
  });

const sources = sourceFiles(['analysis'], { tests: false });
const functionsOf = (text: string) =>
  [...text.matchAll(/^export (?:async )?(?:function|const) (\w+)/gm)].map(([, name]) => name as string);
const exported = sources
  .filter(({ path }) => /^analysis\/(estimates|weights|tests)\//.test(path))
  .flatMap(({ text }) => [...text.matchAll(/^export (?:async )?function (\w+)/gm)])
  .map(([, name]) => name as string);

describe('docs/methods.md', () => {
  it.each(sections)('$heading', ({ heading, facts, functions, files }) => {
    expect(heading, 'a title, its Japanese, functions').toMatch(
      /^[^(]+ \([^)]*[\p{Script=Han}\p{Script=Katakana}][^)]*\): `\w+`/u,
    );
    expect([...facts.keys()]).toEqual(LABELS);
    for (const [label, text] of facts) expect(text.trim(), label).not.toBe('');
    const found = files.map((path) => ({ path, own: functionsOf(textOf(path)) }));
    for (const name of functions) {
      expect(
        found.some(({ own }) => own.includes(name)),
        `${name} in ${files.join(', ')}`,
      ).toBe(true);
    }
    for (const { path, own } of found) {
      expect(
        functions.some((name) => own.includes(name)),
        `${path} has none of these`,
      ).toBe(true);
    }
  });

  it('has one heading for each statistic that analysis/ exports, and none for a step inside one', () => {
    const named = sections.flatMap(({ functions }) => functions);
    expect(new Set(named).size).toBe(named.length);
    expect(exported.filter((name) => !STEPS.has(name) && !named.includes(name))).toEqual([]);
    expect(named.filter((name) => STEPS.has(name))).toEqual([]);
    expect([...STEPS].filter((name) => !exported.includes(name))).toEqual([]);
  });

  it.each([
    ['ShareIntervalMethod', 'analysis/estimates/share-interval.ts', 'shareInterval'],
    ['BinomialIntervalMethod', 'analysis/estimates/binomial-interval.ts', 'binomialInterval'],
    ['LonelyClusterRule', 'analysis/estimates/lonely-cluster.ts', 'addLonelyCluster'],
    ['AssociationStatistic', 'analysis/tests/rao-scott.ts', 'associationTest'],
    ['PAdjustment', 'analysis/tests/adjust-p-values.ts', 'adjustPValues'],
  ])('names every %s', (type, path, name) => {
    const union = new RegExp(`export type ${type} =([^;]+);`).exec(textOf(path))?.[1] ?? '';
    const methods = [...union.matchAll(/'([^']+)'/g)].map(([, method]) => method as string);
    expect(methods.length).toBeGreaterThan(1);
    const told = quoted(
      sections.find(({ functions }) => functions.includes(name))?.facts.get('Formula') ?? '',
    );
    expect(methods.filter((method) => !told.includes(method))).toEqual([]);
  });
});

/** A file that the page or this test names; it must be there. */
function textOf(path: string): string {
  const found = sources.find((source) => source.path === path);
  expect(found, `${path} is gone`).toBeDefined();
  return found?.text ?? '';
}
