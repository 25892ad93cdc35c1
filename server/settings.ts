import { isAbsolute, resolve } from 'node:path';
import { z } from 'zod';
import { CHECK_DAYS } from './surveys/desk-shown.ts';

/** The two installations that never mix (decision 15). */
export type Installation = 'demo' | 'serve';

const wholeNumber = (minimum: number, maximum: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.number().int().min(minimum).max(maximum));

const folder = z
  .string()
  .min(1)
  .refine((text) => !text.includes('\0'));

const origin = z.string().refine((text) => {
  if (!/^https?:\/\//.test(text) || !URL.canParse(text)) return false;
  const url = new URL(text);
  return url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '';
});

interface Variable {
  readonly schema: z.ZodType;
  /** completes the sentence "… but needs …" */
  readonly needs: string;
  /** what is taken where the variable is not set, for docs/operations */
  readonly standard: string;
}

/** Every environment variable the server reads, what it must look like, and what is taken without it. */
export const variables = {
  PORT: {
    schema: wholeNumber(0, 65_535),
    needs: 'a whole number from 0 to 65535 (0: any free port)',
    standard: '3000',
  },
  HOST: {
    schema: z.string().regex(/^[A-Za-z0-9.:-]{1,253}$/),
    needs: 'a host name or address to listen on, such as 127.0.0.1 or 0.0.0.0',
    standard: '127.0.0.1',
  },
  PUBLIC_URL: {
    schema: origin,
    needs: 'the address people reach this server at, without a path, such as https://survey.example.lg.jp',
    standard: 'http://localhost and the port',
  },
  DATA_DIR: {
    schema: folder,
    needs: 'the path of a folder that holds the database',
    standard: 'data/demo, or data/serve for npm run serve',
  },
  SECRETS_DIR: {
    schema: folder,
    needs: 'the path of a folder for key files, outside DATA_DIR and its backups',
    standard: 'the path of DATA_DIR with -secrets behind it',
  },
  BACKUP_DIR: {
    schema: folder,
    needs: 'the path of a folder for daily copies of the database, outside SECRETS_DIR',
    standard: 'no copies are made',
  },
  LOG_LEVEL: {
    schema: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']),
    needs: 'one of fatal, error, warn, info, debug, silent',
    standard: 'warn for the demonstration, info for npm run serve',
  },
  TRUSTED_PROXIES: {
    schema: wholeNumber(0, 10),
    needs: 'the number of reverse proxies in front of this server, from 0 to 10',
    standard: '0',
  },
  TASK_SECONDS: {
    schema: wholeNumber(1, 3600),
    needs: 'the seconds between two runs of the background tasks, from 1 to 3600',
    standard: '5 for the demonstration, 60 for npm run serve',
  },
  DESK_CHECK_DAYS: {
    schema: wholeNumber(1, 366),
    needs: 'the days for which the check of a consultation desk holds, from 1 to 366',
    standard: '90',
  },
} as const satisfies Record<string, Variable>;

export interface Settings {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly secretsDir: string;
  /** null: no copies are made */
  readonly backupDir: string | null;
  /** null: http://localhost and the port the server got */
  readonly baseUrl: string | null;
  readonly logLevel: z.infer<typeof variables.LOG_LEVEL.schema>;
  readonly trustedProxies: number;
  readonly taskSeconds: number;
  /** days for which the check of a consultation desk holds (japan-conventions H-02) */
  readonly deskCheckDays: number;
}

/** The settings cannot be used; `sentences` names every wrong variable, what it got and what it needs. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
  readonly sentences: readonly string[];
  constructor(sentences: readonly string[]) {
    super(sentences.join('\n'));
    this.sentences = sentences;
  }
}

type VariableName = keyof typeof variables;

/**
 * The settings of one start, parsed once from the environment. An empty variable counts as not set.
 * Relative folders are taken from `workingFolder`.
 * @throws SettingsError naming every wrong variable at once
 */
export function parseSettings(
  environment: Readonly<Record<string, string | undefined>>,
  installation: Installation,
  workingFolder: string,
): Settings {
  const sentences: string[] = [];
  const read = <N extends VariableName>(
    name: N,
    otherwise: z.infer<(typeof variables)[N]['schema']>,
  ): z.infer<(typeof variables)[N]['schema']> => {
    const given = environment[name]?.trim();
    if (given === undefined || given === '') return otherwise;
    const parsed = variables[name].schema.safeParse(given);
    if (parsed.success) return parsed.data as z.infer<(typeof variables)[N]['schema']>;
    sentences.push(`${name} is ${JSON.stringify(given.slice(0, 200))} but needs ${variables[name].needs}.`);
    return otherwise;
  };
  const place = (path: string) => (isAbsolute(path) ? resolve(path) : resolve(workingFolder, path));
  const demo = installation === 'demo';

  const baseUrl = read('PUBLIC_URL', '');
  const dataDir = place(read('DATA_DIR', demo ? 'data/demo' : 'data/serve'));
  const backupDir = read('BACKUP_DIR', '');
  const settings: Settings = {
    port: read('PORT', 3000),
    host: read('HOST', '127.0.0.1'),
    dataDir,
    backupDir: backupDir === '' ? null : place(backupDir),
    secretsDir: place(read('SECRETS_DIR', `${dataDir}-secrets`)),
    baseUrl: baseUrl === '' ? null : new URL(baseUrl).origin,
    logLevel: read('LOG_LEVEL', demo ? 'warn' : 'info'),
    trustedProxies: read('TRUSTED_PROXIES', 0),
    taskSeconds: read('TASK_SECONDS', demo ? 5 : 60),
    deskCheckDays: read('DESK_CHECK_DAYS', CHECK_DAYS),
  };
  const { secretsDir } = settings;
  if (
    settings.backupDir !== null &&
    (isInside(secretsDir, settings.backupDir) || isInside(settings.backupDir, secretsDir))
  ) {
    sentences.push(
      `BACKUP_DIR is ${JSON.stringify(settings.backupDir)} but needs a folder outside SECRETS_DIR (${JSON.stringify(
        secretsDir,
      )}) that does not hold it either, so that no copy of the backups carries the keys.`,
    );
  }
  if (isInside(secretsDir, dataDir)) {
    sentences.push(
      `SECRETS_DIR is ${JSON.stringify(settings.secretsDir)} but needs a folder outside DATA_DIR (${JSON.stringify(
        settings.dataDir,
      )}), so that no backup of the data carries the keys.`,
    );
  }
  if (sentences.length > 0) throw new SettingsError(sentences);
  return Object.freeze(settings);
}

/** Whether a folder is another one or lies in it; both absolute and resolved. */
function isInside(folder: string, other: string): boolean {
  return `${folder}/`.startsWith(other === '/' ? other : `${other}/`);
}
