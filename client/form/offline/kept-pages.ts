import { FILES_ADDRESS, type FormFiles, OFFLINE_PAGES, type WorkerMessage } from './worker-message.ts';

/** A page that does not come within this time is as good as none, where there is a copy. */
const PATIENCE_MS = 6000;

export interface KeptPagesParts {
  /** makes it where there is none; throws where nothing of this survey is to be kept */
  readonly openCache: (survey: string) => Promise<Cache>;
  readonly isKept: (survey: string) => Promise<boolean>;
  /** what any survey's copy has; must not open one: a copy that is being deleted would be there again, empty */
  readonly inAny: (request: Request | string) => Promise<Response | undefined>;
  /** the surveys of which there is a copy */
  readonly surveys: () => Promise<readonly string[]>;
  readonly fetch: (request: RequestInfo, options?: RequestInit) => Promise<Response>;
  readonly setTimeout: (then: () => void, ms: number) => unknown;
}

/** The copy of a form's page, and of all that it needs, for when there is no network. */
export interface KeptPages {
  keep(wanted: Extract<WorkerMessage, { type: 'keep' }>): Promise<void>;
  /** a page that a person opens: from the network where that answers, else the copy, else the page that stands in for all */
  openPage(request: Request, wait: (work: Promise<unknown>) => void): Promise<Response>;
  /** what never changes under its address */
  openFile(request: Request): Promise<Response>;
}

const LANGUAGES = '/form-languages';

/** The id of the survey that a page belongs to, from its address `/a/<survey>…`. */
export const surveyOf = (pathname: string): string => decodeURIComponent(pathname.split('/')[2] ?? '');

/**
 * Pages come from the network whenever it answers, so that no copy outlives a newer version of the server. A page is put
 * into the copy after all its files, and what it no longer needs goes last: whenever the network breaks off, the copy is
 * whole.
 */
export function keptPages(parts: KeptPagesParts): KeptPages {
  const { openCache, isKept, inAny, surveys, fetch, setTimeout } = parts;
  const fresh = async (address: string): Promise<Response> => {
    const response = await fetch(address, { cache: 'no-cache' });
    if (!response.ok || response.redirected) throw new Error(`${address} cannot be kept`);
    return response;
  };
  const keepFiles = async (cache: Cache, languages: readonly string[]): Promise<readonly string[]> => {
    const files = (await (await fresh(FILES_ADDRESS)).json()) as FormFiles;
    const wanted = [...files.form, ...languages.flatMap((language) => files.languages[language] ?? [])];
    for (const file of wanted) {
      if (await cache.match(file)) continue;
      // what another survey's copy has is not fetched twice
      const copy = await inAny(file);
      await (copy === undefined ? cache.add(file) : cache.put(file, copy));
    }
    return wanted;
  };
  const dropOthers = async (cache: Cache, wanted: readonly string[]): Promise<void> => {
    for (const { url } of await cache.keys()) {
      const { pathname } = new URL(url);
      if (pathname.startsWith('/assets/') && !wanted.includes(pathname)) await cache.delete(url);
    }
  };
  const keepPage = async (path: string, page: Response, languages: readonly string[]): Promise<void> => {
    const cache = await openCache(surveyOf(path));
    const wanted = await keepFiles(cache, languages);
    await cache.put(path, page);
    await dropOthers(cache, wanted);
  };
  const keptLanguages = async (cache: Cache): Promise<readonly string[]> =>
    (await (await cache.match(LANGUAGES))?.json()) ?? [];
  const standIn = async (): Promise<Response> => {
    for (const survey of await surveys()) {
      const copy = await inAny(`${OFFLINE_PAGES}${encodeURIComponent(survey)}`);
      if (copy !== undefined) return copy;
    }
    return Response.error();
  };
  return {
    async keep({ survey, page, beside, languages }) {
      const cache = await openCache(survey);
      await cache.put(LANGUAGES, new Response(JSON.stringify(languages)));
      for (const address of beside) {
        await cache.put(address.split('?')[0] ?? address, await fresh(address));
      }
      await keepPage(new URL(page, 'http://here').pathname, await fresh(page), languages);
    },
    async openPage(request, wait) {
      const { pathname } = new URL(request.url);
      const survey = surveyOf(pathname);
      // looking must not make one
      const cache = (await isKept(survey)) ? await openCache(survey) : null;
      const copy = await cache?.match(pathname);
      const coming = fetch(request);
      const late = new Promise<null>((resolve) => {
        if (copy !== undefined) setTimeout(() => resolve(null), PATIENCE_MS);
      });
      try {
        const response = await Promise.race([coming, late]);
        // a server that is down for the moment, or the one before it, says so in pages of its own
        if (copy !== undefined && (response === null || response.status >= 500)) return copy;
        if (response === null) throw new Error('unreachable: only a copy is waited for in vain');
        if (cache !== null && copy !== undefined && response.ok) {
          const page = response.clone();
          wait(keptLanguages(cache).then((languages) => keepPage(pathname, page, languages)));
        }
        return response;
      } catch {
        return copy ?? standIn();
      }
    },
    async openFile(request) {
      const copy = await inAny(request);
      // Chromium notes with a copy how it compiled the script in it, and makes the copy's cache anew where that has been
      // deleted meanwhile; of a response that is not the copy itself it notes nothing
      return copy === undefined ? fetch(request) : new Response(copy.body, copy);
    },
  };
}
