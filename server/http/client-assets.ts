import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const chunkSchema = z.looseObject({
  file: z.string(),
  css: z.array(z.string()).default([]),
  assets: z.array(z.string()).default([]),
  imports: z.array(z.string()).default([]),
});
const manifestSchema = z.record(z.string(), chunkSchema);

export type ClientEntry = 'form' | 'staff';
const sources: Readonly<Record<ClientEntry, string>> = {
  form: 'form/first-page.ts',
  staff: 'staff/staff-entry.tsx',
};

/** Addresses of what one page loads first. */
export interface PageAssets {
  /** null: a page of HTML and style alone */
  readonly script: string | null;
  readonly preloads: readonly string[];
  readonly styles: readonly string[];
}
export interface ClientAssets extends Readonly<Record<ClientEntry, PageAssets>> {
  /** names of files that carry a hash of their content: a copy of one is good for ever */
  readonly hashed: ReadonlySet<string>;
}

/** The pages have not been built, or the build is not the one this server belongs to. */
export class ClientAssetsError extends Error {
  override readonly name = 'ClientAssetsError';
}

/**
 * Which hashed files each page loads, read once from the manifest of the build.
 * @throws ClientAssetsError where the manifest is missing or lacks a page
 */
export function readClientAssets(clientFolder: string): ClientAssets {
  const file = join(clientFolder, '.vite', 'manifest.json');
  let manifest: z.infer<typeof manifestSchema>;
  try {
    manifest = manifestSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw new ClientAssetsError(
      `The built pages cannot be read from ${file}. Run npm start, which builds them, or vite build.`,
      { cause },
    );
  }
  return Object.freeze({
    form: pageAssets(manifest, 'form', file),
    staff: pageAssets(manifest, 'staff', file),
    hashed: new Set(Object.values(manifest).flatMap((chunk) => [chunk.file, ...chunk.css, ...chunk.assets])),
  });
}

function pageAssets(manifest: z.infer<typeof manifestSchema>, entry: ClientEntry, file: string): PageAssets {
  const start = manifest[sources[entry]];
  if (start === undefined) {
    throw new ClientAssetsError(`${file} has no entry ${sources[entry]}. Build the pages again.`);
  }
  const preloads = new Set<string>();
  const styles = new Set<string>();
  const visit = (key: string): void => {
    const chunk = manifest[key];
    if (chunk === undefined || preloads.has(chunk.file)) return;
    preloads.add(chunk.file);
    for (const imported of chunk.imports) visit(imported);
    for (const style of chunk.css) styles.add(style);
  };
  visit(sources[entry]);
  preloads.delete(start.file);
  const address = (name: string) => `/assets/${name}`;
  return Object.freeze({
    script: address(start.file),
    preloads: [...preloads].map(address),
    styles: [...styles].map(address),
  });
}
