import type { FormLanguage } from '../../../instruments/definition/localized-text.ts';
import type { PageAssets } from '../client-assets.ts';
import { type Html, html } from '../html.ts';

export interface PageParts {
  readonly language: FormLanguage;
  readonly title: string;
  readonly body: Html;
  /** what the page loads; without it the page is plain HTML with the server's own style sheet */
  readonly assets?: PageAssets;
}

export const PAGE_STYLE_PATH = '/pages.css';

/** A whole HTML page. No inline script or style: the content policy forbids them. */
export function pageFrame({ language, title, body, assets }: PageParts): string {
  const page = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="format-detection" content="telephone=no">
<title>${title}</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
${
  assets === undefined
    ? html`<link rel="stylesheet" href="${PAGE_STYLE_PATH}">`
    : html`${assets.styles.map((style) => html`<link rel="stylesheet" href="${style}">`)}${assets.preloads.map(
        (script) => html`<link rel="modulepreload" href="${script}">`,
      )}${assets.script === null ? null : html`<script type="module" src="${assets.script}"></script>`}`
}
</head>
<body>
${body}
</body>
</html>
`;
  return page.text;
}
