import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CP932_SUBSTITUTES } from './cp932-substitutes.ts';
import { LAYOUT_VERSION, LAYOUTS } from './machine-layout.ts';
import { MACHINE_MEASURES } from './machine-measures.ts';
import { MACHINE_RULES } from './machine-rules.ts';

// Proves that docs/exports.md and the code have not drifted apart.

const page = readFileSync(new URL('../../docs/exports.md', import.meta.url), 'utf8');

/** Cells of the table under a heading, without its head. */
function tableUnder(heading: string): string[][] {
  const section = page.split(/^## /m).find((text) => text.startsWith(`${heading}\n`)) ?? '';
  const lines = section.split('\n').filter((line) => line.startsWith('|'));
  return lines.slice(2).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

describe('docs/exports.md', () => {
  it('names the columns and the version of every layout', () => {
    expect(page).toContain(`Version of the layouts: ${LAYOUT_VERSION}`);
    const rows = tableUnder('Layouts of the machine profile');
    expect(rows.map(([name, columns]) => [name, columns])).toEqual(
      Object.entries(LAYOUTS).map(([name, columns]) => [
        name,
        columns.map((column) => `\`${column}\``).join(' '),
      ]),
    );
  });

  it('has a row for every measure, with its units and decimals', () => {
    expect(tableUnder('Measures')).toEqual(
      Object.entries(MACHINE_MEASURES).map(([id, { label, units, decimals, signed }]) => [
        `\`${id}\``,
        label.ja,
        label.en,
        units.join(' '),
        String(decimals),
        signed ? 'yes' : '',
      ]),
    );
  });

  it('says of each of the thirty rules how it is kept', () => {
    expect(tableUnder('The thirty rules')).toEqual(
      MACHINE_RULES.map(({ id, title, kept, how }) => [id, title, kept, how]),
    );
  });

  it('lists every character that CP932 has under another code point', () => {
    const point = (text: string) =>
      `U+${(text.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}`;
    expect(tableUnder('CP932').map(([from, to]) => [from, to])).toEqual(
      CP932_SUBSTITUTES.map(({ from, to }) => [point(from), point(to)]),
    );
  });
});
