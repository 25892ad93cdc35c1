import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { RenderStaticPage } from '../contract/static-page.ts';
import { ClientAssetsError } from './client-assets.ts';

/** File of the client's build that draws pages of plain HTML. */
const FILE = 'render-static-page.js';

/**
 * The part of the client's build that runs on the server: the same components, drawn as text.
 * @throws ClientAssetsError where it has not been built
 */
export async function loadStaticPages(folder: string): Promise<RenderStaticPage> {
  const file = join(folder, FILE);
  let built: { readonly renderStaticPage?: unknown };
  try {
    built = await import(pathToFileURL(file).href);
  } catch (cause) {
    throw new ClientAssetsError(
      `The built pages cannot be read from ${file}. Run npm start, which builds them, or vite build.`,
      { cause },
    );
  }
  const { renderStaticPage } = built;
  if (typeof renderStaticPage !== 'function') {
    throw new ClientAssetsError(`${file} does not draw pages. Build the pages again.`);
  }
  return renderStaticPage as RenderStaticPage;
}
