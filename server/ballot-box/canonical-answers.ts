/** Answers are at most a matrix deep; what is nested deeper cannot be valid and is not followed. */
const DEEPEST = 4;

/**
 * Answers as JSON with sorted keys and sorted codes: the same answers give the same text, in whatever order
 * they were given or boxes were ticked.
 * Null for what is no answer to anything: nothing at all, or something nested deeper than any answer.
 */
export function canonicalAnswers(answers: unknown): string | null {
  const ordered = order(answers, 0);
  return ordered === TOO_DEEP ? null : (JSON.stringify(ordered) ?? null);
}

const TOO_DEEP = Symbol('nested too deep');

/** A copy with keys and codes in order, for the one fast writer of JSON there is. */
function order(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (depth === DEEPEST) return TOO_DEEP;
  if (Array.isArray(value)) {
    const list: unknown[] = value.map((part) => order(part, depth + 1));
    if (list.includes(TOO_DEEP)) return TOO_DEEP;
    const codes = list.every((part) => typeof part === 'number');
    return codes ? (list as number[]).sort((a, b) => a - b) : list;
  }
  const entries = value as Readonly<Record<string, unknown>>;
  // Without a prototype, so that a key like __proto__ is a key like any other.
  const ordered: Record<string, unknown> = Object.create(null);
  for (const key of Object.keys(entries).sort()) {
    const part = order(entries[key], depth + 1);
    if (part === TOO_DEEP) return TOO_DEEP;
    ordered[key] = part;
  }
  return ordered;
}
