import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isTest, root, STAGES, sourceFiles } from './project-files.ts';

// Proves that files stay findable: one idea each, no drawers, no barrels, nothing too long to read in one sitting.

const LINE_LIMIT = 400;
/** The contract is data, and stands in one file so that one can see every route at once. */
const DATA = ['server/contract/api.ts'];

describe('structure', () => {
  const files = sourceFiles(STAGES, { tests: true });

  it('has no barrel and no drawer', () => {
    const drawers = /(^|\/)(utils?|helpers?|misc|common|services|hooks|types)(\/|\.tsx?$)|(^|\/)index\.tsx?$/;
    expect(files.map(({ path }) => path).filter((path) => drawers.test(path))).toEqual([]);
  });

  it(`has no source file over ${LINE_LIMIT} lines`, () => {
    const long = files
      .filter(({ path }) => !isTest(path) && !DATA.includes(path))
      .map(({ path, text }) => ({ path, lines: text.split('\n').length }))
      .filter(({ lines }) => lines > LINE_LIMIT);
    expect(long).toEqual([]);
  });

  it('names files in kebab-case', () => {
    const names = files.map(({ path }) => path.split('/').at(-1) as string);
    expect(names.filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.(test|story|d))?\.tsx?$/.test(name))).toEqual(
      [],
    );
  });

  it('keeps the top level to the five folders, documents and tool files', () => {
    const folders = readdirSync(root, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
      .map(({ name }) => name)
      .filter((name) => !['node_modules', 'dist', 'data', 'coverage'].includes(name));
    expect(folders.sort()).toEqual([...STAGES, 'docs', 'scripts'].sort());
  });

  it('silences no type error and leaves no work for later', () => {
    const marks = /@ts-(ignore|nocheck)|\b(TODO|FIXME)\b|\bas any\b|:\s*any\s*[;,)=\]]/;
    expect(
      files
        .filter(({ path, text }) => !path.startsWith('scripts/') && marks.test(text))
        .map(({ path }) => path),
    ).toEqual([]);
  });
});
