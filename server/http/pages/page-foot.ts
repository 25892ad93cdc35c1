import { type Html, html } from '../html.ts';

/** The foot of pages that belong to no survey, in both languages. */
export function pageFoot(): Html {
  return html`<footer class="foot"><a href="/accessibility?lang=ja" hreflang="ja">ウェブアクセシビリティ</a> <a href="/accessibility?lang=en" hreflang="en" lang="en">Accessibility</a></footer>`;
}
