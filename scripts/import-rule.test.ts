import { dirname, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importsOf, STAGES, sourceFiles } from './project-files.ts';

// Proves the table of the design: what leaves a stage flows forward only, and ambient facts
// (clock, disk, network, randomness) stay at the edges. A new exception belongs in the table, with a reason.

interface StageRule {
  /** folders whose values and types may be imported */
  readonly folders: readonly string[];
  /** folders of which only types may be imported */
  readonly typesOnly: readonly string[];
  /** packages allowed; null: any that package.json names */
  readonly packages: readonly string[] | null;
  readonly node: boolean;
}

const RULES: Record<(typeof STAGES)[number], StageRule> = {
  instruments: { folders: ['instruments'], typesOnly: [], packages: ['survey-core', 'zod'], node: false },
  analysis: {
    folders: ['analysis', 'instruments'],
    typesOnly: [],
    packages: [
      'simple-statistics',
      'papaparse',
      'yalps',
      'iconv-lite',
      'write-excel-file',
      'hyparquet-writer',
      '@uwdata/flechette',
    ],
    node: false,
  },
  server: { folders: ['server', 'analysis', 'instruments'], typesOnly: [], packages: null, node: true },
  client: {
    folders: ['client', 'instruments'],
    typesOnly: ['analysis', 'server/contract'],
    packages: null,
    node: false,
  },
  fixtures: { folders: [], typesOnly: [], packages: [], node: false },
};

/** The contract is read by the browser too, so it may not pull the server in. */
const CONTRACT: StageRule = {
  folders: ['server/contract', 'instruments'],
  typesOnly: ['analysis'],
  packages: ['zod'],
  node: false,
};

function within(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

function violation(file: string, specifier: string, typeOnly: boolean, rule: StageRule): string | null {
  if (specifier.startsWith('.')) {
    const target = posix.normalize(posix.join(dirname(file), specifier));
    const allowed = [...rule.folders, ...(typeOnly ? rule.typesOnly : [])];
    return allowed.some((folder) => within(target, folder)) ? null : `${file} may not import ${target}`;
  }
  if (specifier.startsWith('node:')) return rule.node ? null : `${file} may not import ${specifier}`;
  const name = specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
  if (rule.packages === null || rule.packages.includes(name)) return null;
  return `${file} may not import the package ${name}`;
}

function violationsOf(path: string, text: string): string[] {
  const stage = path.split('/')[0] as (typeof STAGES)[number];
  const rule = within(path, 'server/contract') ? CONTRACT : RULES[stage];
  return importsOf(text)
    .map(({ specifier, typeOnly }) => violation(path, specifier, typeOnly, rule))
    .filter((line) => line !== null);
}

describe('import rule', () => {
  it('holds for every file of the five folders', () => {
    const files = sourceFiles(STAGES, { tests: false });
    expect(files.length).toBeGreaterThan(50);
    expect(files.flatMap(({ path, text }) => violationsOf(path, text))).toEqual([]);
  });

  it.each([
    ['analysis/tally/tally.ts', "import { open } from '../../server/store/open-store.ts';"],
    ['analysis/tally/tally.ts', "import { readFileSync } from 'node:fs';"],
    ['instruments/rules/a.ts', "import type { Dataset } from '../../analysis/dataset/dataset.ts';"],
    ['client/form/a.tsx', "import { protectItem } from '../../analysis/disclosure/protect-tables.ts';"],
    ['client/form/a.tsx', "const later = import('../../server/http/app.ts');"],
    ['server/contract/api.ts', "import { log } from '../http/log.ts';"],
    ['instruments/rules/a.ts', "export { z } from 'express';"],
    ['analysis/tally/a.ts', "import {\n  a,\n  b,\n} from '../../client/form/texts.ts';"],
  ])('sees a breach in %s: %s', (path, text) => {
    expect(violationsOf(path, text)).toHaveLength(1);
  });

  it('lets the browser take types, and only types, from the analysis and the contract', () => {
    const type = "import type { PublicSurvey } from '../../server/contract/api.ts';";
    expect(violationsOf('client/form/a.tsx', type)).toEqual([]);
    expect(violationsOf('client/form/a.tsx', type.replace('import type', 'import'))).toHaveLength(1);
  });
});

/** Where the real clock and real randomness may be read: entry files, commands, measurements. */
const EDGES = [/^server\/start\.ts$/, /^server\/(bench|commands)\//, /^client\/.*-entry\.tsx$/];
const AMBIENT = [/\bDate\.now\(/, /\bnew Date\(\s*\)/, /\bMath\.random\(/, /\bperformance\.now\(/];
const DOM_OR_DISK = [
  /(?<![.\w])process\.(?!versions)/,
  /(?<![.\w-])document\./,
  /(?<![.\w])window\./,
  /\blocalStorage\b/,
  /\bfetch\(/,
];

describe('ambient facts', () => {
  it('clock and randomness are arguments below the entry files', () => {
    const breaches = sourceFiles(STAGES, { tests: false })
      .filter(({ path }) => !EDGES.some((edge) => edge.test(path)))
      .flatMap(({ path, text }) =>
        AMBIENT.filter((pattern) => pattern.test(text)).map((pattern) => `${path}: ${pattern.source}`),
      );
    expect(breaches).toEqual([]);
  });

  it('instruments and analysis know no page, disk or network', () => {
    const breaches = sourceFiles(['instruments', 'analysis'], { tests: false }).flatMap(({ path, text }) =>
      DOM_OR_DISK.filter((pattern) => pattern.test(text)).map((pattern) => `${path}: ${pattern.source}`),
    );
    expect(breaches).toEqual([]);
  });
});
