import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ANONYMITY_RULE } from './anonymity-rule.ts';
import { WITHHELD } from './released-dataset.ts';

// Proves that docs/released-dataset.md and the code have not drifted apart.

const read = (...path: string[]) => readFileSync(join(import.meta.dirname, ...path), 'utf8');
const page = read('..', '..', 'docs', 'released-dataset.md');
const quotedIn = (text: string) => [...text.matchAll(/`([^`\n]+)`/g)].map(([, inside]) => inside as string);

describe('docs/released-dataset.md', () => {
  it('has a line for every finding, and for no other', () => {
    const union = /export type ReleaseCode =([^;]+);/.exec(read('release-error.ts'))?.[1] ?? '';
    const codes = [...union.matchAll(/'([^']+)'/g)].map(([, code]) => code as string);
    const rows = page.split('## Why nothing was released')[1]?.split('\n').slice(5) ?? [];
    const told = rows.flatMap((row) => quotedIn(row.split('|')[1] ?? ''));
    expect(codes.length).toBeGreaterThan(20);
    expect(told.toSorted()).toEqual(codes.toSorted());
  });

  it('names every part of a request, the rule and the code of withheld values', () => {
    const request =
      /export interface ReleaseRequest \{([\s\S]+?)\n\}/.exec(read('release-request.ts'))?.[1] ?? '';
    const parts = [...request.matchAll(/readonly (\w+)\??:/g)]
      .map(([, part]) => part as string)
      .filter((part) => !['id', 'reason', 'purpose', 'requester'].includes(part));
    const table = page.split('| in the request |')[1]?.split('\n\n')[0] ?? '';
    const told = table.split('\n').flatMap((row) => quotedIn(row.split('|')[1] ?? ''));
    expect(told).toEqual(parts);
    expect(page).toContain(`| ${ANONYMITY_RULE.smallestClass}, 匿名介護情報等`);
    expect(page).toContain(`251–255, and ${WITHHELD} where`);
  });

  it('names every format', () => {
    const formats = quotedIn(page.split('## Formats')[1]?.split('\n\n')[1] ?? '');
    const files = {
      savFile: 'sav-file',
      parquetFile: 'parquet-file',
      arrowFile: 'arrow-file',
      microdataCsv: 'microdata-csv',
      rScript: 'r-script',
    };
    for (const [name, file] of Object.entries(files)) {
      expect(formats).toContain(name);
      expect(read('..', 'export', 'microdata', `${file}.ts`)).toContain(`export function ${name}(`);
    }
  });
});
