import type { PageAssets } from '../client-assets.ts';
import { html } from '../html.ts';
import { pageFrame } from './page-frame.ts';

/** The shell of the officials' pages; everything on them is asked for after login. */
export function staffPage(assets: PageAssets, demonstration: boolean): string {
  return pageFrame({
    language: 'ja',
    title: '調査の集計（職員用）',
    assets,
    body: html`<div id="root" data-demonstration="${String(demonstration)}"></div><noscript><p>この画面を使うには、JavaScriptを有効にしてください。<span lang="en">Please turn JavaScript on to use this page.</span></p></noscript>`,
  });
}
