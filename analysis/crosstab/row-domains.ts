import type { RowLayout } from './cross-tab-layout.ts';

/** For each row of a table the people in it, as estimates from rows take them: 1 inside, 0 outside. */
export function rowDomains({ column, places, rows }: RowLayout): readonly Uint8Array[] {
  return rows.map(({ places: own }) => {
    const inside = Uint8Array.from(places.placeOfCode, (place) => Number(own.includes(place)));
    return column.values.map((code) => inside[code] as number);
  });
}
