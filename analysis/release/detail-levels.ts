import type { LocalizedText } from '../../instruments/definition/localized-text.ts';
import type { Dataset } from '../dataset/dataset.ts';
import type { CodeFold } from '../dataset/fold-column.ts';
import type { DraftRelease } from './draft-rows.ts';
import type { DetailLevels } from './propose-folds.ts';
import type { ReleaseRequest } from './release-request.ts';
import { treatColumn } from './treated-column.ts';

/** What could be told less of, for proposals: each entry of the request that finds people, the weight, the strata. */
export function detailLevels(
  { columns: all }: Dataset,
  { columns, quasiIdentifiers, routes, domain, design, weight }: DraftRelease,
  request: ReleaseRequest,
  folds: ReadonlyMap<string, readonly CodeFold[]>,
  earlier: readonly ArrayLike<number>[],
): { readonly parts: readonly DetailLevels[]; readonly labels: ReadonlyMap<string, LocalizedText> } {
  const labels = new Map<string, LocalizedText>();
  const parts = request.columns.flatMap(({ id, treatment }): DetailLevels[] => {
    const entry = columns.filter((column) => (all.has(id) ? column.id === id : column.item === id));
    const own = entry.filter((column) => quasiIdentifiers.has(column.id));
    const asked = routes.filter((route) => entry.some((column) => route.id === `asked:${column.id}`));
    const [first] = entry;
    if (first === undefined || own.length + asked.length === 0) return [];
    const source = all.get(id);
    labels.set(id, source?.label ?? { ja: id, en: id });
    const asCoded = treatment === undefined || treatment.kind === 'as-coded';
    const offered = source === undefined || !asCoded || own.length === 0 ? [] : (folds.get(id) ?? []);
    return [
      {
        levels: [
          { change: null, columns: [...own, ...asked].map(({ values }) => values) },
          ...offered.flatMap((fold) => {
            const { column, findings } = treatColumn(first, { kind: 'fold', fold });
            return findings.length > 0
              ? []
              : [{ change: { kind: 'fold' as const, column: id, fold }, columns: [column.values] }];
          }),
          { change: { kind: 'leave-out' as const, column: id }, columns: [] },
        ],
      },
    ];
  });
  if (weight?.treatment === 'as-made') {
    const made = [weight.values, ...(design?.cells ? [design.cells.cell] : [])];
    parts.push({
      levels: [
        { change: null, columns: made },
        { change: { kind: 'weights-by-class' }, columns: [] },
      ],
    });
  }
  if (design !== null) {
    parts.push({
      levels: [
        { change: null, columns: [design.stratum] },
        { change: { kind: 'without-strata' }, columns: [] },
      ],
    });
  }
  // what is out already is told whatever is chosen now, and so is who is in the domain
  parts.push({ levels: [{ change: null, columns: [...earlier, ...(domain ? [domain] : [])] }] });
  return { parts, labels };
}
