import type {
  Booklet,
  BookletAnswer,
  BookletNote,
  BookletQuestion,
  BookletSection,
  BookletText,
} from './booklet.ts';
import { bookletStyle } from './booklet-style.ts';

/**
 * The booklet as one HTML file for print: nothing is loaded from anywhere, no script, A4, black on white.
 * Every text is escaped; readings of kanji are `<ruby>`.
 */
export function bookletHtml(booklet: Booklet): string {
  const { language, title, cover, end } = booklet;
  const readings = JSON.stringify(booklet).includes('"reading"');
  return `<!DOCTYPE html>
<html lang="${language}"${readings ? ' class="readings"' : ''}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(plain(title))}</title>
<style>${bookletStyle}${footStyle(booklet)}</style>
</head>
<body>
<header>
${booklet.marks.map((mark) => paragraph(mark, 'mark')).join('\n')}
<p class="slip"><span>${ruby(cover.slip.label)}</span><span>${escaped(cover.slip.number ?? '')}</span></p>
<h1>${ruby(title)}</h1>
<dl>
${cover.lines.map(({ term, text }) => `<div><dt>${ruby(term)}</dt><dd>${ruby(text)}</dd></div>`).join('\n')}
</dl>
<ul class="box promises">${cover.promises.map((promise) => `<li>${ruby(promise)}</li>`).join('')}</ul>
<div class="box"><h2>${ruby(cover.howToMark.heading)}</h2><ol>${cover.howToMark.steps
    .map((step) => `<li>${ruby(step)}</li>`)
    .join('')}</ol></div>
${web(booklet)}
</header>
<main>
<div class="questions">
${booklet.sections.map((section) => part(section, booklet)).join('\n')}
</div>
<div class="end">
${[...end.thanks, ...end.closing].map((text) => paragraph(text)).join('\n')}
${desks(booklet)}
</div>
</main>
</body>
</html>
`;
}

function part(section: BookletSection, booklet: Booklet): string {
  const { title, description, routing, blocks } = section;
  return `<section class="part">
${title ? `<h2>${ruby(title)}</h2>` : ''}${description ? paragraph(description) : ''}${routing ? paragraph(routing, 'routing') : ''}
${blocks.map((block) => (block.kind === 'note' ? note(block) : question(block, booklet))).join('\n')}
</section>`;
}

function note({ text, routing, ending }: BookletNote): string {
  return `<div class="note">${routing ? paragraph(routing, 'routing') : ''}${paragraph(text)}${ending ? paragraph(ending) : ''}</div>`;
}

function question(block: BookletQuestion, booklet: Booklet): string {
  const { number, title, description, routing, instruction, answer } = block;
  return `<div class="question">${routing ? paragraph(routing, 'routing') : ''}<h3 class="asked"><span>${escaped(number)}</span><span>${ruby(title)}<span class="instruction">${ruby(instruction)}</span></span></h3>
${description ? paragraph(description, 'description') : ''}${answerSpace(answer)}${office(block, booklet)}</div>`;
}

function answerSpace(answer: BookletAnswer): string {
  switch (answer.kind) {
    case 'options':
      return `<ol class="options${answer.across > 1 ? ` across-${answer.across}` : ''}">${answer.options
        .map(
          ({ code, text, goTo }) =>
            `<li><span class="code">${code}</span><span>${ruby(text)}${goTo ? ` <span class="goto">${ruby(goTo)}</span>` : ''}</span></li>`,
        )
        .join('')}</ol>`;
    case 'rows':
      return `<table><thead><tr><td></td>${answer.columns
        .map(({ text }) => `<th scope="col">${ruby(text)}</th>`)
        .join('')}</tr></thead><tbody>${answer.rows
        .map(
          ({ letter, text }) =>
            `<tr><th scope="row">${escaped(letter)}　${ruby(text)}</th>${answer.columns.map(({ code }) => `<td>${code}</td>`).join('')}</tr>`,
        )
        .join('')}</tbody></table>`;
    case 'number':
      return `<div class="digits" aria-hidden="true">${'<span></span>'.repeat(answer.digits)}</div>`;
    case 'text':
      return `<div class="lines" aria-hidden="true">${'<span></span>'.repeat(answer.lines)}</div>`;
  }
}

function office({ keying }: BookletQuestion, { officeOnly }: Booklet): string {
  const boxes = keying
    .map(({ item, digits }) => `<span>${escaped(item)} ${'<i></i>'.repeat(digits)}</span>`)
    .join('');
  return `<div class="office" aria-hidden="true"><span>${ruby(officeOnly)}</span>${boxes}</div>`;
}

function web({ cover }: Booklet): string {
  if (!cover.web) return '';
  const { heading, text, address, qr, qrAlternative } = cover.web;
  return `<div class="box web"><div><h2>${ruby(heading)}</h2>${paragraph(text)}<p class="address">${escaped(address)}</p></div>${
    qr ? qrPicture(qr, plain(qrAlternative)) : ''
  }</div>`;
}

/** The foot of every printed page; only a style sheet can set it, so its texts are written as CSS strings. */
function footStyle({ questionnaire, foot }: Booklet): string {
  const middle = [foot.slip, foot.desks].flatMap((text) => (text ? [plain(text)] : [])).join('　');
  return `@page { @bottom-left { content: ${cssString(`${questionnaire.id} ${questionnaire.version}`)}; font-size: 8pt; width: 42mm; } @bottom-right { width: 22mm; } @bottom-center { content: ${cssString(middle)}; } }
`;
}

/** Whatever is not a letter, a digit or a space is written by its number, so nothing can end the string. */
function cssString(text: string): string {
  return `"${text.replaceAll(/[^\p{L}\p{N} 　]/gu, (letter) => `\\${letter.codePointAt(0)?.toString(16)} `)}"`;
}

/** Runs of dark modules of each row as one path. */
function qrPicture(rows: readonly string[], title: string): string {
  const path = rows
    .flatMap((row, y) =>
      [...row.matchAll(/1+/g)].map(({ index, 0: run }) => `M${index} ${y}h${run.length}v1h-${run.length}z`),
    )
    .join('');
  return `<svg viewBox="0 0 ${rows.length} ${rows.length}" shape-rendering="crispEdges" role="img"><title>${escaped(title)}</title><path d="${path}"/></svg>`;
}

function desks({ end }: Booklet): string {
  if (!end.desks) return '';
  const { heading, introduction, list } = end.desks;
  return `<section class="box desks"><h2>${ruby(heading)}</h2>${paragraph(introduction)}${
    list.length === 0
      ? ''
      : `<ul>${list
          .map(
            ({ name, value, detail }) =>
              `<li><strong>${ruby(name)}　${escaped(value)}</strong><br>${ruby(detail)}</li>`,
          )
          .join('')}</ul>`
  }</section>`;
}

function paragraph(text: BookletText, name?: string): string {
  return `<p${name ? ` class="${name}"` : ''}>${ruby(text)}</p>`;
}

function ruby(text: BookletText): string {
  return text
    .map(({ text: base, reading }) =>
      reading === undefined
        ? escaped(base)
        : `<ruby>${escaped(base)}<rp>（</rp><rt>${escaped(reading)}</rt><rp>）</rp></ruby>`,
    )
    .join('');
}

function plain(text: BookletText): string {
  return text.map(({ text: base }) => base).join('');
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
