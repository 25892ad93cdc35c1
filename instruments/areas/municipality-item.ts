/** The item that asks for the municipality of residence, in whichever module a prefecture uses for it. */
export const MUNICIPALITY_ITEM = 'municipality';
