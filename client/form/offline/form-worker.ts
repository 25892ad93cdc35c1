import { CACHE_NAME } from '../draft/draft-names.ts';
import { keptPages } from './kept-pages.ts';
import { WORKER_SCOPE, type WorkerMessage } from './worker-message.ts';
import type { WorkerScope } from './worker-scope.ts';

/*
 * The worker that opens the form where there is no network. A page registers it once a person has chosen to have answers
 * kept on the device, and sends it away with them. It sees the pages of surveys alone and no answers: those are sent by
 * the page, and pass it by.
 */

const worker = self as unknown as WorkerScope;
let dismissed = false;

const pages = keptPages({
  openCache() {
    if (dismissed) throw new Error('nothing is kept any more');
    return caches.open(CACHE_NAME);
  },
  fetch: (request, options) => fetch(request, options),
  setTimeout: (then, ms) => setTimeout(then, ms),
});

async function dismiss(): Promise<void> {
  dismissed = true;
  await caches.delete(CACHE_NAME);
  await worker.registration.unregister();
}

/** A worker that comes after its page has gone, and has kept nothing yet, was sent away before it was there. */
async function begin(): Promise<void> {
  const windows = await worker.clients.matchAll({ includeUncontrolled: true });
  const wanted = windows.some(({ url }) => new URL(url).pathname.startsWith(WORKER_SCOPE));
  if (wanted || (await caches.has(CACHE_NAME))) await worker.clients.claim();
  else await worker.registration.unregister();
}

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener('activate', (event) => event.waitUntil(begin()));

worker.addEventListener('message', (event) => {
  const message = event.data as WorkerMessage;
  if (message.type === 'forget') event.waitUntil(dismiss());
  // what cannot be kept now is kept when the page is opened next
  else {
    dismissed = false;
    event.waitUntil(pages.keep(message.page, message.beside, message.languages).catch(() => undefined));
  }
});

// a device whose storage is damaged must not be worse off with this worker than without
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (dismissed || request.method !== 'GET' || origin !== worker.location.origin) return;
  if (request.mode === 'navigate') {
    const opened = pages.openPage(request, (work) => event.waitUntil(work.catch(() => undefined)));
    event.respondWith(opened.catch(() => fetch(request)));
  } else if (pathname.startsWith('/assets/') || /^\/api\/surveys\/[^/]+\/questionnaires\//.test(pathname)) {
    event.respondWith(pages.openFile(request).catch(() => fetch(request)));
  }
});
