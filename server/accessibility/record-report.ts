import { z } from 'zod';
import { accessibilityChecks, CHECK_IDS } from './checks.ts';
import type { AccessibilityResults, CheckResult } from './results.ts';

/** What vitest's reporter writes, as far as it is needed. */
const reportSchema = z.looseObject({
  testResults: z.array(
    z.looseObject({
      name: z.string(),
      status: z.enum(['passed', 'failed']),
      assertionResults: z.array(z.looseObject({ status: z.string() })),
    }),
  ),
});

/**
 * The results with what a test run found in the files of the checks. A file that the run does not have keeps its result; one
 * that did not load counts as failed. What stories counted is theirs and stays.
 * @throws ZodError where the report is not one of vitest
 */
export function recordReport(
  results: AccessibilityResults,
  report: unknown,
  { day, dose }: Pick<CheckResult, 'day' | 'dose'>,
): AccessibilityResults {
  const { testResults } = reportSchema.parse(report);
  const checks = { ...results.checks };
  for (const id of CHECK_IDS) {
    const { file } = accessibilityChecks[id];
    const ran = file === null ? undefined : testResults.find(({ name }) => name.endsWith(`/${file}`));
    if (ran === undefined) continue;
    const of = (status: string) => ran.assertionResults.filter((one) => one.status === status).length;
    const failed = Math.max(of('failed'), ran.status === 'failed' ? 1 : 0);
    checks[id] = { day, dose, passed: of('passed'), failed };
  }
  return { ...results, checks };
}
