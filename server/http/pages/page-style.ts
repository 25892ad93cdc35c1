/**
 * The style sheet of the pages that load no client build: landing page, errors, QR picture.
 * System fonts, no picture, readable without it.
 */
export const pageStyle = `
:root { color-scheme: light; }
body { margin: 0 auto; padding: 1rem; max-width: 44rem; color: #1a1a1c; background: #fff;
  font-family: system-ui, "Hiragino Sans", "Noto Sans CJK JP", "BIZ UDPGothic", sans-serif; line-height: 1.7; }
h1 { font-size: 1.5rem; line-height: 1.4; }
h2 { font-size: 1.2rem; margin-top: 2rem; }
a { color: #0017c1; overflow-wrap: anywhere; }
a:focus-visible { outline: 4px solid #000; outline-offset: 2px; background: #ffd43d; }
.mark { display: inline-block; padding: 0.25rem 0.75rem; border: 2px solid #b40000; color: #8a0000; font-weight: bold; }
.english { color: #4d4d4d; }
.desks li { margin-bottom: 0.75rem; }
.desks a, .links a { display: inline-block; padding: 0.6rem 0; min-height: 1.6rem; }
.links { list-style: none; padding: 0; }
.links li { margin-bottom: 1.25rem; }
.desks a { white-space: nowrap; }
.qr { width: 12rem; height: 12rem; }
.request { font-family: ui-monospace, monospace; font-size: 0.9rem; }
`.trimStart();

/** The mark in the browser's tab: two linked rings. */
export const favicon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><g fill="none" stroke="#0017c1" stroke-width="4"><circle cx="12" cy="16" r="8"/><circle cx="20" cy="16" r="8"/></g></svg>
`;
