import { expect, test } from 'vitest';
import { html } from './html.ts';

test('values are escaped, also inside attributes', () => {
  const evil = `"><script>alert('1')</script>&`;
  expect(html`<p title="${evil}">${evil}</p>`.text).toBe(
    '<p title="&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;">&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;</p>',
  );
});

test('HTML is inserted as it is, lists are joined, null is left out', () => {
  expect(html`<ul>${[html`<li>${1}</li>`, html`<li>${'<'}</li>`]}</ul>${null}`.text).toBe(
    '<ul><li>1</li><li>&lt;</li></ul>',
  );
});
