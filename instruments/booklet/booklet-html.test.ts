import { describe, expect, test } from 'vitest';
import type { Booklet } from './booklet.ts';
import { bookletHtml } from './booklet-html.ts';

const hostile = `</style><script>alert(1)</script><img src="https://evil.example/x" onerror='x'>&amp;{}\\`;
const text = [{ text: hostile }];

/** A booklet in which every text that can be anything is hostile. */
const booklet: Booklet = {
  language: 'ja-x-easy',
  title: text,
  questionnaire: { id: 'q', version: '1' },
  marks: [text],
  cover: {
    lines: [{ term: text, text }],
    promises: [text],
    howToMark: { heading: text, steps: [text] },
    slip: { label: text, number: hostile },
    web: { heading: text, text, address: hostile, qr: ['101', '000', '111'], qrAlternative: text },
  },
  sections: [
    {
      name: 'p',
      title: text,
      description: text,
      routing: text,
      blocks: [
        { kind: 'note', name: 'n', text, routing: text, ending: text },
        {
          kind: 'question',
          name: 'a',
          number: '問1',
          title: [{ text: '学校', reading: 'がっこう' }, { text: hostile }],
          description: text,
          routing: text,
          instruction: text,
          answer: { kind: 'options', across: 3, options: [{ code: 1, text, goTo: text }] },
          keying: [{ item: 'a', digits: 1 }],
        },
        {
          kind: 'question',
          name: 'b',
          number: '問2',
          title: text,
          description: null,
          routing: null,
          instruction: text,
          answer: {
            kind: 'rows',
            columns: [{ code: 1, text, goTo: null }],
            rows: [{ letter: 'ア', item: 'b.x', text }],
          },
          keying: [{ item: 'b.x', digits: 1 }],
        },
      ],
    },
  ],
  end: {
    thanks: [text],
    closing: [text],
    desks: { heading: text, introduction: text, list: [{ name: text, value: hostile, detail: text }] },
  },
  foot: { desks: text, slip: text },
  officeOnly: text,
};

describe('the booklet as HTML', () => {
  const page = bookletHtml(booklet);

  test('takes every text as text', () => {
    expect(page.match(/<(script|img)/g)).toBeNull();
    expect(page.match(/<\/style>/g)).toHaveLength(1);
    // the foot is a CSS string: nothing in it can end the string or the rule
    const foot = /@bottom-center \{ content: "([^"]*)"; \}/.exec(page)?.[1] ?? '';
    expect(foot).toMatch(/^[\p{L}\p{N} 　\\]+$/u);
    const read = foot.replaceAll(/\\([0-9a-f]+) /g, (_, hex: string) =>
      String.fromCodePoint(Number.parseInt(hex, 16)),
    );
    expect(read).toBe(`${hostile}　${hostile}`);
  });

  test('loads nothing and runs nothing', () => {
    const markup = page.replaceAll(/>[^<]*</g, '><');
    expect(markup).not.toMatch(/\s(src|href|on\w+)=/);
    expect(page).not.toMatch(/url\(|@import/);
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
  });

  test('names its language and renders readings', () => {
    expect(page).toContain('<html lang="ja-x-easy" class="readings">');
    expect(page).toContain('<ruby>学校<rp>（</rp><rt>がっこう</rt><rp>）</rp></ruby>');
  });

  test('heads the rows and columns of a matrix, and draws the QR code', () => {
    expect(page).toContain('<th scope="row">ア');
    expect(page.match(/<th scope="col">/g)).toHaveLength(1);
    expect(page).toContain('d="M0 0h1v1h-1zM2 0h1v1h-1zM0 2h3v1h-3z"');
  });
});
