import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** The rules of WCAG 2.0 to 2.2, levels A and AA, and what axe-core holds to be good practice besides. */
export const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] as const;

/** Lowest height of what a finger presses, in pixels (japan-conventions 1.2); the law's own limit of 24 is axe-core's. */
const TARGET = 44;

export interface Examination {
  /** everything that is wrong, in words; empty where nothing is */
  readonly findings: readonly string[];
  /** places that axe-core leaves to a person */
  readonly undecided: number;
}

/** Puts axe-core into the document; it stays there as long as the document does. */
export async function bringAxe(page: Page): Promise<void> {
  await page.evaluate(axe.source);
}

/** What of the page depends on which page it is: two pages that have the same questions are alike in everything else. */
export async function questionsOf(page: Page): Promise<string> {
  return page.evaluate(() =>
    [...document.querySelectorAll('.form-page-title, .form-question, .form-notice')]
      .map((one) => one.outerHTML)
      .join('\n'),
  );
}

/**
 * Examines the document as it is shown at this width: axe-core finds nothing, nothing scrolls sideways, whatever is
 * pressed is large enough, and every field and every question has a name that is said aloud.
 */
export async function examinePage(page: Page): Promise<Examination> {
  // the bar that stays at the top would cover what axe-core looks at
  await page.evaluate(() => window.scrollTo(0, 0));
  return page.evaluate(examineDocument, { tags: [...AXE_TAGS], target: TARGET });
}

/** Runs in the page, with axe-core in it. Self-contained, because it is sent as text. */
async function examineDocument({
  tags,
  target,
}: {
  readonly tags: string[];
  readonly target: number;
}): Promise<Examination> {
  const { axe: here } = window as unknown as { readonly axe: typeof axe };
  const findings: string[] = [];
  const { violations, incomplete } = await here.run(document, {
    runOnly: { type: 'tag', values: tags },
    resultTypes: ['violations', 'incomplete'],
    iframes: false,
    preload: false,
  });
  for (const { id, nodes } of violations) {
    for (const { html, any, all } of nodes) {
      const why = [...any, ...all].map(({ message }) => message).join(' ');
      findings.push(`axe ${id}: ${html.slice(0, 200)} ${why}`);
    }
  }

  const wide = document.documentElement.scrollWidth - window.innerWidth;
  if (wide > 0) findings.push(`scrolls sideways by ${wide} px`);

  const isShown = (element: HTMLElement): boolean =>
    element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
  const words = (element: Element): string => (element.textContent ?? '').trim().slice(0, 40);
  const pressed = document.querySelectorAll<HTMLElement>(
    'button, summary, .form-button, label:has(> input), select, textarea, input:not([type="hidden"], label input), .form-tel',
  );
  for (const element of pressed) {
    if (!isShown(element)) continue;
    const { width, height } = element.getBoundingClientRect();
    // half a pixel: a screen's own rounding
    if (Math.min(width, height) < target - 0.5) {
      findings.push(
        `target of ${Math.round(width)} × ${Math.round(height)} px: ${element.tagName} ${words(element)}`,
      );
    }
  }

  here.setup(document.documentElement);
  const nameOf = (element: Element): string => {
    const { getNodeFromTree } = here.utils as unknown as { getNodeFromTree(element: Element): object };
    const { text } = here.commons as unknown as {
      text: { accessibleTextVirtual(node: object): string };
    };
    return text.accessibleTextVirtual(getNodeFromTree(element)).trim();
  };
  for (const element of document.querySelectorAll<HTMLElement>(
    'a[href], button, summary, fieldset, select, textarea, input:not([type="hidden"])',
  )) {
    if (isShown(element) && nameOf(element) === '')
      findings.push(`no name: ${element.outerHTML.slice(0, 200)}`);
  }
  for (const question of document.querySelectorAll<HTMLElement>(
    '.form-question:has(input, select, textarea)',
  )) {
    const title = question.querySelector('.form-question__title');
    const asked = question.querySelector(
      ':scope > fieldset, :scope > select, :scope > textarea, :scope > input',
    );
    const name = asked === null ? '' : nameOf(asked);
    const bare = (text: string): string => text.replaceAll(/\s/g, '');
    const readable = title?.cloneNode(true) as Element | undefined;
    for (const reading of readable?.querySelectorAll('rt') ?? []) reading.remove();
    if (name === '' || !bare(name).includes(bare(readable?.textContent ?? ''))) {
      findings.push(`question ${question.dataset.name} is named ${JSON.stringify(name)}`);
    }
  }
  here.teardown();
  return { findings, undecided: incomplete.reduce((sum, { nodes }) => sum + nodes.length, 0) };
}
