import { type ItemMaterial, itemFamily, itemsBefore } from '../../analysis/disclosure/item-families.ts';
import type { ProtectedFamily } from '../../analysis/disclosure/protected-family.ts';
import type { StoreReader } from '../store/store.ts';
import type { RegisteredSurvey } from '../surveys/registered-survey.ts';
import { readReleases } from './releases.ts';

/**
 * All tables of one item that an official can ask for, protected together and against what was released before.
 * Screen, chart and file take their views out of it (decision 10). Items whose tables print figures of this one come
 * first; `familyOf` gives them.
 */
export async function protectedItem(
  store: StoreReader,
  { survey }: RegisteredSurvey,
  material: Omit<ItemMaterial, 'disclosure'>,
  itemId: string,
  familyOf: (item: string) => Promise<ProtectedFamily>,
): Promise<ProtectedFamily> {
  const before = new Map<string, ProtectedFamily>();
  const guarded = { ...material, disclosure: survey.disclosure.rule };
  for (const item of itemsBefore(guarded, itemId)) before.set(item, await familyOf(item));
  return itemFamily(
    guarded,
    itemId,
    (item) => requireBefore(before, item),
    await readReleases(store, survey.id),
  );
}

function requireBefore(before: ReadonlyMap<string, ProtectedFamily>, item: string): ProtectedFamily {
  const family = before.get(item);
  if (family === undefined)
    throw new RangeError(`protectedItem: ${item} was asked for, but is not among itemsBefore`);
  return family;
}
