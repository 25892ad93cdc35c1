import { rubySegments } from '../../../instruments/definition/ruby.ts';
import { type Html, html } from '../html.ts';

/** A text with its readings as <ruby>; screen readers get the kanji alone, as in the form (client/form/language/with-readings.tsx). */
export function rubyHtml(text: string): Html {
  const segments = rubySegments(text).map((segment) =>
    segment.reading === undefined
      ? html`${segment.text}`
      : html`<ruby>${segment.text}<rt aria-hidden="true">${segment.reading}</rt></ruby>`,
  );
  return html`${segments}`;
}
