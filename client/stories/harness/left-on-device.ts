import type { Page } from 'playwright-core';

/** Everything that a site can leave on a device, as the browser itself lists it. */
export async function leftOnDevice(page: Page): Promise<Readonly<Record<string, unknown>>> {
  return page.evaluate(async () => ({
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    cookies: document.cookie,
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    databases: (await indexedDB.databases()).length,
  }));
}

export const NOTHING_LEFT = { local: [], session: [], cookies: '', caches: [], workers: 0, databases: 0 };
