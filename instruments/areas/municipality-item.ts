/** The item that asks for the municipality in 埼玉県; also of an area scheme that names no item. */
const FIRST_MUNICIPALITY_ITEM = 'municipality';

/**
 * Ids of the items that ask for the municipality of residence. The codes of one prefecture mean nothing in
 * another, so every prefecture has an item of its own, `municipality_of_<prefecture>`; that of the first, published
 * before there was a second, keeps its id.
 */
export const MUNICIPALITY_ITEM = /^municipality(_of_[a-z]+)?$/;

/** The item whose codes the `itemCode`s of an area scheme are. */
export function municipalityItemOf(scheme: { readonly item?: string | undefined }): string {
  return scheme.item ?? FIRST_MUNICIPALITY_ITEM;
}
