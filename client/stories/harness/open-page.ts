import type { BrowserContext, Browser as Chromium, Page } from 'playwright-core';

export { launchBrowser as launch } from '../../../scripts/browser/launch-browser.ts';

export const PHONE = { width: 390, height: 844 } as const;
export const DESKTOP = { width: 1280, height: 900 } as const;

export interface OpenedPage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** console warnings and errors, failed and off-origin requests: a story ends by expecting none */
  readonly faults: string[];
}

/** A fresh visitor with an empty browser, in Tokyo; speaks Japanese and runs scripts unless told otherwise. */
export async function visit(
  chromiumBrowser: Chromium,
  origin: string,
  viewport: { readonly width: number; readonly height: number },
  { script = true, language = 'ja-JP' }: { readonly script?: boolean; readonly language?: string } = {},
): Promise<OpenedPage> {
  const context = await chromiumBrowser.newContext({
    viewport,
    locale: language,
    javaScriptEnabled: script,
    timezoneId: 'Asia/Tokyo',
    hasTouch: viewport.width < 600,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'warning' || message.type() === 'error') faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`page error: ${error.message}`));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !/^(data|blob|about):/.test(url))
      faults.push(`off-origin request: ${url}`);
  });
  return { page, context, faults };
}
