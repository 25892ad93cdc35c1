import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../project-files.ts';
import { indexPage } from './index-page.ts';
import { pictureFiles } from './pictures.ts';

const folder = join(root, 'docs', 'screenshots');

describe('the screenshots', () => {
  it('are those of the table, no more and no fewer, and the index names them: npm run screenshots makes them', () => {
    const files = pictureFiles().map(({ file }) => file);
    expect(new Set(files).size).toBe(files.length);
    expect(readdirSync(folder).sort()).toEqual([...files, 'README.md'].sort());
    expect(readFileSync(join(folder, 'README.md'), 'utf8')).toBe(indexPage());
  });
});
