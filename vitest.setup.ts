import fc from 'fast-check';
import { afterEach, beforeEach, expect, vi } from 'vitest';

/**
 * The seed of every property that names none: the same on every run, so that a change is judged by what
 * it changed. `npm run check:full` draws another one each time and prints it; SEED=… repeats its run.
 */
fc.configureGlobal({ seed: Number(process.env.SEED ?? 20261122) });

/** A warning fails the test in which it appears: quiet tests are how a new warning gets noticed. */
const warnings: string[] = [];
process.on('warning', (warning) => warnings.push(String(warning)));

beforeEach(() => {
  warnings.length = 0;
  for (const method of ['warn', 'error'] as const) {
    vi.spyOn(console, method).mockImplementation((...parts: unknown[]) => {
      warnings.push(`console.${method}: ${parts.map(String).join(' ')}`);
    });
  }
});

afterEach(() => {
  vi.restoreAllMocks();
  expect(warnings, 'a test must not warn').toEqual([]);
});
