// npm test: installs what is missing and runs every check; closes with `N passed, N failed`.
// npm run check:full is the same with heavier doses (--full).
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { BuildError, build } from './build.mjs';
import { PreparationError, prepare, root } from './prepare.mjs';

const full = process.argv.includes('--full');
const totals = { passed: 0, failed: 0, skipped: 0 };
const failures = [];

/** Doses of the property tests and attacks; each test reads its own variable and says what it ran. */
const doses = full
  ? { DOSE: 'full', PATHS: '2000', TABLES: '1000', SEED: process.env.SEED ?? String(Date.now() % 2 ** 31) }
  : { DOSE: 'normal', PATHS: process.env.PATHS ?? '60', TABLES: process.env.TABLES ?? '100' };

function tool(...path) {
  return join(root, 'node_modules', ...path);
}

function node(args, options = {}) {
  return spawnSync(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, TZ: 'Asia/Tokyo', FORCE_COLOR: '0', ...doses },
    ...options,
  });
}

function check(name, passes) {
  console.log(`\n— ${name}`);
  const passed = passes();
  totals[passed ? 'passed' : 'failed'] += 1;
  if (!passed) failures.push(name);
}

function vitest(project) {
  const report = join(root, 'dist', `vitest-${project}.json`);
  rmSync(report, { force: true });
  console.log(`\n— ${project} tests`);
  const result = node([
    tool('vitest', 'vitest.mjs'),
    'run',
    '--project',
    project,
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTotalTests, success } = JSON.parse(
      readFileSync(report, 'utf8'),
    );
    totals.passed += numPassedTests;
    totals.failed += numFailedTests;
    totals.skipped += numPendingTests;
    // A file that fails to load has no tests to count, and an unhandled error belongs to none.
    if (numFailedTests > 0) failures.push(`${project}: ${numFailedTests} of ${numTotalTests}`);
    else if (!success || result.status !== 0 || numTotalTests === 0) {
      totals.failed += 1;
      failures.push(`${project}: a file did not load, an error was not handled, or there was no test`);
    }
  } catch {
    totals.failed += 1;
    failures.push(`${project}: the test runner ended without a report`);
  }
}

try {
  if (full) console.log(`SEED=${doses.SEED}`);
  prepare();
  mkdirSync(join(root, 'dist'), { recursive: true });
  check('types', () => {
    const typescript = tool('typescript', 'bin', 'tsc');
    return (
      node([typescript, '-b']).status === 0 && node([typescript, '-p', 'tsconfig.tests.json']).status === 0
    );
  });
  check(
    'lint and format',
    () => node([tool('@biomejs', 'biome', 'bin', 'biome'), 'ci', '--error-on-warnings', '.']).status === 0,
  );
  check('build', () => {
    build();
    return true;
  });
  vitest('unit');
  vitest('stories');
} catch (error) {
  if (!(error instanceof PreparationError || error instanceof BuildError)) throw error;
  console.error(error.message);
  totals.failed += 1;
  failures.push(error.constructor.name);
}

if (failures.length) console.log(`\nFailed:\n${failures.map((failure) => `  ${failure}`).join('\n')}`);
const skipped = totals.skipped ? `, ${totals.skipped} skipped` : '';
console.log(`\n${totals.passed} passed, ${totals.failed} failed${skipped}`);
process.exit(totals.failed ? 1 : 0);
