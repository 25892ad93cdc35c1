import { z } from 'zod';
import { localizedTextSchema } from '../../instruments/definition/localized-text.ts';
import { CHECK_IDS, type CheckId } from './checks.ts';

/** What a check counted; each has its words in the statement. */
export const COUNTS = {
  questionnaires: { ja: '調査票', en: 'questionnaires' },
  pages: { ja: 'ページ', en: 'pages' },
  examinations: { ja: 'axe-coreによる検査', en: 'examinations with axe-core' },
  violations: { ja: '見つかった問題', en: 'problems found' },
  undecided: { ja: 'axe-coreが判定できず人の確認が要るもの', en: 'places that axe-core leaves to a person' },
} as const;
export type CountId = keyof typeof COUNTS;

const count = z.number().int().min(0);
const checkResultSchema = z.strictObject({
  /** Tokyo day on which it ran last */
  day: z.iso.date(),
  /** the small dose of every test run, or everything */
  dose: z.enum(['normal', 'full']),
  /** stories or tests of its file; of what a person looked at: kinds of pages */
  passed: count,
  failed: count,
});
export type CheckResult = z.infer<typeof checkResultSchema>;

const checkId = z.enum(CHECK_IDS as unknown as [CheckId, ...CheckId[]]);
const countsSchema = z.partialRecord(z.enum(Object.keys(COUNTS) as [CountId, ...CountId[]]), count);
export type CheckCounts = z.infer<typeof countsSchema>;

/**
 * The result file, docs/accessibility/results.json: what was found last by each check. It is written by
 * `npm run accessibility -- --record` from the report of a test run; stories add what they counted
 * (client/stories/harness/record-counts.ts).
 */
export const accessibilityResultsSchema = z
  .strictObject({
    /** names of the standards aimed at: an edition that replaces JIS X 8341-3:2016 is written here */
    standards: z.array(localizedTextSchema).min(1),
    /** the word that the guideline of WAIC allows: 準拠, 一部準拠 or 配慮 */
    claim: z.enum(['conformant', 'partly-conformant', 'consideration']),
    /** the test by people after appendix JB of the standard; null: not made yet */
    test: z
      .strictObject({ by: localizedTextSchema, from: z.iso.date(), to: z.iso.date(), pages: count.min(1) })
      .nullable(),
    /** what the browser stories ran with */
    with: z.string().min(1),
    checks: z.partialRecord(checkId, checkResultSchema),
    counts: z.partialRecord(checkId, countsSchema),
  })
  .refine(({ claim, test }) => claim === 'consideration' || test !== null, {
    path: ['claim'],
    message:
      '準拠 and 一部準拠 need a test by people after appendix JB; without one the claim is consideration',
  });
export type AccessibilityResults = Readonly<z.infer<typeof accessibilityResultsSchema>>;

/** Where the result file stands, from the project's root. */
export const RESULTS_FILE = 'docs/accessibility/results.json';
