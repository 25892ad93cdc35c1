/** A key of an object in a JSON text that JSON.parse would drop without a word. */
export interface DroppedKey {
  readonly kind: 'key-twice' | 'key-not-allowed';
  /** keys and places from the whole text down to it */
  readonly path: string;
}

/** A string with what follows it, or a bracket, or a comma. */
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"(?:\s*:)?|[{}[\],]/g;

interface Open {
  readonly path: string;
  /** null: a list */
  readonly keys: Set<string> | null;
  /** key or place of the part that is read now */
  at: string;
}

/**
 * Keys that stand twice in one object (JSON.parse keeps the last alone), and `__proto__`, which no object has of its
 * own: an author would lose a text and never learn of it. `text` is JSON that JSON.parse has accepted.
 */
export function droppedKeys(text: string): readonly DroppedKey[] {
  const found: DroppedKey[] = [];
  const open: Open[] = [];
  for (const [token] of text.matchAll(TOKEN)) {
    const within = open.at(-1);
    if (token === '{' || token === '[') {
      const path = within === undefined ? '' : placeIn(within);
      open.push({ path, keys: token === '{' ? new Set() : null, at: '0' });
    } else if (token === '}' || token === ']') open.pop();
    else if (within?.keys && token.endsWith(':')) found.push(...dropped(within, within.keys, token));
    else if (within?.keys === null && token === ',') within.at = String(Number(within.at) + 1);
  }
  return found;
}

/** Notes a key with its colon; what is wrong with it. */
function dropped(within: Open, keys: Set<string>, token: string): readonly DroppedKey[] {
  const key = JSON.parse(token.slice(0, -1)) as string;
  within.at = key;
  if (keys.has(key)) return [{ kind: 'key-twice', path: placeIn(within) }];
  keys.add(key);
  return key === '__proto__' ? [{ kind: 'key-not-allowed', path: placeIn(within) }] : [];
}

function placeIn({ path, at }: Open): string {
  return path === '' ? at : `${path}.${at}`;
}
