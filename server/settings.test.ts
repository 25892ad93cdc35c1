import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseSettings, SettingsError, variables } from './settings.ts';

const parse = (environment: Record<string, string>, installation: 'demo' | 'serve' = 'demo') =>
  parseSettings(environment, installation, '/srv/tsunagari');

function sentences(environment: Record<string, string>): readonly string[] {
  try {
    parse(environment);
  } catch (error) {
    if (error instanceof SettingsError) return error.sentences;
    throw error;
  }
  return [];
}

describe('parseSettings', () => {
  test('without any variable the demonstration has its own folders', () => {
    expect(parse({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      dataDir: '/srv/tsunagari/data/demo',
      secretsDir: '/srv/tsunagari/data/demo-secrets',
      baseUrl: null,
      backupDir: null,
      logLevel: 'warn',
      trustedProxies: 0,
      taskSeconds: 5,
      deskCheckDays: 90,
    });
  });

  test('a real installation never shares the folders of the demonstration', () => {
    const [demo, real] = [parse({}), parse({}, 'serve')];
    expect(real.dataDir).not.toBe(demo.dataDir);
    expect(real.secretsDir).not.toBe(demo.secretsDir);
  });

  test('values are taken, empty ones count as not set', () => {
    const settings = parse({
      PORT: ' 0 ',
      HOST: '::',
      PUBLIC_URL: 'https://survey.example.lg.jp/',
      LOG_LEVEL: '',
    });
    expect(settings).toMatchObject({
      port: 0,
      host: '::',
      baseUrl: 'https://survey.example.lg.jp',
      logLevel: 'warn',
    });
  });

  const wrong: Record<keyof typeof variables, string[]> = {
    PORT: ['65536', '-1', '3000.5', 'abc', '0x10', '１２'],
    HOST: ['a b', '../x'],
    DATA_DIR: ['a\0b'],
    SECRETS_DIR: ['a\0b'],
    BACKUP_DIR: ['a\0b'],
    PUBLIC_URL: [
      'survey.example',
      'ftp://x',
      'https://x/path',
      'https://x/?q',
      'https://a:b@x',
      'javascript:alert(1)',
    ],
    LOG_LEVEL: ['verbose'],
    TRUSTED_PROXIES: ['11', 'true'],
    TASK_SECONDS: ['0', '3601'],
    DESK_CHECK_DAYS: ['0', '367', '90.5'],
  };
  for (const [name, values] of Object.entries(wrong)) {
    test.each(values)(
      `${name}=%j is refused in a sentence naming it, the value and what it needs`,
      (value) => {
        const [sentence, ...more] = sentences({ [name]: value });
        expect(more).toEqual([]);
        expect(sentence).toContain(`${name} is ${JSON.stringify(value)} but needs `);
        expect(sentence).toContain(variables[name as keyof typeof variables].needs);
      },
    );
  }

  test('all wrong variables are named at once', () => {
    expect(sentences({ PORT: 'x', LOG_LEVEL: 'x', PUBLIC_URL: 'x' })).toHaveLength(3);
  });

  test('keys may not lie in the folder that is backed up', () => {
    expect(sentences({ DATA_DIR: 'd', SECRETS_DIR: 'd/keys' })).toEqual([
      expect.stringContaining('outside DATA_DIR'),
    ]);
    expect(sentences({ DATA_DIR: 'd', SECRETS_DIR: 'd' })).toHaveLength(1);
    expect(parse({ DATA_DIR: '/x/d/' }).secretsDir).toBe('/x/d-secrets');
  });

  test('backups and keys may not lie in one another', () => {
    for (const BACKUP_DIR of ['k', 'k/backups', '.', '/']) {
      expect(sentences({ DATA_DIR: 'd', SECRETS_DIR: 'k', BACKUP_DIR }), BACKUP_DIR).toEqual([
        expect.stringContaining('outside SECRETS_DIR'),
      ]);
    }
    expect(parse({ SECRETS_DIR: '/x/keys', BACKUP_DIR: '/x/keys-backup' }).backupDir).toBe('/x/keys-backup');
  });

  test('the README names every variable with what is taken without it', () => {
    const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
    const rows = [...readme.matchAll(/^\| `([A-Z_]+)` \| (.+?) \| /gm)].map(([, name, standard]) => [
      name,
      standard,
    ]);
    expect(rows).toEqual(Object.entries(variables).map(([name, { standard }]) => [name, standard]));
  });
});
