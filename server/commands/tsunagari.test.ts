import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runTsunagari } from './run-tsunagari.ts';

const shipped = join(import.meta.dirname, '..', '..', 'instruments');

let folder: string;
let library: string;
let out: string;
let err: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tsunagari-commands-'));
  library = join(folder, 'lib');
  for (const part of ['library', 'questionnaires', 'areas'])
    await cp(join(shipped, part), join(library, part), { recursive: true });
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

/** One call of the real program on the copy of the library. */
async function tsunagari(...args: string[]): Promise<number> {
  out = '';
  err = '';
  const terminal = {
    out: (text: string) => {
      out += text;
    },
    err: (text: string) => {
      err += text;
    },
    watched: false,
    folder,
  };
  return runTsunagari(args, terminal, shipped);
}
const inCopy = (...args: string[]) => tsunagari('instruments', '--instruments', 'lib', ...args);

const lockFile = () => join(library, 'library', 'lock.json');
const lockText = () => readFile(lockFile(), 'utf8');
async function edit(file: string, from: string, to: string): Promise<void> {
  const path = join(library, file);
  const text = await readFile(path, 'utf8');
  expect(text).toContain(from);
  await writeFile(path, text.replaceAll(from, to));
}
/** Takes definitions out of the lock, as if they had just been written. */
async function unlock(...keys: string[]): Promise<void> {
  const lock = JSON.parse(await lockText()) as Record<string, Record<string, string>>;
  for (const key of keys) for (const section of Object.values(lock)) delete section[key];
  await writeFile(lockFile(), JSON.stringify(lock));
}

describe('tsunagari', () => {
  test('says how it is called', async () => {
    expect(await tsunagari('--help')).toBe(0);
    expect(out).toContain('instruments');
    expect(await tsunagari('instruments', '--help')).toBe(0);
    for (const command of ['check', 'list', 'publish']) expect(out).toContain(command);
  });

  test.each([
    [['instruments', 'chek'], 'check'],
    [['instrument'], 'instruments'],
    [['instruments', 'check', '--jsn'], '--json'],
    [['instruments', 'publish'], '--all'],
    [['instruments', 'publish', '--all', 'connections@R4'], '--all'],
  ])('%j: a wrong call ends with 2 and names what is near', async (args, near) => {
    expect(await tsunagari(...args)).toBe(2);
    expect(err).toContain(near);
    expect(out).toBe('');
  });

  test('a folder without a library ends with 2 and says what is missing', async () => {
    expect(await tsunagari('instruments', '--instruments', 'nowhere', 'check')).toBe(2);
    expect(err).toContain('nowhere');
    expect(err).toContain('questionnaires');
  });
});

describe('tsunagari instruments check', () => {
  test('finds nothing in the shipped library', async () => {
    expect(await tsunagari('instruments', 'check')).toBe(0);
    expect(err).toContain('問題はありません');
  });

  test('names a published definition that was edited, in text and as JSON', async () => {
    await edit('library/connections/R4.json', '孤独であると感じる', '孤独を感じる');
    expect(await inCopy('check')).toBe(1);
    expect(out).toContain('lock.edited-after-publication');
    expect(out).toContain('library/connections/R4.json');
    expect(await inCopy('check', '--json')).toBe(1);
    expect((JSON.parse(out) as { code: string }[]).map(({ code }) => code)).toContain(
      'lock.edited-after-publication',
    );
  });

  test('names a file that is not JSON', async () => {
    await writeFile(join(library, 'library', 'connections', 'R9.json'), '{');
    expect(await inCopy('check')).toBe(1);
    expect(err).toContain('library/connections/R9.json');
    expect(err).toContain('definition.not-json');
  });
});

describe('tsunagari instruments publish', () => {
  test('adds what is not in the lock yet, byte for byte what a lock written at once has', async () => {
    const before = JSON.parse(await lockText()) as unknown;
    await unlock('saitama-2023@1', 'place-making@1', 'place-making@1.en');
    expect(await inCopy('check')).toBe(1);
    expect(await inCopy('publish', '--all')).toBe(0);
    expect(out.trim().split('\n')).toEqual([
      'instruments place-making@1',
      'overlays place-making@1.en',
      'questionnaires saitama-2023@1',
    ]);
    expect(JSON.parse(await lockText())).toEqual(before);
    expect(await inCopy('check')).toBe(0);
    expect(await inCopy('publish', '--all')).toBe(0);
    expect(out).toBe('');
  });

  test('a questionnaire brings its parts, and nothing else', async () => {
    await unlock('saitama-2023@1', 'place-making@1', 'place-making@1.en', 'saitama-5@1');
    expect(await inCopy('publish', 'saitama-2023@1')).toBe(0);
    expect(out).not.toContain('saitama-5@1');
    expect(out).toContain('place-making@1.en');
  });

  test('an unknown id ends with 2 and names the nearest', async () => {
    expect(await inCopy('publish', 'saitama-2032@1')).toBe(2);
    expect(err).toContain('saitama-2023@1');
  });

  test('is refused while a published definition is edited; the lock stays as it was', async () => {
    await unlock('saitama-2023@1');
    await edit('library/place-making/1.json', 'ない', 'なし');
    const before = await lockText();
    expect(await inCopy('publish', '--all')).toBe(1);
    expect(err).toContain('lock.edited-after-publication');
    expect(await lockText()).toBe(before);
  });

  test('is refused while a law is broken; the lock stays as it was', async () => {
    await unlock('saitama-2023@1', 'residence-saitama@1');
    await edit('library/residence-saitama/1.json', '"value": 99', '"value": 1');
    const before = await lockText();
    expect(await inCopy('publish', '--all')).toBe(1);
    expect(err).toContain('codes-unique-and-allowed');
    expect(await lockText()).toBe(before);
  });
});

describe('tsunagari instruments list', () => {
  test('names every version, its languages with the unapproved ones marked, and whether it is published', async () => {
    await unlock('saitama-2023@1');
    expect(await inCopy('list')).toBe(0);
    expect(out).toContain('instrument connections@R4 ');
    expect(out).toMatch(/questionnaire saitama-2023@1 [^\n]*\n {2}未公開/);
    expect(await inCopy('list', '--json')).toBe(0);
    const entries = JSON.parse(out) as { key: string; published: boolean; languages: string[] }[];
    expect(entries.find(({ key }) => key === 'place-making@1')?.published).toBe(true);
    expect(entries.find(({ key }) => key === 'place-making@1')?.languages[0]).toBe('ja');
  });
});

describe('tsunagari instruments booklet', () => {
  const survey = {
    kind: 'open',
    id: 'tried-2026',
    synthetic: true,
    title: { ja: 'ためしの調査', en: 'Trial survey' },
    organisation: { ja: 'ためし県', en: 'Trial Prefecture' },
    purpose: { ja: '目的', en: 'Purpose' },
    eligibility: { ja: '対象', en: 'Who' },
    privacy: { ja: '扱い', en: 'Privacy' },
    minutes: 12,
    window: { opens: '2026-12-01', closes: '2026-12-24' },
    contact: {
      name: { ja: '福祉政策課', en: 'Welfare Policy' },
      phone: '000-000-0000',
      hours: { ja: '平日', en: 'weekdays' },
    },
    consent: { version: '1', text: { ja: '同意', en: 'Consent' } },
    languages: ['ja'],
    questionnaire: { id: 'saitama-2023', version: '1' },
    areaScheme: null,
    channels: [{ id: 'flyer', label: { ja: 'ちらし', en: 'Flyer' } }],
  };

  test('prints the HTML form with what the survey says on its cover', async () => {
    await writeFile(join(folder, 'survey.json'), JSON.stringify(survey));
    const call = [
      'booklet',
      'saitama-2023',
      '--survey',
      'survey.json',
      '--slip',
      'A-0001',
      '-o',
      'form.html',
    ];
    expect(await inCopy(...call)).toBe(0);
    const html = await readFile(join(folder, 'form.html'), 'utf8');
    for (const said of ['ためし県', '福祉政策課', '000-000-0000', 'A-0001', '2026年（令和8年）12月24日', '問1'])
      expect(html).toContain(said);
    expect(await inCopy(...call)).toBe(1);
    expect(err).toContain('--force');
    expect(await inCopy(...call, '--force')).toBe(0);
  });

  test('prints the PDF into a file only', async () => {
    expect(await inCopy('booklet', 'saitama-2023', '--format', 'pdf')).toBe(2);
    expect(await inCopy('booklet', 'saitama-2023@1', '--format', 'pdf', '-o', 'form.pdf')).toBe(0);
    expect((await readFile(join(folder, 'form.pdf'))).subarray(0, 5).toString()).toBe('%PDF-');
  });

  test.each([
    [['saitama-2032'], 'saitama-2023@1'],
    [['saitama-2023', '--language', 'fr'], 'ja, en'],
    [['saitama-2023', '--format', 'docx'], 'html'],
    [['saitama-2023', '--survey', 'nowhere.json'], 'nowhere.json'],
    [['saitama-2023', '--survey', 'lib/library/lock.json'], 'lock.json'],
  ])('%j: ends with 2 and says what is there', async (args, near) => {
    expect(await inCopy('booklet', ...args)).toBe(2);
    expect(err).toContain(near);
  });

  test('a folder that is not there ends with 1 and leaves nothing behind', async () => {
    expect(await inCopy('booklet', 'saitama-2023', '-o', 'nowhere/form.html')).toBe(1);
    expect(err).toContain('nowhere');
  });
});
