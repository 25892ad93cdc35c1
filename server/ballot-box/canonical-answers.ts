/** Answers are at most a matrix deep; what is nested deeper cannot be valid and is not followed. */
const DEEPEST = 4;

/**
 * Answers as JSON with sorted keys and sorted codes: the same answers give the same text, in whatever order
 * they were given or boxes were ticked.
 * Null for what is no answer to anything: nothing at all, or something nested deeper than any answer.
 */
export function canonicalAnswers(answers: unknown): string | null {
  return write(answers, 0);
}

function write(value: unknown, depth: number): string | null {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? null;
  if (depth === DEEPEST) return null;
  const parts: string[] = [];
  if (Array.isArray(value)) {
    const codes = value.every((part) => typeof part === 'number');
    for (const part of codes ? value.toSorted((a, b) => a - b) : value) {
      const written = write(part, depth + 1);
      if (written === null) return null;
      parts.push(written);
    }
    return `[${parts.join(',')}]`;
  }
  const entries = value as Readonly<Record<string, unknown>>;
  for (const key of Object.keys(entries).sort()) {
    const written = write(entries[key], depth + 1);
    if (written === null) return null;
    parts.push(`${JSON.stringify(key)}:${written}`);
  }
  return `{${parts.join(',')}}`;
}
