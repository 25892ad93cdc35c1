import { CACHES, cacheName } from '../draft/draft-names.ts';
import { keptPages, surveyOf } from './kept-pages.ts';
import { WORKER_SCOPE, type WorkerMessage } from './worker-message.ts';
import type { WorkerScope } from './worker-scope.ts';

/*
 * The worker that opens the form where there is no network. A page registers it once a person has chosen to have answers
 * kept on the device, and sends it away with them. It sees the pages of surveys alone and no answers: those are sent by
 * the page, and pass it by.
 */

const worker = self as unknown as WorkerScope;
/** surveys of which nothing is to be kept; what is under way for them comes to nothing */
const dismissed = new Set<string>();
const ours = async (): Promise<string[]> => (await caches.keys()).filter((name) => name.startsWith(CACHES));

const pages = keptPages({
  openCache(survey) {
    if (dismissed.has(survey)) throw new Error('nothing is kept any more');
    return caches.open(cacheName(survey));
  },
  inAny: (request) => caches.match(request),
  surveys: async () => (await ours()).map((name) => name.slice(CACHES.length)),
  isKept: (survey) => caches.has(cacheName(survey)),
  fetch: (request, options) => fetch(request, options),
  setTimeout: (then, ms) => setTimeout(then, ms),
});

/** Of one survey, or of all; with the last copy the worker goes too. */
async function dismiss(survey: string | null): Promise<void> {
  const names = survey === null ? await ours() : [cacheName(survey)];
  for (const name of names) dismissed.add(name.slice(CACHES.length));
  for (const name of names) await caches.delete(name);
  if ((await ours()).length === 0) await worker.registration.unregister();
}

/** A worker that comes after its page has gone, and has kept nothing yet, was sent away before it was there. */
async function begin(): Promise<void> {
  const windows = await worker.clients.matchAll({ includeUncontrolled: true });
  const wanted = windows.some(({ url }) => new URL(url).pathname.startsWith(WORKER_SCOPE));
  if (wanted || (await ours()).length > 0) await worker.clients.claim();
  else await worker.registration.unregister();
}

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener('activate', (event) => event.waitUntil(begin()));

worker.addEventListener('message', (event) => {
  const message = event.data as WorkerMessage;
  if (message.type === 'forget') event.waitUntil(dismiss(message.survey));
  // what cannot be kept now is kept when the page is opened next
  else {
    dismissed.delete(message.survey);
    event.waitUntil(pages.keep(message).catch(() => undefined));
  }
});

// a device whose storage is damaged must not be worse off with this worker than without
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== worker.location.origin) return;
  if (request.mode === 'navigate') {
    if (dismissed.has(surveyOf(pathname))) return;
    const opened = pages.openPage(request, (work) => event.waitUntil(work.catch(() => undefined)));
    event.respondWith(opened.catch(() => fetch(request)));
  } else if (pathname.startsWith('/assets/') || /^\/api\/surveys\/[^/]+\/questionnaires\//.test(pathname)) {
    event.respondWith(pages.openFile(request).catch(() => fetch(request)));
  }
});
