import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const folder = import.meta.dirname;
const page = readFileSync(join(folder, '..', '..', 'docs', 'answers-file.md'), 'utf8');

const files = [
  ...readdirSync(join(folder, 'csv')).map((name) => join('csv', name)),
  ...['number-bands.ts', 'band-column.ts', 'fold-column.ts', 'domain-of.ts'],
].filter((name) => !name.endsWith('.test.ts'));

it('docs/answers-file.md has a heading for every finding of the code, and no other', () => {
  const inCode = files.flatMap((name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    const codes = text.matchAll(/(?:\bcode: |\badd\(\s*|\bfinding\(\s*)'([a-z-]+)'/g);
    return [...codes].map(([, code]) => code as string);
  });
  // a remark that every dataset can have, of responses too
  const own = new Set(inCode.filter((code) => code !== 'area-disagrees'));
  const headings = [...page.matchAll(/^### (\S+)$/gm)].map(([, code]) => code as string);
  expect(own.size).toBeGreaterThan(40);
  expect(headings.toSorted()).toEqual([...own].toSorted());
});
