import { inflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Booklet, BookletQuestion, BookletText } from '../../instruments/booklet/booklet.ts';
import { specimenCover } from '../../instruments/booklet/booklet-cover.ts';
import { bookletOf } from '../../instruments/booklet/booklet-of.ts';
import { composeFromDefinitions } from '../../instruments/composition/compose-from-definitions.ts';
import { parseDefinitions } from '../../instruments/definition/parse-definitions.ts';
import { bookletPdf } from './booklet-pdf.ts';
import { BookletPdfError } from './booklet-pdf-error.ts';

const files = import.meta.glob<string>('../../instruments/{library,questionnaires,areas}/**/*.json', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const definitions = parseDefinitions(
  new Map(Object.entries(files).map(([path, text]) => [path.slice('../../instruments/'.length), text])),
);

function shipped(id: string): Booklet {
  const recipe = definitions.recipes.find(({ value }) => value.id === id)?.value;
  if (!recipe) throw new Error(`${id} is not shipped`);
  const questionnaire = composeFromDefinitions(recipe, definitions);
  const [language = 'ja'] = questionnaire.languages;
  return bookletOf(questionnaire, language, specimenCover(recipe.title.ja, null));
}

/** What a viewer would find in the file: its pages, its fonts, and the letters of each page in the order of the file. */
interface ReadPdf {
  readonly pages: readonly string[];
  readonly source: string;
}

function readPdf(bytes: Uint8Array): ReadPdf {
  const source = Buffer.from(bytes).toString('latin1');
  const objects = new Map(
    [...source.matchAll(/\n(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(
      ([, id = '', body = '']) => [id, body] as const,
    ),
  );
  const stream = (id = '') => {
    const body = objects.get(id) ?? '';
    const data = Buffer.from(/stream\n([\s\S]*)\nendstream/.exec(body)?.[1] ?? '', 'latin1');
    return body.includes('/FlateDecode') ? inflateSync(data).toString('latin1') : data.toString('latin1');
  };
  const pages = [...objects.values()]
    .filter((body) => /\/Type \/Page\n/.test(body))
    .map((page) => {
      const letters = new Map(
        [...page.matchAll(/\/(f\d+) (\d+) 0 R/g)].map(([, name = '', font = '']) => [
          name,
          letterTable(stream(/\/ToUnicode (\d+)/.exec(objects.get(font) ?? '')?.[1])),
        ]),
      );
      let font: string | undefined;
      let text = '';
      let strings: string[] = [];
      const content = stream(/\/Contents (\d+)/.exec(page)?.[1]);
      for (const token of tokensOf(content)) {
        if (typeof token === 'object') strings.push(token.string);
        else if (token.startsWith('/f')) font = token.slice(1);
        else if (token === 'Tj' || token === 'TJ')
          text += strings.map((string) => lettersOf(string, letters.get(font ?? '') ?? new Map())).join('');
        if (token === 'BT' || token === 'ET' || token === 'Tj' || token === 'TJ') strings = [];
      }
      return text;
    });
  return { pages, source };
}

/** Glyph → letters, from a ToUnicode CMap. */
function letterTable(cmap: string): ReadonlyMap<number, string> {
  const hex = (digits: string | undefined) => Number.parseInt(digits ?? '', 16);
  const letters = (digits: string | undefined) =>
    Buffer.from(digits ?? '', 'hex')
      .swap16()
      .toString('utf16le');
  const single = [...cmap.matchAll(/^<([0-9a-f]{4})> <([0-9a-f]+)>$/gim)].map(
    ([, glyph, to]) => [hex(glyph), letters(to)] as const,
  );
  const ranges = [...cmap.matchAll(/^<([0-9a-f]{4})> <([0-9a-f]{4})> <([0-9a-f]{4})>$/gim)].flatMap(
    ([, from, last, to]) =>
      Array.from(
        { length: hex(last) - hex(from) + 1 },
        (_, step) => [hex(from) + step, String.fromCodePoint(hex(to) + step)] as const,
      ),
  );
  return new Map([...single, ...ranges]);
}

/** Names, operators and strings of a content stream. */
function* tokensOf(content: string): Generator<string | { readonly string: string }> {
  const token = /<([0-9a-fA-F]+)>|\/?[\w.'-]+|[\s\S]/y;
  while (token.lastIndex < content.length) {
    if (content[token.lastIndex] === '(') {
      const { string, end } = literalString(content, token.lastIndex);
      token.lastIndex = end;
      yield { string };
    } else {
      const [whole = '', digits] = token.exec(content) ?? [];
      yield digits === undefined ? whole : { string: Buffer.from(digits, 'hex').toString('latin1') };
    }
  }
}

/** The bytes of the literal string that starts here; it may hold brackets in pairs. */
function literalString(content: string, start: number): { readonly string: string; readonly end: number } {
  const named: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
  const piece = /\\([0-7]{1,3})|\\([\s\S])|[\s\S]/y;
  piece.lastIndex = start + 1;
  let string = '';
  for (let depth = 1; ; ) {
    const [letter = ')', octal, escaped] = piece.exec(content) ?? [];
    if (letter === '(') depth += 1;
    if (letter === ')') depth -= 1;
    if (depth === 0) return { string, end: piece.lastIndex };
    if (octal !== undefined) string += String.fromCharCode(Number.parseInt(octal, 8));
    else string += escaped === undefined ? letter : (named[escaped] ?? escaped);
  }
}

/** Two bytes a glyph. */
function lettersOf(bytes: string, table: ReadonlyMap<number, string>): string {
  let text = '';
  for (let at = 0; at + 1 < bytes.length; at += 2)
    text += table.get(bytes.charCodeAt(at) * 256 + bytes.charCodeAt(at + 1)) ?? '\ufffd';
  return text;
}

const plain = (text: BookletText | null) => (text ?? []).map((part) => part.text).join('');
const withoutSpace = (text: string) => text.replaceAll(/\s/g, '');
const questionsOf = (booklet: Booklet): readonly BookletQuestion[] =>
  booklet.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'question' ? [block] : [])),
  );

const made = new Map<string, { readonly booklet: Booklet; readonly pdf: Uint8Array }>();
async function make(id: string) {
  const booklet = shipped(id);
  const own = made.get(id) ?? { booklet, pdf: await bookletPdf(booklet) };
  made.set(id, own);
  return { ...own, read: readPdf(own.pdf) };
}

describe('the booklet as PDF', () => {
  test('is a tagged PDF/UA with its title, its language and its fonts in it', async () => {
    const { pdf, read } = await make('saitama-2023');
    expect(read.source.startsWith('%PDF-1.7')).toBe(true);
    expect(read.source).toContain('pdfuaid:part');
    expect(read.source).toMatch(/\/MarkInfo <<\s*\/Marked true/);
    expect(read.source).toMatch(/\/Lang \(ja\)/);
    const fonts = new Set(
      [...read.source.matchAll(/\/FontName \/[A-Z]{6}\+([\w-]+)/g)].map(([, name]) => name),
    );
    expect(fonts).toEqual(new Set(['BIZUDPGothic-Regular', 'BIZUDPGothic-Bold']));
    expect([...read.source.matchAll(/\/FontFile2 /g)]).toHaveLength(2);
    // neither a clock nor a random name is in it
    expect(Buffer.from(await bookletPdf(shipped('saitama-2023'))).equals(Buffer.from(pdf))).toBe(true);
  });

  test.each([
    ['saitama-2023', 12, 18],
    ['national-2024', 10, 18],
    ['kamakura-young-carer-2023-primary', 10, 26],
  ])('%s prints every question and every option, on a sensible number of pages', async (id, least, most) => {
    const { booklet, read } = await make(id);
    expect(read.pages.length).toBeGreaterThanOrEqual(least);
    expect(read.pages.length).toBeLessThanOrEqual(most);
    for (const [p, page] of read.pages.entries()) expect(page).toContain(`${p + 1} / ${read.pages.length}`);
    const readings = new Set(
      questionsOf(booklet).flatMap(({ title }) => title.flatMap(({ reading }) => reading ?? [])),
    );
    expect(readings.size > 0).toBe(id.endsWith('primary'));
    // readings stand between the letters of a text, so a text with readings is looked for in pieces
    const all = withoutSpace(read.pages.join(''));
    for (const { number, title, answer, instruction } of questionsOf(booklet)) {
      const texts = [
        title,
        instruction,
        ...(answer.kind === 'options' ? answer.options.map(({ text }) => text) : []),
        ...(answer.kind === 'rows' ? [...answer.columns, ...answer.rows].map(({ text }) => text) : []),
      ];
      expect(all).toContain(number);
      for (const { text, reading } of texts.flat()) {
        expect(all).toContain(withoutSpace(text));
        if (reading !== undefined) expect(all).toContain(reading);
      }
    }
  });

  test('never tears a question apart that fits on a page', async () => {
    const { booklet, read } = await make('national-2024');
    const pages = read.pages.map(withoutSpace);
    for (const { number, title, answer } of questionsOf(booklet)) {
      if (answer.kind !== 'options') continue;
      const on = pages.findIndex((page) => page.includes(withoutSpace(plain(title))));
      expect(on, number).toBeGreaterThan(0);
      for (const { text } of answer.options) expect(pages[on], number).toContain(withoutSpace(plain(text)));
    }
  });

  const evil =
    '#evil[ #import "x" $x^2$ *b* _i_ `c` @ref \\n \\u{41} "q" // c /* d */ = h #{panic()} 髙﨑①㈱';
  const hostileQuestion = (name: string, options: number): BookletQuestion => ({
    kind: 'question',
    name,
    number: '問1',
    title: [{ text: evil }],
    description: [{ text: `い${evil}` }],
    routing: [{ text: `ろ${evil}` }],
    instruction: [{ text: `は${evil}` }],
    answer: {
      kind: 'options',
      across: 1,
      options: Array.from({ length: options }, (_, code) => ({
        code,
        text: [{ text: `に${code}${evil}${'とても長い選択肢、'.repeat(8)}` }],
        goTo: null,
      })),
    },
    keying: [{ item: name, digits: 2 }],
  });
  async function hostile(options: number) {
    const from = shipped('saitama-2023');
    const [section] = from.sections;
    if (!section) throw new Error('no section');
    const booklet: Booklet = {
      ...from,
      title: [{ text: evil }],
      marks: [[{ text: evil }]],
      cover: {
        ...from.cover,
        lines: [{ term: [{ text: evil }], text: [{ text: evil }] }],
        slip: { label: [{ text: evil }], number: '"]#1' },
        web: {
          heading: [{ text: evil }],
          text: [{ text: evil }],
          address: `https://x.example/#${evil}`,
          qr: ['101', '010', '101'],
          qrAlternative: [{ text: evil }],
        },
      },
      sections: [
        {
          ...section,
          title: [{ text: evil }],
          blocks: [hostileQuestion('a', options), hostileQuestion('b', 2)],
        },
      ],
      foot: { desks: [{ text: evil }], slip: [{ text: '"]#1' }] },
    };
    return readPdf(await bookletPdf(booklet));
  }

  test('prints what looks like markup as it is written, and breaks a question that no page holds', async () => {
    const { pages } = await hostile(40);
    const all = withoutSpace(pages.join(''));
    // title, mark, term and text, label, heading, text and address of the web box, section, the two questions
    // with four texts each, 42 options, and the foot of each page
    expect(all.split(withoutSpace(evil)).length - 1).toBe(9 + 8 + 42 + pages.length);
    expect(all).toContain('"]#1');
    for (const piece of ['い', 'ろ', 'は', 'に39']) expect(all).toContain(piece + withoutSpace(evil));
    expect(pages.length).toBeGreaterThan(4);
  });

  test('prints every desk on a page, however many there are', async () => {
    const from = shipped('saitama-2023');
    const list = Array.from({ length: 40 }, (_, index) => ({
      name: [{ text: `窓口${index}番` }],
      value: '0120-000-000',
      detail: [{ text: '毎日' }],
    }));
    const desks = { heading: [{ text: '相談先' }], introduction: [{ text: '次の窓口' }], list };
    const { pages } = readPdf(await bookletPdf({ ...from, end: { ...from.end, desks } }));
    const on = (name: string) => pages.findIndex((page) => withoutSpace(page).includes(name));
    expect(on('窓口0番')).toBeGreaterThan(0);
    // drawn below the edge of one page, they would all be on it
    expect(on('窓口39番')).toBeGreaterThan(on('窓口0番'));
  });

  test('says which letters its font does not have, and what to do', async () => {
    const from = shipped('saitama-2023');
    const error = await bookletPdf({ ...from, title: [{ text: '한국어 𠮷' }] }).catch(
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(BookletPdfError);
    const { code, message } = (error as BookletPdfError).finding;
    expect(code).toBe('booklet.letters-missing');
    for (const letter of '한국어𠮷') expect(message.ja).toContain(letter);
    expect(message.ja).toContain('HTML');
    expect(message.en).toContain('print the HTML booklet');
  });

  test('takes letters that its own font does not have from another one', async () => {
    const vietnamese = { ...shipped('saitama-2023'), title: [{ text: 'Câu hỏi được gửi' }] };
    await expect(bookletPdf(vietnamese)).rejects.toThrow(BookletPdfError);
    for (const made of [
      await bookletPdf(vietnamese, { folders: [], families: ['Libertinus Serif'] }),
      await bookletPdf({ ...vietnamese, language: 'vi' }),
    ]) {
      const { pages, source } = readPdf(made);
      expect(withoutSpace(pages[0] ?? '')).toContain('Câuhỏiđượcgửi');
      expect(source).toContain('LibertinusSerif');
    }
  });

  test('is refused where a named font is not there', async () => {
    const fonts = { folders: [], families: ['No Such Font'] };
    const error = await bookletPdf(shipped('saitama-2023'), fonts).catch((reason: unknown) => reason);
    expect((error as BookletPdfError).finding).toMatchObject({ code: 'booklet.pdf-refused' });
    expect((error as BookletPdfError).message).toContain('no such font');
  });
});
