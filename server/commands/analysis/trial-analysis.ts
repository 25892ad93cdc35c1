import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runTsunagari } from '../run-tsunagari.ts';

const shipped = join(import.meta.dirname, '..', '..', '..', 'instruments');

/** A folder of its own in which tests call the real program. */
export interface TrialAnalysis {
  readonly folder: string;
  readonly call: (...args: readonly string[]) => Promise<{
    readonly exitCode: number;
    readonly out: string;
    readonly err: string;
  }>;
  readonly read: (file: string) => Promise<string>;
  readonly bytes: (file: string) => Promise<Uint8Array>;
  readonly write: (file: string, content: string | Uint8Array | object) => Promise<void>;
  readonly files: () => Promise<readonly string[]>;
  readonly remove: () => void;
}

/** @param watched somebody looks at what is not the result: progress is drawn */
export function trialAnalysis(watched = false): TrialAnalysis {
  const folder = mkdtempSync(join(tmpdir(), 'tsunagari-analysis-'));
  const path = (file: string) => join(folder, file);
  return {
    folder,
    call: async (...args) => {
      const called = { out: '', err: '' };
      const collect = (stream: 'out' | 'err') => (text: string) => {
        called[stream] += text;
      };
      const terminal = { out: collect('out'), err: collect('err'), watched, folder };
      return { exitCode: await runTsunagari(args, terminal, shipped), ...called };
    },
    read: (file) => readFile(path(file), 'utf8'),
    bytes: (file) => readFile(path(file)),
    write: async (file, content) => {
      mkdirSync(dirname(path(file)), { recursive: true });
      const text = typeof content === 'string' || content instanceof Uint8Array;
      await writeFile(path(file), text ? content : JSON.stringify(content, null, 2));
    },
    files: async () => (await readdir(folder)).sort(),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
