import { CommandError } from '../terminal.ts';

/**
 * The error for an id that nobody knows, with those that look like it.
 * @param within what it was looked for in, where that is not the whole library
 */
export function unknownKey(wanted: string, known: readonly string[], within?: string): CommandError {
  const near = [...new Set(known)]
    .map((key) => ({ key, distance: likeness(wanted, key) }))
    .sort((a, b) => a.distance - b.distance || (a.key < b.key ? -1 : 1))
    .slice(0, 3)
    .map(({ key }) => key);
  const list = near.join(', ');
  return new CommandError(2, {
    ja: `${within === undefined ? '' : `${within} に`}「${wanted}」はありません。近いもの：${list === '' ? '（なし）' : list}`,
    en: `There is no "${wanted}"${within === undefined ? '' : ` in ${within}`}; near it: ${list === '' ? '(none)' : list}`,
  });
}

/** How far a name is from a key, or from how the key begins: whoever shortens or forgets the end is near, too. */
function likeness(wanted: string, key: string): number {
  return Math.min(distance(wanted, key), distance(wanted, key.slice(0, wanted.length)) + 1);
}

/** Levenshtein distance: how many letters to add, drop or change. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
