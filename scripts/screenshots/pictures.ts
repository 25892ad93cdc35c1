import type { Page } from 'playwright-core';
import type { Scene, WidthName } from './camera.ts';

/** One page that is shown, and how a visitor comes to it. To show another page, add a line of these. */
export interface Picture {
  /** of its files */
  readonly name: string;
  readonly caption: string;
  /** languages by width; the first is Japanese */
  readonly phone?: readonly string[];
  readonly desktop?: readonly string[];
  /** only what a screen shows at once: something lies over the page */
  readonly screen?: true;
  /** the visitor's browser runs no script */
  readonly plain?: true;
  readonly reach: (scene: Scene) => Promise<void>;
}

const OPEN = '/a/saitama-2023-open';
const LETTER = '/a/saitama-2023';
const SCHOOL = '/a/school-demo/school';
const ALL = ['ja', 'ja-x-easy', 'en'] as const;

const go = (page: Page, where: string) => page.locator(`button[name="go"][value="${where}"]:visible`);
const heading = (page: Page) => page.locator('.form-screen-heading');

/** Presses a button that leads to another screen. */
async function turn(page: Page, where: string): Promise<void> {
  const before = (await heading(page).count()) ? await heading(page).textContent() : null;
  await go(page, where).first().click();
  await page.waitForFunction((text) => {
    const now = document.querySelector('.form-screen-heading');
    return now !== null && now.textContent !== text;
  }, before);
}

/** From the cover to the first page of questions that has this, with nothing answered. */
async function turnTo(page: Page, wanted: string, start = 'start'): Promise<void> {
  await turn(page, start);
  for (let turns = 0; turns < 80 && !(await page.locator(wanted).count()); turns += 1)
    await turn(page, 'next');
  await page.locator(wanted).first().waitFor();
}

async function sendNothing(page: Page, start = 'start'): Promise<void> {
  await turnTo(page, 'button[name="go"][value="send"]:visible', start);
  await go(page, 'send').click();
}

export const PICTURES: readonly Picture[] = [
  {
    name: 'cover',
    caption: 'The open survey’s cover: what a flyer says, the consent, and the two ways to begin',
    phone: ALL,
    desktop: ['ja'],
    reach: ({ open }) => open(OPEN),
  },
  {
    name: 'cover-letter',
    caption: 'The cover with the code of a letter, which has gone from the address',
    phone: ['ja'],
    reach: ({ open, demonstration }) => open(LETTER + new URL(demonstration.letterLink).hash),
  },
  {
    name: 'cover-code',
    caption: 'The cover where the code is typed, with a slip',
    phone: ['ja'],
    reach: async ({ open, page }) => {
      await open(LETTER);
      await page.locator('#access-code').fill('ABCD-EFGH-JK');
      await go(page, 'start').click();
      await page.locator('#access-code-fault').waitFor();
    },
  },
  {
    name: 'first-questions',
    caption: 'The first questions, one answered',
    phone: ALL,
    desktop: ['ja'],
    reach: async ({ open, page }) => {
      await open(OPEN);
      await turn(page, 'start');
      await page.locator('.form-question input').nth(1).check();
    },
  },
  {
    name: 'languages',
    caption: 'The list of languages',
    phone: ['ja'],
    reach: async ({ open, page }) => {
      await open(OPEN);
      await turn(page, 'start');
      await page.locator('.form-language-menu summary').click();
    },
  },
  {
    name: 'matrix',
    caption: 'Several statements on one scale: a group each on a phone, side by side on a desktop',
    phone: ALL,
    desktop: ['ja'],
    reach: async ({ open, page }) => {
      await open(OPEN);
      await turnTo(page, '.form-matrix');
      await page.locator('.form-matrix__row').first().locator('input').nth(1).check();
    },
  },
  {
    name: 'free-text',
    caption: 'Words of one’s own, with the urgent desks beside them',
    phone: ALL,
    desktop: ['ja'],
    reach: async ({ open, page }) => {
      await open(OPEN);
      await turnTo(page, '.form-question textarea');
    },
  },
  {
    name: 'mistake',
    caption: 'A number that cannot be right',
    phone: ['ja'],
    reach: async ({ open, page }) => {
      await open(OPEN);
      await turnTo(page, '#question-age');
      await page.locator('#question-age').fill('200');
      await go(page, 'next').click();
      await page.locator('#question-age-error').waitFor();
    },
  },
  {
    name: 'desks',
    caption: 'Desks on every page, those who can be reached now first',
    phone: ['ja', 'vi'],
    desktop: ['ja'],
    reach: async ({ open, page }) => {
      await open(OPEN);
      await turn(page, 'start');
      await page.locator('.form-desks summary').first().click();
    },
  },
  {
    name: 'resume',
    caption: 'Answers lie on this device: the person is asked, and sees none of them before',
    phone: ALL,
    reach: async ({ open, page }) => {
      await open(OPEN);
      await turn(page, 'start-saving');
      await page.locator('.form-question input').nth(1).check();
      await turn(page, 'next');
      // a later visit, not a reload
      await page.evaluate(() => sessionStorage.clear());
      await open(OPEN);
      await go(page, 'resume').waitFor();
    },
  },
  {
    name: 'elsewhere',
    caption: 'Another tab is at the same answers',
    phone: ['ja'],
    reach: async ({ open, page, context, demonstration }) => {
      const other = await context.newPage();
      await other.goto(demonstration.origin + OPEN);
      await turn(other, 'start-saving');
      await other.locator('.form-question input').nth(1).check();
      await turn(other, 'next');
      await open(OPEN);
      await go(page, 'claim').waitFor();
    },
  },
  {
    name: 'other-device',
    caption: 'Going on with another device: what it means',
    phone: ['ja'],
    reach: async ({ open, page, demonstration }) => {
      await open(LETTER + new URL(demonstration.letterLink).hash);
      await turn(page, 'start');
      await page.locator('.form-other-device-offer button').click();
      await page.locator('.form-other-device-offer button').waitFor({ state: 'detached' });
    },
  },
  {
    name: 'ready',
    caption: 'After the last page, before sending',
    phone: ['ja'],
    reach: async ({ open, page }) => {
      await open(OPEN);
      await turnTo(page, 'button[name="go"][value="send"]:visible');
    },
  },
  {
    name: 'waiting',
    caption: 'Without a network the answers wait on the phone',
    phone: ALL,
    reach: async ({ open, page, context }) => {
      await open(OPEN);
      await turnTo(page, 'button[name="go"][value="send"]:visible', 'start-saving');
      await context.setOffline(true);
      // what stands between page and server is itself on line
      await context.route('**/responses', (route) => route.abort('internetdisconnected'));
      await go(page, 'send').click();
      await page.locator('.form-error').first().waitFor();
    },
  },
  {
    name: 'receipt',
    caption: 'The receipt, in digits and in words, and what becomes of the answer',
    phone: ALL,
    desktop: ['ja'],
    reach: async ({ open, page }) => {
      await open(OPEN);
      await sendNothing(page);
      await page.locator('.form-receipt__number').waitFor();
    },
  },
  {
    name: 'not-open-yet',
    caption: 'Before the survey opens',
    phone: ['ja'],
    reach: async ({ open, demonstration }) => {
      await demonstration.setTime('2026-11-20T10:00:00+09:00');
      await open(OPEN);
    },
  },
  {
    name: 'closed',
    caption: 'After the survey has closed',
    phone: ['ja', 'en'],
    reach: async ({ open, demonstration }) => {
      await demonstration.setTime('2027-02-01T10:00:00+09:00');
      await open(OPEN);
    },
  },
  {
    name: 'class-start',
    caption: 'A school’s tablet: the start page for the next child',
    phone: ['ja-x-primary'],
    desktop: ['ja-x-primary'],
    reach: ({ open }) => open(SCHOOL),
  },
  {
    name: 'class-idle',
    caption: 'A school’s tablet that nobody has touched for 15 minutes',
    desktop: ['ja-x-primary'],
    screen: true,
    reach: async ({ open, page, context }) => {
      await open(SCHOOL);
      await turn(page, 'start');
      await page.locator('.form-question input').nth(1).check();
      await context.clock.setFixedTime('2026-11-24T10:15:30+09:00');
      await page.locator('[role="alertdialog"], dialog').first().waitFor();
    },
  },
  {
    name: 'class-receipt',
    caption: 'A school’s tablet: the receipt, before the start page comes by itself',
    phone: ['ja-x-primary'],
    screen: true,
    reach: async ({ open, page }) => {
      await open(SCHOOL);
      await sendNothing(page);
      await page.locator('.form-receipt__number').waitFor();
    },
  },
  {
    name: 'plain-questions',
    caption: 'Without JavaScript: a page of questions',
    phone: ['ja'],
    plain: true,
    reach: async ({ open, page }) => {
      await open(OPEN);
      await Promise.all([page.waitForEvent('load'), go(page, 'start').click()]);
    },
  },
  {
    name: 'privacy',
    caption: 'The privacy notice of a survey',
    phone: ['ja', 'en'],
    desktop: ['ja'],
    reach: ({ open }) => open(`${OPEN}/privacy`),
  },
  {
    name: 'accessibility',
    caption: 'The accessibility statement',
    phone: ['ja'],
    desktop: ['ja', 'en'],
    reach: ({ open }) => open('/accessibility'),
  },
  {
    name: 'unknown-address',
    caption: 'An address that no survey has',
    phone: ['ja'],
    reach: ({ open }) => open('/a/nothing'),
  },
  {
    name: 'demonstration',
    caption: 'The first page of the demonstration',
    desktop: ['ja'],
    reach: ({ open }) => open('/'),
  },
  {
    name: 'staff-login',
    caption: 'Officials: the login',
    desktop: ['ja'],
    reach: async ({ open, page }) => {
      await open('/staff');
      await page.locator('input[type="password"]').waitFor();
    },
  },
  {
    name: 'staff-surveys',
    caption: 'Officials: the surveys',
    desktop: ['ja', 'en'],
    reach: ({ openStaff }) => openStaff('/staff'),
  },
  {
    name: 'staff-returns',
    caption: 'Officials: returns by area and day',
    desktop: ['ja'],
    reach: ({ openStaff }) => openStaff('/staff/surveys/saitama-2023/returns'),
  },
  {
    name: 'staff-cross-tab',
    caption: 'Officials: a protected cross-tab with base, intervals and test',
    desktop: ['ja'],
    reach: async ({ openStaff, page }) => {
      await openStaff('/staff/surveys/saitama-2023/cross-tab?item=loneliness_direct&axis=area');
      await page.locator('.result[aria-busy="false"] table.cross-tab').waitFor();
    },
  },
  {
    name: 'staff-desks',
    caption: 'Officials: the desks, which are shown, and how long their checks hold',
    phone: ['ja'],
    desktop: ['ja', 'en'],
    reach: ({ openStaff }) => openStaff('/staff/desks'),
  },
  {
    name: 'staff-desk',
    caption: 'Officials: one desk, its hours as rules, and the coming eight days',
    desktop: ['ja'],
    reach: async ({ openStaff, page }) => {
      await openStaff('/staff/desks');
      await page.locator('a[href*="/staff/desks/"]:not([href*="/new"])').first().click();
      await page.waitForLoadState('networkidle');
    },
  },
];

export interface PictureFile {
  readonly picture: Picture;
  readonly width: WidthName;
  readonly language: string;
  /** name of the file, by page, language and width in pixels */
  readonly file: string;
}

const PIXELS: Readonly<Record<WidthName, number>> = { phone: 390, desktop: 1280 };

/** Every file that the pictures make. */
export function pictureFiles(): readonly PictureFile[] {
  return PICTURES.flatMap((picture) =>
    (['phone', 'desktop'] as const).flatMap((width) =>
      (picture[width] ?? []).map((language) => ({
        picture,
        width,
        language,
        file: `${picture.name}.${language}.${PIXELS[width]}.png`,
      })),
    ),
  );
}
