/** Words of SPSS's language, which no variable may be called. */
const KEYWORDS = new Set(['all', 'and', 'by', 'eq', 'ge', 'gt', 'le', 'lt', 'ne', 'not', 'or', 'to', 'with']);
const LONGEST = 64;

/**
 * Names of variables as SPSS takes them, in the order of the ids: a letter, then letters, digits, `_` and `.`, no full
 * stop or `_` at the end, at most 64 bytes, no keyword, none twice whatever the case. An id that is all that already
 * stays as it is.
 */
export function savNames(ids: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return ids.map((id) => {
    const plain = id.replaceAll(/[^A-Za-z0-9_.]/g, '_').replace(/[._]+$/, '');
    const begun = /^[A-Za-z]/.test(plain) && !KEYWORDS.has(plain.toLowerCase()) ? plain : `v_${plain}`;
    const first = begun.slice(0, LONGEST).replace(/[._]+$/, '');
    let name = first;
    for (let copy = 2; taken.has(name.toLowerCase()); copy++) {
      const ending = `_${copy}`;
      name = `${first.slice(0, LONGEST - ending.length)}${ending}`;
    }
    taken.add(name.toLowerCase());
    return name;
  });
}

/** Name of a variable in the fields of eight bytes that the oldest records have. */
export function shortSavName(place: number): string {
  return `V${String(place + 1).padStart(6, '0')}`;
}
