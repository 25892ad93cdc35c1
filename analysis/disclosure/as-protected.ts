import { deepFreeze } from '../../instruments/definition/deep-freeze.ts';
import { type DisclosureModel, figureName, type ModelRow, type Target } from './disclosure-model.ts';
import type { ProtectedFamily } from './protected-family.ts';
import type { ProtectedTable } from './protected-table.ts';

// Only protect-tables.ts and protect-beside.ts may call these: what they mark is their work.

export function asProtectedFamily(family: Omit<ProtectedFamily, symbol>): ProtectedFamily {
  return Object.freeze(family) as ProtectedFamily;
}

export function asProtectedTable(view: Omit<ProtectedTable, symbol>): ProtectedTable {
  return deepFreeze(view) as ProtectedTable;
}

/** Figures that stay narrowed, in words. */
export function exposedNames({ figures, rows }: DisclosureModel, exposed: readonly Target[]): string[] {
  return exposed.map(({ figure }) => figureName(rows[figures[figure]?.row ?? -1] as ModelRow, figure));
}
