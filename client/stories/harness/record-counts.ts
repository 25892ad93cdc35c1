import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { version as axeVersion } from 'axe-core';
import type { Browser } from 'playwright-core';
import { root } from '../../../scripts/project-files.ts';
import type { CheckId } from '../../../server/accessibility/checks.ts';
import {
  accessibilityResultsSchema,
  type CheckCounts,
  RESULTS_FILE,
} from '../../../server/accessibility/results.ts';

/**
 * Puts what a story counted into the result file of the accessibility statement (docs/accessibility/results.json), where
 * RECORD=accessibility asks for it. Whether the story passed is recorded from the report of the run.
 */
export function recordCounts(browser: Browser, check: CheckId, counts: CheckCounts): void {
  if (process.env.RECORD !== 'accessibility') return;
  const file = join(root, RESULTS_FILE);
  const results = accessibilityResultsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const next = {
    ...results,
    with: `Chromium ${browser.version()}, axe-core ${axeVersion}`,
    counts: { ...results.counts, [check]: counts },
  };
  writeFileSync(file, `${JSON.stringify(next, null, 2)}\n`);
}
