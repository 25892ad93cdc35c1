/**
 * The most values that stand in the same order in both lists: what did not move. Each list has each value once.
 * Of several such sets, the one that keeps what comes first in `after`.
 */
export function longestCommonOrder<T>(before: readonly T[], after: readonly T[]): ReadonlySet<T> {
  const place = new Map(before.map((value, at) => [value, at] as const));
  const common = after.filter((value) => place.has(value));
  // for each value, the longest run of rising places that starts with it
  const runs: { readonly value: T; readonly length: number; readonly next: number }[] = [];
  for (let at = common.length - 1; at >= 0; at--) {
    const value = common[at] as T;
    let next = -1;
    for (let later = at + 1; later < common.length; later++) {
      const rises = (place.get(common[later] as T) ?? 0) > (place.get(value) ?? 0);
      if (rises && (runs[later]?.length ?? 0) > (runs[next]?.length ?? 0)) next = later;
    }
    runs[at] = { value, length: 1 + (runs[next]?.length ?? 0), next };
  }
  const start = runs.reduce((best, run, at) => (run.length > (runs[best]?.length ?? 0) ? at : best), 0);
  const kept = new Set<T>();
  for (let run = runs[start]; run !== undefined; run = runs[run.next]) kept.add(run.value);
  return kept;
}
