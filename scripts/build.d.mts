/** Compresses each file below the folder that compression makes smaller: a copy with .br and one with .gz beside it. */
export function compressAssets(folder: string): void;
