import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { accessibilityDocument, DOCUMENT_FILE } from '../accessibility/accessibility-document.ts';
import { readAccessibility } from '../accessibility/read-accessibility.ts';
import { recordReport } from '../accessibility/record-report.ts';
import { RESULTS_FILE } from '../accessibility/results.ts';
import { tokyoDay } from '../surveys/tokyo-day.ts';

/*
 * npm run accessibility: writes docs/accessibility.md. With `--record dist/vitest-stories.json` (and again for
 * dist/vitest-unit.json) what a test run found is put into the result file first; `--full` where it was check:full.
 */
const { values } = parseArgs({
  options: {
    record: { type: 'string', multiple: true, default: [] },
    full: { type: 'boolean', default: false },
  },
});
const folder = process.cwd();
const { criteria, results: before } = readAccessibility(folder);
const run = { day: tokyoDay(new Date()), dose: values.full ? ('full' as const) : ('normal' as const) };
const results = values.record.reduce(
  (known, file) => recordReport(known, JSON.parse(readFileSync(join(folder, file), 'utf8')), run),
  before,
);
if (values.record.length > 0)
  writeFileSync(join(folder, RESULTS_FILE), `${JSON.stringify(results, null, 2)}\n`);
writeFileSync(join(folder, DOCUMENT_FILE), accessibilityDocument({ criteria, results }));
console.log(`${DOCUMENT_FILE} was written.`);
