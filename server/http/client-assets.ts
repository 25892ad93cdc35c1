import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { formLanguageSchema } from '../../instruments/definition/localized-text.ts';

const chunkSchema = z.looseObject({
  file: z.string(),
  css: z.array(z.string()).default([]),
  assets: z.array(z.string()).default([]),
  imports: z.array(z.string()).default([]),
  dynamicImports: z.array(z.string()).default([]),
});
const manifestSchema = z.record(z.string(), chunkSchema);

export type ClientEntry = 'form' | 'staff';
const sources: Readonly<Record<ClientEntry, string>> = {
  form: 'form/first-page.ts',
  staff: 'staff/staff-entry.tsx',
};

const TEXTS = '../instruments/form-texts/';

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
  /** the form's worker, which is asked for anew each time */
  readonly worker: string;
  /** addresses of all that a form can need: what the worker keeps for when there is no network */
  readonly files: {
    readonly form: readonly string[];
    readonly languages: Readonly<Record<string, readonly string[]>>;
  };
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
  let worker: string;
  try {
    manifest = manifestSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    worker = readFileSync(join(clientFolder, 'form-worker.js'), 'utf8');
  } catch (cause) {
    throw new ClientAssetsError(
      `The built pages cannot be read from ${file}. Run npm start, which builds them, or vite build.`,
      { cause },
    );
  }
  return Object.freeze({
    form: pageAssets(manifest, 'form', file),
    staff: pageAssets(manifest, 'staff', file),
    worker,
    files: formFiles(manifest),
    hashed: new Set(Object.values(manifest).flatMap((chunk) => [chunk.file, ...chunk.css, ...chunk.assets])),
  });
}

type Manifest = z.infer<typeof manifestSchema>;
const addressOf = (name: string): string => `/assets/${name}`;

function entryOf(manifest: Manifest, key: string, file: string): Manifest[string] {
  const entry = manifest[key];
  if (entry === undefined) throw new ClientAssetsError(`${file} has no entry ${key}. Build the pages again.`);
  return entry;
}

/** All that the form can load, at once or later; its languages apart, since a survey has only some of them. */
function formFiles(manifest: Manifest): ClientAssets['files'] {
  const isLanguage = (key: string): boolean => key.startsWith(TEXTS);
  const reach = (from: string, leaveOut: (key: string) => boolean): readonly string[] => {
    const seen = new Set<string>();
    const files = new Set<string>();
    const visit = (key: string): void => {
      const chunk = manifest[key];
      if (chunk === undefined || seen.has(key) || leaveOut(key)) return;
      seen.add(key);
      for (const name of [chunk.file, ...chunk.css, ...chunk.assets]) files.add(addressOf(name));
      for (const next of [...chunk.imports, ...chunk.dynamicImports]) visit(next);
    };
    visit(from);
    return [...files];
  };
  const form = reach(sources.form, isLanguage);
  const languages = formLanguageSchema.options.map((language) => [
    language,
    reach(`${TEXTS}${language.toLowerCase()}.ts`, () => false).filter((file) => !form.includes(file)),
  ]);
  return { form, languages: Object.fromEntries(languages) };
}

function pageAssets(manifest: z.infer<typeof manifestSchema>, entry: ClientEntry, file: string): PageAssets {
  const start = entryOf(manifest, sources[entry], file);
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
  return Object.freeze({
    script: addressOf(start.file),
    preloads: [...preloads].map(addressOf),
    styles: [...styles].map(addressOf),
  });
}
