import type { WeightedShare } from './disclosure-model.ts';
import type { FamilyModel } from './family-model.ts';
import { insideOf, type ReleasedTable } from './released-table.ts';

/**
 * Weighted shares of this family that were printed before: on the same dataset they are the same shares, and
 * hiding them now takes nothing back.
 */
export function releasedShares(
  { cells, model, ownRows }: FamilyModel,
  about: { readonly surveyId: string; readonly dataset: string; readonly item: string },
  register: readonly ReleasedTable[],
): ReadonlySet<WeightedShare> {
  const printed = new Set<WeightedShare>();
  for (const { surveyId, dataset, item, axis, figures, filter } of register) {
    if (
      surveyId !== about.surveyId ||
      dataset !== about.dataset ||
      item !== about.item ||
      filter !== undefined
    )
      continue;
    const place = figures.flatMap(({ of }) => ('base' in of ? [of.base] : []))[0];
    const groups = cells.axes.find(({ id }) => id === axis)?.groups ?? [];
    for (const { groups: codes, of, lower, upper } of figures) {
      if (!('category' in of) || lower !== upper) continue;
      const inside = (insideOf(groups, codes) ?? []).map(({ id }) => id);
      const row = model.rows
        .slice(0, ownRows)
        .find((known) =>
          codes === null
            ? known.axis === null
            : known.axis === axis &&
              known.groups.length === inside.length &&
              inside.every((id) => known.groups.includes(id)),
        );
      const figure = row?.cells.get(of.category);
      for (const share of model.shares)
        if (share.figure === figure && share.place === place) printed.add(share);
    }
  }
  return printed;
}
