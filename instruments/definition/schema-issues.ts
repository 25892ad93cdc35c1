import { z } from 'zod';
import type { LocalizedText } from './localized-text.ts';

/** One thing that does not fit a schema. */
export interface SchemaIssue {
  /** keys and places from the whole value down to it; empty: the value itself */
  readonly path: string;
  readonly message: LocalizedText;
}

type Issue = z.core.$ZodIssue;

/**
 * What does not fit a schema, in both languages. Of a value that may be one of several kinds, what is wrong with it
 * as the kind that it says it is (`type`), else as the one that it is nearest to. Empty where it fits.
 */
export function schemaIssues(schema: z.ZodType, value: unknown): readonly SchemaIssue[] {
  const english = issuesOf(schema.safeParse(value));
  const japanese = issuesOf(schema.safeParse(value, { error: z.locales.ja().localeError }));
  return english.map(({ path, message }, at) => ({
    path: path.join('.'),
    message: {
      ja: `定義の書式に合いません：${ended(japanese[at]?.message ?? message, '。')}`,
      en: ended(message, '.'),
    },
  }));
}

function issuesOf({ error }: z.ZodSafeParseResult<unknown>): readonly Issue[] {
  return error === undefined ? [] : error.issues.flatMap(nearest);
}

function nearest(issue: Issue): readonly Issue[] {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue];
  const kinds = issue.errors.map((branch) => branch.flatMap(nearest));
  const mistaken = (kind: readonly Issue[]) =>
    kind.filter(({ path }) => path.length === 1 && path[0] === 'type').length;
  const [best = []] = kinds.toSorted((a, b) => mistaken(a) - mistaken(b) || a.length - b.length);
  return best.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }));
}

function ended(sentence: string, stop: string): string {
  return /[。.]$/.test(sentence) ? sentence : `${sentence}${stop}`;
}
