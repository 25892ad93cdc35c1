import type { Browser, BrowserContext, Page, Response } from 'playwright-core';

/** A visitor everything of whose browser is watched, its workers too. */
export interface WatchedVisitor {
  readonly context: BrowserContext;
  /** a page of the visitor, which is asked nothing when it is left */
  newPage(): Promise<Page>;
  /** Waits until nothing is on its way and what has come is drawn. */
  settle(page: Page): Promise<void>;
}

export interface Visited {
  readonly script?: boolean;
  readonly language?: string;
  /** what a page may say on its console, because it is what the page is about */
  readonly allowed?: RegExp;
  readonly storageState?: Awaited<ReturnType<BrowserContext['storageState']>>;
}

/** Longest that a page may take to come to rest, in milliseconds. */
const PATIENCE = 20_000;

/** A visitor with a phone in Tokyo. What goes wrong in the browser is told, with the address at which it did. */
export async function watchedVisitor(
  browser: Browser,
  origin: string,
  tell: (fault: string) => void,
  { language = 'ja-JP', allowed = /(?!)/, storageState, script = true }: Visited = {},
): Promise<WatchedVisitor> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    locale: language,
    timezoneId: 'Asia/Tokyo',
    reducedMotion: 'reduce',
    javaScriptEnabled: script,
    ...(storageState === undefined ? {} : { storageState }),
  });
  const onTheWay = new Set<unknown>();
  const say = (fault: string): void => {
    if (!allowed.test(fault)) tell(fault);
  };
  context.on('console', (message) => {
    if (['warning', 'error'].includes(message.type()))
      say(`console at ${message.page()?.url()}: ${message.text()}`);
  });
  context.on('weberror', (error) => say(`error at ${error.page()?.url()}: ${error.error().message}`));
  context.on('request', (request) => {
    const url = request.url();
    if (/^https?:/.test(url)) onTheWay.add(request);
    if (!url.startsWith(`${origin}/`) && !/^(data|blob|about):/.test(url)) say(`off-origin request: ${url}`);
  });
  context.on('requestfinished', (request) => void onTheWay.delete(request));
  context.on('requestfailed', (request) => {
    onTheWay.delete(request);
    const reason = request.failure()?.errorText ?? '';
    // a page that is left asks no longer for what it had asked for; a file that is saved leaves no page
    if (!/ERR_ABORTED/.test(reason)) say(`failed request: ${request.url()} ${reason}`);
  });
  return {
    context,
    async newPage() {
      const page = await context.newPage();
      page.on('dialog', (dialog) => void dialog.accept());
      page.on('download', (download) => void download.path());
      return page;
    },
    async settle(page) {
      const until = Date.now() + PATIENCE;
      const drawn = () =>
        page
          .evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
          // the page has just given way to another
          .catch(() => undefined);
      do {
        await drawn();
        if (onTheWay.size > 0) await new Promise((resolve) => setTimeout(resolve, 20));
      } while (onTheWay.size > 0 && Date.now() < until);
      if (onTheWay.size > 0) say(`never at rest: ${page.url()}`);
      await drawn();
    },
  };
}

/** What a page must have whatever it is about. */
export async function pageFindings(page: Page): Promise<string[]> {
  const { title, lang, headings, robots } = await page.evaluate(() => ({
    title: document.title,
    lang: document.documentElement.lang,
    headings: [...document.querySelectorAll('h1')].filter(
      (one) => one.getClientRects().length > 0 && one.textContent?.trim(),
    ).length,
    robots: document.querySelector('meta[name="robots"]')?.getAttribute('content') ?? '',
  }));
  return [
    ...(title.trim() === '' ? ['no title'] : []),
    ...(/^(ja|en|zh|ko|vi|pt)\b/.test(lang) ? [] : [`language ${JSON.stringify(lang)}`]),
    ...(headings === 1 ? [] : [`${headings} headings of the first rank`]),
    ...(robots.includes('noindex') ? [] : ['no word to search engines']),
  ].map((finding) => `${page.url()}: ${finding}`);
}

/** What the head of an answer that is a page must say. */
export function headFindings(response: Response | null): string[] {
  if (response === null) return ['no answer'];
  const headers = response.headers();
  const policy = headers['content-security-policy'] ?? '';
  return [
    ...(/default-src/.test(policy) && !/unsafe-(inline|eval)|https?:|\*/.test(policy)
      ? []
      : [`content policy ${JSON.stringify(policy)}`]),
    ...(headers['referrer-policy'] === 'no-referrer' ? [] : ['no word on referrers']),
    ...(headers['x-content-type-options'] === 'nosniff' ? [] : ['no word on guessing types']),
    ...(headers['cache-control'] === 'no-store' ? [] : [`cache-control ${headers['cache-control']}`]),
  ].map((finding) => `${response.url()}: ${finding}`);
}
