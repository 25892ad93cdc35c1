import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { CRITERIA_FILE, type Criterion, criteriaSchema } from './criteria.ts';
import { type AccessibilityResults, accessibilityResultsSchema, RESULTS_FILE } from './results.ts';

/** What the accessibility statement is made from. */
export interface Accessibility {
  readonly criteria: readonly Criterion[];
  readonly results: AccessibilityResults;
}

/** A file of the accessibility statement is missing or wrong. */
export class AccessibilityFileError extends Error {
  override readonly name = 'AccessibilityFileError';
}

/**
 * Reads criteria and results.
 * @throws AccessibilityFileError naming the file and where it is wrong
 */
export function readAccessibility(projectFolder: string): Accessibility {
  return Object.freeze({
    criteria: readChecked(projectFolder, CRITERIA_FILE, criteriaSchema),
    results: readChecked(projectFolder, RESULTS_FILE, accessibilityResultsSchema),
  });
}

function readChecked<S extends z.ZodType>(projectFolder: string, file: string, schema: S): z.output<S> {
  const refused = (reason: string, cause?: unknown): AccessibilityFileError =>
    new AccessibilityFileError(`${file} cannot be used: ${reason} Restore it.`, { cause });
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(join(projectFolder, file), 'utf8'));
  } catch (cause) {
    throw refused('it is missing or no JSON.', cause);
  }
  const parsed = schema.safeParse(content);
  if (!parsed.success) throw refused(`\n${z.prettifyError(parsed.error)}\n`);
  return parsed.data;
}
