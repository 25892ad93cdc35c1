import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root, sourceFiles } from './project-files.ts';

// Proves that no statistic of the method note is left out of the tests that throw awkward input at it.

const FOLDERS = /^analysis\/(estimates|weights|tests)\//;

const statistics = sourceFiles(['analysis'], { tests: false })
  // what works on a tally takes what only tally() makes: there makeCrossTab meets the input
  .filter(({ path, text }) => FOLDERS.test(path) && !/\/tally-|Tally\b/.test(path + text))
  .flatMap(({ text }) => [...text.matchAll(/^export function (\w+)/gm)].map(([, name]) => name as string));
const thrown = sourceFiles(['analysis'], { tests: true })
  .filter(({ path }) => path.endsWith('/awkward-input.test.ts'))
  .map(({ text }) => text)
  .join('\n');
const headings = readFileSync(join(root, 'docs', 'methods.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('### '))
  .join('\n');

describe('awkward input', () => {
  it('is thrown at every statistic that docs/methods.md names', () => {
    const named = statistics.filter((name) => headings.includes(`\`${name}\``));
    expect(named.length).toBeGreaterThan(40);
    // the rule that linearisedCovariance takes from the design; thrown at it there
    const inside = ['addLonelyCluster'];
    expect(named.filter((name) => !new RegExp(`\\b${name}\\(`).test(thrown))).toEqual(inside);
  });
});
