import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Demonstration } from '../browser/demonstration.ts';

/** Day and hour of every picture: the first day of the demonstration's surveys, a Tuesday on which desks are open. */
export const NOW = '2026-11-24T10:00:00+09:00';
export const WIDTHS = { phone: 390, desktop: 1280 } as const;
export type WidthName = keyof typeof WIDTHS;
/** What a picture shows at most; below that a page goes on as it began. */
const MOST_HEIGHT: Readonly<Record<WidthName, number>> = { phone: 1800, desktop: 1300 };

/** A receipt that no server gave: real ones are random. */
const RECEIPT = '1234-5678-9012';
const REQUEST_ID = '00000000-0000-4000-8000-000000000000';

export interface Scene {
  readonly demonstration: Demonstration;
  readonly width: WidthName;
  readonly language: string;
  readonly context: BrowserContext;
  readonly page: Page;
  /** Opens a path of the demonstration in the language of the picture, and waits for the form where there is one. */
  open(path: string): Promise<void>;
  /** The official logs in, and a page of theirs is opened. */
  openStaff(path: string): Promise<void>;
}

/** A visitor with an empty browser, on the day of the pictures. */
export async function makeScene(
  browser: Browser,
  demonstration: Demonstration,
  { width, language, script = true }: { width: WidthName; language: string; script?: boolean },
): Promise<Scene> {
  const context = await browser.newContext({
    viewport: { width: WIDTHS[width], height: width === 'phone' ? 844 : 900 },
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    javaScriptEnabled: script,
    hasTouch: width === 'phone',
    reducedMotion: 'reduce',
  });
  await context.clock.setFixedTime(NOW);
  // when the next attempt to send comes is left to chance
  await context.addInitScript(() => {
    Math.random = () => 0.5;
  });
  await demonstration.setTime(NOW);
  await context.route('**/responses', async (route) => {
    const response = await route.fetch();
    const answer = (await response.json()) as { ok: boolean; data?: object };
    await route.fulfill({
      response,
      json: answer.ok ? { ...answer, data: { ...answer.data, receipt: RECEIPT } } : answer,
    });
  });
  const page = await context.newPage();
  const { origin, administrator } = demonstration;
  const inLanguage = (path: string): string => {
    const url = new URL(path, origin);
    if (language !== 'ja') url.searchParams.set('lang', language);
    return url.toString();
  };
  return {
    demonstration,
    width,
    language,
    context,
    page,
    async open(path) {
      await page.goto(inLanguage(path));
      // a page that only says something has nothing which the form would take over
      if (script && (await page.locator('#plain-form button[name="go"]:visible').count()))
        await page.waitForFunction(() => document.getElementById('plain-form') === null);
    },
    async openStaff(path) {
      await page.goto(inLanguage(path));
      await page
        .locator('input[autocomplete="username"], input[name="name"]')
        .first()
        .fill(administrator.name);
      await page.locator('input[type="password"]').fill(administrator.password);
      await page.locator('form button[type="submit"]').click();
      await page.locator('input[type="password"]').waitFor({ state: 'detached' });
      await page.waitForLoadState('networkidle');
    },
  };
}

/** The page from its top, as far as a picture shows it; what is random in it is replaced. */
export async function photograph(
  { page, width }: Scene,
  { screen = false }: { readonly screen?: boolean } = {},
): Promise<Buffer> {
  await page.evaluate((id) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const random = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
      if (node.textContent && random.test(node.textContent))
        node.textContent = node.textContent.replaceAll(random, id);
    window.scrollTo(0, 0);
  }, REQUEST_ID);
  if (screen) return page.screenshot({ animations: 'disabled', caret: 'hide' });
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  return page.screenshot({
    fullPage: true,
    animations: 'disabled',
    caret: 'hide',
    clip: { x: 0, y: 0, width: WIDTHS[width], height: Math.min(height, MOST_HEIGHT[width]) },
  });
}
