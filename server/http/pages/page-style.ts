/**
 * The style sheet of the pages that load no client build: landing page, errors, QR picture.
 * System fonts, no picture, readable without it.
 */
export const pageStyle = `
:root { color-scheme: light; }
body { margin: 0 auto; padding: 1rem 1rem 3rem; max-width: 45rem; color: #333; background: #fff;
  font-family: "Noto Sans JP", -apple-system, BlinkMacSystemFont, "Hiragino Sans", "BIZ UDPGothic", Meiryo, sans-serif;
  font-size: 1.0625rem; line-height: 1.7; letter-spacing: 0.02em; line-break: strict; overflow-wrap: anywhere; }
h1, h2, h3, h4 { line-height: 1.5; text-wrap: pretty; }
h1 { font-size: 1.75rem; margin: 1rem 0; }
h1 .english { display: block; font-size: 1.25rem; }
h2 { font-size: 1.375rem; margin: 2.5rem 0 0.75rem; }
h3 { font-size: 1.1875rem; margin: 1.75rem 0 0.5rem; }
h4 { font-size: 1.0625rem; margin: 1.5rem 0 0.5rem; }
ul { padding-inline-start: 1.25rem; }
a { color: #0017c1; text-underline-offset: 0.1875rem; }
a:focus-visible { outline: 0.25rem solid #000; outline-offset: 0.125rem; box-shadow: 0 0 0 0.125rem #ffd43d; }
.mark { display: inline-block; padding: 0.25rem 0.75rem; border: 2px solid #ce0000; color: #ce0000; font-weight: bold; }
.english { color: #666; }
.desks { margin-top: 3rem; padding-top: 0.5rem; border-top: 1px solid #ccc; }
.desks ul { padding: 0; list-style: none; }
.desks li { padding: 0.75rem 0; border-top: 1px solid #ccc; }
.desks a, .links a, .around a, .foot a { display: inline-block; padding: 0.5rem 0; min-height: 1.75rem; }
.form-tel { min-width: 2.75rem; font-size: 1.125rem; font-weight: bold; }
.around a, .foot a { margin-inline-end: 1.5rem; }
.foot { margin-top: 2rem; padding-top: 0.5rem; border-top: 1px solid #ccc; }
.links { list-style: none; padding: 0; }
.links li { margin-bottom: 1.25rem; }
.qr { width: 12rem; height: 12rem; }
.request { font-family: ui-monospace, monospace; font-size: 1rem; }
main li { margin-block: 0.25rem; }
rt { font-size: 0.6em; line-height: 1.1; letter-spacing: 0; }
`.trimStart();

/** The mark in the browser's tab: two linked rings. */
export const favicon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><g fill="none" stroke="#0017c1" stroke-width="4"><circle cx="12" cy="16" r="8"/><circle cx="20" cy="16" r="8"/></g></svg>
`;
