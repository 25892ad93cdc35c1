import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The five folders of the flow (docs/decisions/0001-folders-and-imports.md). */
export const STAGES = ['instruments', 'analysis', 'server', 'client', 'fixtures'] as const;

export interface SourceFile {
  /** path from the project's root, with forward slashes */
  readonly path: string;
  readonly text: string;
}

/** Every TypeScript file below the given folders; tests and stories only when asked for. */
export function sourceFiles(folders: readonly string[], { tests }: { tests: boolean }): SourceFile[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => tests || !isTest(path))
      .map((path) => ({
        path: relative(root, path).split(sep).join('/'),
        text: readFileSync(path, 'utf8'),
      })),
  );
}

export function isTest(path: string): boolean {
  return /\.(test|story)\.tsx?$/.test(path) || path.split(sep).join('/').includes('/stories/');
}

export interface ImportLine {
  readonly specifier: string;
  readonly typeOnly: boolean;
}

/** The modules a file names: static and dynamic imports and re-exports. */
export function importsOf(text: string): ImportLine[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  const lines: ImportLine[] = [];
  for (const match of code.matchAll(
    /^\s*(?:import|export)\s+(type\s+)?(?:[\w*{}\s,$]+?\s+from\s+)?['"]([^'"]+)['"]/gm,
  )) {
    lines.push({ specifier: match[2] as string, typeOnly: match[1] !== undefined });
  }
  for (const match of code.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g)) {
    lines.push({ specifier: match[1] as string, typeOnly: false });
  }
  return lines;
}
