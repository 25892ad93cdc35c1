// npm run reference -- <folder>: runs a folder of reference cases through the analysis and reports each difference.

import { ReferenceDataError } from '../../analysis/reference/reference-data-error.ts';
import { runCase } from '../../analysis/reference/run-case.ts';
import type { Outcome } from '../../analysis/reference/run-request.ts';
import { ReferenceFolderError, readReferenceFolder } from './reference-files.ts';

const MOST_DIFFERENCES = 5;

function printOutcome(outcome: Outcome): void {
  if (outcome.verdict === 'unsupported')
    console.log(`unsupported ${outcome.id} ${outcome.title}: ${outcome.reason}`);
  if (outcome.verdict !== 'failed') return;
  console.log(`FAILED ${outcome.id} ${outcome.title}`);
  for (const { place, expected, got } of outcome.mismatches.slice(0, MOST_DIFFERENCES)) {
    console.log(`  ${place}: expected ${expected}, got ${got}`);
  }
  const more = outcome.mismatches.length - MOST_DIFFERENCES;
  if (more > 0) console.log(`  … and ${more} more`);
}

function run(folder: string | undefined): number {
  if (folder === undefined) {
    console.error('Name the folder of the reference cases: npm run reference -- <folder>');
    return 2;
  }
  try {
    const outcomes = readReferenceFolder(folder).flatMap(({ reference, texts }) => runCase(reference, texts));
    outcomes.forEach(printOutcome);
    const count = (verdict: Outcome['verdict']) =>
      outcomes.filter((outcome) => outcome.verdict === verdict).length;
    console.log(`${count('passed')} passed, ${count('failed')} failed, ${count('unsupported')} unsupported`);
    return count('failed') === 0 ? 0 : 1;
  } catch (error) {
    if (!(error instanceof ReferenceFolderError || error instanceof ReferenceDataError)) throw error;
    console.error(error.message);
    return 2;
  }
}

process.exitCode = run(process.argv[2]);
