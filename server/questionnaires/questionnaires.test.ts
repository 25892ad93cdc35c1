import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DefinitionError } from '../../instruments/definition/finding.ts';
import { type IngestInstallation, makeInstallation } from '../bench/ingest-installation.ts';
import { answerBytes } from './answer-bytes.ts';
import { checkPublished } from './check-published.ts';
import { loadDefinitions } from './load-definitions.ts';
import { publishQuestionnaire } from './publish-questionnaire.ts';

let folder: string;
let installation: IngestInstallation;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tsunagari-definitions-'));
  installation = await makeInstallation({ letters: { chuo: 30 } });
});
afterAll(async () => {
  await installation.remove();
  rmSync(folder, { recursive: true, force: true });
});

/** A copy of the shipped definitions with one text of one file replaced. */
function edited(file: string, from: string, to: string): string {
  const copy = mkdtempSync(join(folder, 'copy-'));
  for (const part of ['definitions', 'questionnaires', 'areas']) {
    cpSync(join('instruments', part), join(copy, part), { recursive: true });
  }
  const text = readFileSync(join(copy, file), 'utf8');
  expect(text).toContain(from);
  writeFileSync(join(copy, file), text.replace(from, to));
  return copy;
}

describe('loading definitions', () => {
  it('reads what ships', async () => {
    const { recipes, lock } = await loadDefinitions('instruments');
    expect(recipes.map(({ value }) => value.id)).toContain('saitama-2023');
    expect(lock).not.toBeNull();
  });

  it.each([
    ['a Japanese wording', 'definitions/connections/R4.json', '"title": "', '"title": "また'],
    ['a code', 'definitions/place-making/1.json', '"value": 3', '"value": 33'],
    ['a translation', 'definitions/connections/R4.en.json', 'title": "', 'title": "Or '],
    ['an area', 'areas/saitama-5.json', '"name": "', '"name": "新'],
  ])('refuses %s edited after publication, naming the file', async (_name, file, from, to) => {
    const error = await loadDefinitions(edited(file, from, to)).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(DefinitionError);
    expect((error as DefinitionError).findings).toContainEqual(
      expect.objectContaining({ code: 'lock.edited-after-publication', where: file }),
    );
  });

  it('names the law that an edit breaks, beside the edited file', async () => {
    const error = await loadDefinitions(
      edited('definitions/place-making/1.json', '"value": 2', '"value": 1'),
    ).catch((reason: unknown) => reason);
    const codes = (error as DefinitionError).findings.map(({ code }) => code);
    expect(codes).toContain('lock.edited-after-publication');
    expect(codes.some((code) => !code.startsWith('lock.'))).toBe(true);
  });

  it('refuses to run without the lock', async () => {
    const copy = edited('definitions/lock.json', '{', '{');
    rmSync(join(copy, 'definitions/lock.json'));
    await expect(loadDefinitions(copy)).rejects.toThrow('The lock file is missing');
  });

  it('names a file that is no JSON', async () => {
    const copy = edited('definitions/place-making/1.json', '{', '');
    await expect(loadDefinitions(copy)).rejects.toThrow('definitions/place-making/1.json: This is not JSON');
  });
});

describe('publishing', () => {
  const wanted = { id: 'saitama-2023', version: '1' };

  it('can be repeated and gives the same bytes', async () => {
    const { store, definitions, survey } = installation;
    const again = await publishQuestionnaire(store, definitions, wanted);
    expect(again.reference).toEqual(survey.questionnaire.reference);
    expect(again.overlays).toEqual({ en: expect.stringMatching(/^[0-9a-f]{64}$/) });
    await checkPublished(store, definitions);
  });

  it('names a version nobody has written', async () => {
    const { store, definitions } = installation;
    await expect(publishQuestionnaire(store, definitions, { ...wanted, version: '7' })).rejects.toThrow(
      'There is no recipe of this version',
    );
  });

  it('refuses a start with definitions that were edited together with their lock', async () => {
    const { store, definitions } = installation;
    const instruments = definitions.instruments.map(({ file, value }) => ({
      file,
      value:
        value.id === 'place-making'
          ? { ...value, items: value.items.map((item) => ({ ...item, label: { ...item.label, ja: '別' } })) }
          : value,
    }));
    const error = await checkPublished(store, { ...definitions, instruments }).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(DefinitionError);
    expect((error as DefinitionError).findings[0]).toMatchObject({
      code: 'questionnaire.changed-after-publication',
      where: expect.stringContaining('definitions/place-making/1.json'),
    });
    await expect(publishQuestionnaire(store, { ...definitions, instruments }, wanted)).rejects.toThrow(
      'has been published with another content',
    );
  });

  it.each([
    [
      'the bytes',
      "update questionnaires set frozen = cast(replace(cast(frozen as text), '孤独', '孤立') as blob)",
    ],
    ['the document', "update questionnaires set document = replace(document, '孤独', '孤立')"],
  ])('refuses a start when %s in the database were changed', async (_name, statement) => {
    const spoiled = await makeInstallation({ letters: { chuo: 30 } });
    try {
      expect(spoiled.store.connection.prepare(statement).run().changes).toBe(1);
      await expect(checkPublished(spoiled.store, spoiled.definitions)).rejects.toThrow(
        /database: questionnaires saitama-2023 1: .*Restore the database from a backup/,
      );
    } finally {
      await spoiled.remove();
    }
  });
});

describe('the room of a response', () => {
  it('holds the longest answers that the questionnaire allows', () => {
    const { questionnaire } = installation.survey.questionnaire;
    const longest: Record<string, unknown> = {};
    for (const element of questionnaire.pages.flatMap((page) => page.elements)) {
      if (element.type === 'html') continue;
      if (element.type === 'checkbox') longest[element.name] = element.choices.map(() => 250);
      else if (element.type === 'matrix') {
        longest[element.name] = Object.fromEntries(element.rows.map((row) => [row.value, 250]));
      } else if ('maxLength' in element) longest[element.name] = '"漢'.repeat(element.maxLength / 2);
      else longest[element.name] = element.type === 'text' ? element.max : 250;
    }
    const bytes = Buffer.byteLength(JSON.stringify(longest));
    expect(answerBytes(questionnaire)).toBeGreaterThanOrEqual(bytes);
    expect(answerBytes(questionnaire)).toBeLessThan(bytes * 1.3);
  });

  it('counts every UTF-16 unit of a text as the three bytes it can take', () => {
    fc.assert(
      fc.property(
        // control characters are refused by the rules
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }).filter((text) => !/\p{Cc}/u.test(text)),
        (text) => {
          const element = { type: 'text' as const, name: 'a', title: 'A', maxLength: text.length };
          const room = answerBytes({ pages: [{ name: 'p', elements: [element] }] });
          expect(Buffer.byteLength(JSON.stringify({ a: text }))).toBeLessThanOrEqual(room);
        },
      ),
    );
  });
});
