import { CACHE_NAME } from '../draft/draft-names.ts';
import { keptPages } from './kept-pages.ts';
import type { WorkerMessage } from './worker-message.ts';
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

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));

worker.addEventListener('message', (event) => {
  const message = event.data as WorkerMessage;
  if (message.type === 'forget') event.waitUntil(dismiss());
  // what cannot be kept now is kept when the page is opened next
  else {
    dismissed = false;
    event.waitUntil(pages.keep(message.page, message.beside, message.languages).catch(() => undefined));
  }
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (dismissed || request.method !== 'GET' || origin !== worker.location.origin) return;
  if (request.mode === 'navigate') {
    event.respondWith(pages.openPage(request, (work) => event.waitUntil(work.catch(() => undefined))));
  } else if (pathname.startsWith('/assets/') || /^\/api\/surveys\/[^/]+\/questionnaires\//.test(pathname)) {
    event.respondWith(pages.openFile(request));
  }
});
