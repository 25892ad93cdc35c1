import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { extendLock } from '../../instruments/composition/extend-lock.ts';
import type { Lock } from '../../instruments/composition/lock.ts';
import { lockedFiles } from '../../instruments/composition/locked-files.ts';
import { parseDefinitions } from '../../instruments/definition/parse-definitions.ts';
import { readDefinitionFiles } from '../questionnaires/load-definitions.ts';
import { sha256 } from '../questionnaires/sha256.ts';
import { runTsunagari } from './run-tsunagari.ts';

const shipped = join(import.meta.dirname, '..', '..', 'instruments');

/** What one questionnaire of residents needs; checked in a tenth of the time that the whole library takes. */
const SAITAMA =
  /^(library\/(connections\/R4|residence-saitama\/1|place-making\/1)\.([A-Za-z-]+\.)?json|questionnaires\/saitama-2023\.json|areas\/saitama-5\.json|library\/connections\/published\/R4\.json)$/;

/** What a call of the command line came to. */
export interface Called {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

/** A copy of the real library in a folder of its own, everything in it published, for tests to change. */
export interface TrialLibrary {
  readonly folder: string;
  /** `instruments/` of the copy */
  readonly library: string;
  /** one call of the real program: `tsunagari instruments …` on the copy, whose folder relative paths start at */
  readonly call: (...args: readonly string[]) => Promise<Called>;
  readonly read: (file: string) => Promise<string>;
  readonly write: (file: string, content: unknown) => Promise<void>;
  readonly edit: (file: string, from: string, to: string) => Promise<void>;
  /** takes definitions out of the lock, as if they had just been written */
  readonly unlock: (...keys: readonly string[]) => Promise<void>;
  readonly remove: () => Promise<void>;
}

export async function trialLibrary({
  whole = false,
  watched = false,
}: {
  readonly whole?: boolean;
  readonly watched?: boolean;
} = {}): Promise<TrialLibrary> {
  const folder = await mkdtemp(join(tmpdir(), 'tsunagari-commands-'));
  const library = join(folder, 'instruments');
  const path = (file: string) => join(library, file);
  const write = async (file: string, content: unknown) => {
    await mkdir(dirname(path(file)), { recursive: true });
    await writeFile(path(file), typeof content === 'string' ? content : JSON.stringify(content, null, 2));
  };
  const files = new Map(
    [...(await readDefinitionFiles(shipped))].filter(
      ([file]) => file !== 'library/lock.json' && (whole || SAITAMA.test(file)),
    ),
  );
  for (const file of files.keys()) await cp(join(shipped, file), path(file));
  const none: Lock = {
    instruments: {},
    overlays: {},
    questionnaires: {},
    areaSchemes: {},
    publishedFigures: {},
    derived: {},
    crosswalks: {},
  };
  await write('library/lock.json', extendLock(none, lockedFiles(parseDefinitions(files), sha256), null).lock);

  const read = (file: string) => readFile(path(file), 'utf8');
  return {
    folder,
    library,
    read,
    write,
    call: async (...args) => {
      const called = { out: '', err: '' };
      const collect = (stream: 'out' | 'err') => (text: string) => {
        called[stream] += text;
      };
      const terminal = { out: collect('out'), err: collect('err'), watched, folder };
      const exitCode = await runTsunagari(['instruments', ...args], terminal, library);
      return { exitCode, ...called };
    },
    edit: async (file, from, to) => {
      const text = await read(file);
      if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
      await write(file, text.replaceAll(from, to));
    },
    unlock: async (...keys) => {
      const lock = JSON.parse(await read('library/lock.json')) as Record<string, Record<string, string>>;
      for (const key of keys) for (const section of Object.values(lock)) delete section[key];
      await write('library/lock.json', lock);
    },
    remove: () => rm(folder, { recursive: true }),
  };
}
