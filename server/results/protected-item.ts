import { type ItemMaterial, itemBefore, itemFamily } from '../../analysis/disclosure/item-families.ts';
import type { ProtectedFamily } from '../../analysis/disclosure/protected-family.ts';
import type { StoreReader } from '../store/store.ts';
import type { RegisteredSurvey } from '../surveys/registered-survey.ts';
import { readReleases } from './releases.ts';

/**
 * All tables of one item that an official can ask for, protected together and against what was released before.
 * Screen, chart and file take their views out of it (decision 10). An item that another one leads to is protected
 * together with that one, which `familyOf` gives: its n are cells of the other's tables.
 */
export async function protectedItem(
  store: StoreReader,
  { survey }: RegisteredSurvey,
  material: Omit<ItemMaterial, 'disclosure'>,
  itemId: string,
  familyOf: (item: string) => Promise<ProtectedFamily>,
): Promise<ProtectedFamily> {
  const before = itemBefore(material, itemId);
  return itemFamily(
    { ...material, disclosure: survey.disclosure.rule },
    itemId,
    before === null ? null : await familyOf(before),
    await readReleases(store, survey.id),
  );
}
