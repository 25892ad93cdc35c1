import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DefinitionError } from '../../instruments/definition/finding.ts';
import type { FormLanguage } from '../../instruments/definition/localized-text.ts';
import type { Definitions } from '../../instruments/definition/parse-definitions.ts';
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
  // some forty copies of the library, on a disk that others may be using
}, 60_000);

/** A copy of the shipped definitions with one text of one file replaced. */
function edited(file: string, from: string, to: string): string {
  const copy = mkdtempSync(join(folder, 'copy-'));
  for (const part of ['library', 'questionnaires', 'areas']) {
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
    ['a Japanese wording', 'library/connections/R4.json', '"title": "', '"title": "また'],
    ['a code', 'library/place-making/1.json', '"value": 3', '"value": 33'],
    ['a translation', 'library/connections/R4.en.json', 'title": "', 'title": "Or '],
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
      edited('library/place-making/1.json', '"value": 2', '"value": 1'),
    ).catch((reason: unknown) => reason);
    const codes = (error as DefinitionError).findings.map(({ code }) => code);
    expect(codes).toContain('lock.edited-after-publication');
    expect(codes.some((code) => !code.startsWith('lock.'))).toBe(true);
  });

  it('refuses to run without the lock', async () => {
    const copy = edited('library/lock.json', '{', '{');
    rmSync(join(copy, 'library/lock.json'));
    await expect(loadDefinitions(copy)).rejects.toThrow('The lock file is missing');
  });

  it('names a file that is no JSON', async () => {
    const copy = edited('library/place-making/1.json', '{', '');
    await expect(loadDefinitions(copy)).rejects.toThrow('library/place-making/1.json: This is not JSON');
  });
});

const CORE = 'library/connections/R4.json';
const PLACES = 'library/place-making/1.json';
const RECIPE = 'questionnaires/saitama-2023.json';
type Change = (old: unknown) => unknown;
const to = (value: unknown) => () => value;
const reversed: Change = (old) => [...(old as unknown[])].reverse();
const more: Change = (old) => `${String(old)}か`;

/** A copy of the shipped definitions with one place of one file changed; members of a list go by name, id or number. */
function changedAt(file: string, place: string, change: Change): string {
  const copy = edited(file, '{', '{');
  const json: unknown = JSON.parse(readFileSync(join(copy, file), 'utf8'));
  const keys = place.split('/');
  const last = keys.pop() ?? '';
  let at = json as Record<string, unknown>;
  for (const key of keys) {
    const inside: unknown = Array.isArray(at)
      ? at.find((one: { name?: string; id?: string }, i) => [one.name, one.id, String(i)].includes(key))
      : at[key];
    expect(inside, `${file} ${place}: ${key}`).toBeTypeOf('object');
    at = inside as Record<string, unknown>;
  }
  const next = change(at[last]);
  if (next === undefined) delete at[last];
  else at[last] = next;
  writeFileSync(join(copy, file), JSON.stringify(json));
  return copy;
}

describe('a shipped definition is refused, and only its file named, when somebody changes', () => {
  it.each<[string, string, string, Change]>([
    ['a title', CORE, 'form/pages/condition/elements/health/title', more],
    ['a description', PLACES, 'form/pages/place_free_text_page/elements/place_free_text/description', more],
    ['a note', PLACES, 'form/pages/place_free_text_page/elements/place_free_text_note/html', more],
    ['the title of a page', CORE, 'form/pages/attributes/title', more],
    ['the label of an option', CORE, 'form/pages/condition/elements/health/choices/0/text', more],
    ['the order of options', CORE, 'form/pages/condition/elements/health/choices', reversed],
    ['the order of rows', CORE, 'form/pages/communication_page/elements/communication/rows', reversed],
    ['the order of questions', CORE, 'form/pages/condition/elements', reversed],
    [
      'when a question is shown',
      CORE,
      'form/pages/consultation/elements/consultation_who/visibleIf',
      to('{consultation_partner} <> 2'),
    ],
    [
      'that a question is not always shown',
      CORE,
      'form/pages/consultation/elements/consultation_who/visibleIf',
      to(undefined),
    ],
    [
      'when a page is shown',
      CORE,
      'form/pages/duration/visibleIf',
      to('{loneliness_direct} anyof [3, 4, 5]'),
    ],
    ['the lowest number', CORE, 'form/pages/attributes/elements/age/min', to(15)],
    ['the highest number', CORE, 'form/pages/attributes/elements/age/max', to(119)],
    [
      'the length of a text',
      PLACES,
      'form/pages/place_free_text_page/elements/place_free_text/maxLength',
      to(999),
    ],
    [
      'how many may be chosen',
      PLACES,
      'form/pages/place_want_page/elements/place_want/maxSelectedChoices',
      to(3),
    ],
    [
      'which option stands alone',
      PLACES,
      'form/pages/place_want_page/elements/place_want/choices/11/isExclusive',
      to(true),
    ],
    ['the kind of a question', CORE, 'form/pages/condition/elements/health/type', to('dropdown')],
    ['the name of an item in tables', CORE, 'items/health/label/ja', more],
    ['a measure', CORE, 'items/health/measure', to('nominal')],
    ['a net', CORE, 'nets/loneliness_any/codes', to([4, 5])],
    ['the label of a band', CORE, 'scores/ucla_score/bands/0/label/ja', more],
    ['a translation', 'library/connections/R4.en.json', 'texts/health.choices.1', to('Excellent')],
    ['the parts of a questionnaire', RECIPE, 'modules', (old) => (old as unknown[]).slice(1)],
    ['where a part stands', RECIPE, 'modules/0/before', to('living')],
    ['the title of a questionnaire', RECIPE, 'title/ja', more],
    ['the area of a municipality', 'areas/saitama-5.json', 'municipalities/0/area', to(2)],
    ['the status of an area scheme', 'areas/saitama-5.json', 'status', to('confirmed')],
    ['a national figure', 'library/connections/published/R4.json', 'figures/0/percent/1', to(18.3)],
  ])('%s', async (_name, file, place, change) => {
    const error = await loadDefinitions(changedAt(file, place, change)).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(DefinitionError);
    const locked = (error as DefinitionError).findings.filter(({ code }) => code.startsWith('lock.'));
    expect(locked.map(({ code, where }) => [code, where])).toEqual([['lock.edited-after-publication', file]]);
  });

  it.each<[string, string, string, Change]>([
    ['what is known about an item', CORE, 'items/health/source', to('Seen in the form.')],
    ['how sure a wording is', CORE, 'items/health/exactness', to('ours')],
    ['the approval of a translation', 'library/connections/R4.en.json', 'approval', to('approved')],
  ])('but not %s', async (_name, file, place, change) => {
    await expect(loadDefinitions(changedAt(file, place, change))).resolves.toBeDefined();
  });
});

describe('publishing', () => {
  const wanted = { id: 'saitama-2023', version: '1' };

  it('can be repeated and gives the same bytes', async () => {
    const { store, definitions, survey } = installation;
    const again = await publishQuestionnaire(store, definitions, wanted);
    expect(again.reference).toEqual(survey.questionnaire.reference);
    expect(again.overlays).toEqual(survey.questionnaire.overlays);
    expect(again.overlays.en).toMatch(/^[0-9a-f]{64}$/);
    expect(again.formSha256).toBe(survey.questionnaire.formSha256);
    await checkPublished(store, definitions);
  });

  it('names a version nobody has written', async () => {
    const { store, definitions } = installation;
    await expect(publishQuestionnaire(store, definitions, { ...wanted, version: '7' })).rejects.toThrow(
      'There is no recipe of this version',
    );
  });

  describe('in a language more, under the same version', () => {
    const inLanguages = (definitions: Definitions, languages: readonly FormLanguage[]): Definitions => ({
      ...definitions,
      recipes: definitions.recipes.map((recipe) =>
        recipe.value.id === other.id
          ? { ...recipe, value: { ...recipe.value, languages: [...languages] } }
          : recipe,
      ),
    });
    const saying = (definitions: Definitions, language: FormLanguage, text: string): Definitions => ({
      ...definitions,
      overlays: definitions.overlays.map((overlay) =>
        overlay.value.language === language && overlay.value.instrument === 'yamagata-short'
          ? {
              ...overlay,
              value: {
                ...overlay.value,
                texts: { ...overlay.value.texts, [Object.keys(overlay.value.texts)[0] ?? '']: text },
              },
            }
          : overlay,
      ),
    });
    const other = { id: 'yamagata-2022', version: '1' };

    it('adds it, and leaves what was published as it was', async () => {
      const { store, definitions } = installation;
      const first = await publishQuestionnaire(store, inLanguages(definitions, ['ja', 'en']), other);
      expect(Object.keys(first.overlays)).toEqual(['en']);
      // the files may have a language before it is published: a start does not take it, and does not refuse it
      const more = inLanguages(definitions, ['ja', 'ja-x-easy', 'en']);
      await checkPublished(store, more);
      const second = await publishQuestionnaire(store, more, other);
      expect(second.reference).toEqual(first.reference);
      expect(second.overlays.en).toBe(first.overlays.en);
      expect(second.overlays['ja-x-easy']).toMatch(/^[0-9a-f]{64}$/);
      // the address of the form names every language, so that no browser goes on with its copy of the first
      expect(second.formSha256).not.toBe(first.formSha256);
      expect(second.questionnaire.languages).toEqual(['ja', 'ja-x-easy', 'en']);
      await checkPublished(store, more);
      const third = await publishQuestionnaire(
        store,
        inLanguages(definitions, ['ja', 'en', 'ja-x-easy']),
        other,
      );
      expect(third.formSha256).toBe(second.formSha256);
    });

    it.each<[string, (definitions: Definitions) => Definitions]>([
      [
        'the wording of a published language',
        (all) => saying(inLanguages(all, ['ja', 'ja-x-easy', 'en', 'ko']), 'en', 'Or'),
      ],
      ['a published language that is gone', (all) => inLanguages(all, ['ja', 'en', 'ko'])],
    ])('refuses %s, also beside a new one', async (_name, change) => {
      const { store, definitions } = installation;
      const before = await store.read
        .selectFrom('questionnaires')
        .selectAll()
        .where('id', '=', other.id)
        .execute();
      await expect(publishQuestionnaire(store, change(definitions), other)).rejects.toThrow(
        'has been published with another content',
      );
      await expect(checkPublished(store, change(definitions))).rejects.toThrow(
        'has been published with another content',
      );
      expect(
        await store.read.selectFrom('questionnaires').selectAll().where('id', '=', other.id).execute(),
      ).toEqual(before);
    });
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
      where: expect.stringContaining('library/place-making/1.json'),
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
    [
      'the English of the document',
      "update questionnaires set document = replace(document, 'lonely', 'alone')",
    ],
    ['the hash', "update questionnaires set sha256 = replace(sha256, substr(sha256, 1, 4), '0000')"],
    ['the hash of the document', 'update questionnaires set document_sha256 = sha256'],
    ['the hashes of the translations', 'update questionnaires set overlays = \'{"en":"x"}\''],
    ['the translations', "update questionnaires set overlays = 'x'"],
    ['the version', "update questionnaires set version = '2'"],
  ])('refuses a start when %s in the database were changed', async (_name, statement) => {
    const spoiled = await makeInstallation({ letters: { chuo: 30 } });
    try {
      expect(spoiled.store.connection.prepare(statement).run().changes).toBe(1);
      await expect(checkPublished(spoiled.store, spoiled.definitions)).rejects.toThrow(
        /database: questionnaires saitama-2023 [12]: .*Restore the database from a backup/,
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
