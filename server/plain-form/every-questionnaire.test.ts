import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderStaticPage } from '../../client/form/static/render-static-page.tsx';
import { parseDefinitions } from '../../instruments/definition/parse-definitions.ts';
import { isBlank } from '../../instruments/rules/text-characters.ts';
import { openResponse } from '../ballot-box/sealed-response.ts';
import {
  type IngestInstallation,
  makeInstallation,
  OPENS,
  plainSurvey,
} from '../bench/ingest-installation.ts';
import { type ServedInstallation, serveInstallation } from '../bench/serve-installation.ts';
import { readDefinitionFiles } from '../questionnaires/load-definitions.ts';
import { publishQuestionnaire } from '../questionnaires/publish-questionnaire.ts';
import { registerSurvey } from '../surveys/register-survey.ts';
import type { RegisteredSurvey } from '../surveys/registered-survey.ts';
import { filledIn, openPlainPage, type PlainVisitor } from './plain-visitor.ts';
import { FORM_BYTES } from './read-form-body.ts';

const { recipes } = parseDefinitions(await readDefinitionFiles('instruments'));

let installation: IngestInstallation;
let served: ServedInstallation;
beforeAll(async () => {
  installation = await makeInstallation({ letters: null });
  served = await serveInstallation(installation, () => new Date(`${OPENS}T09:00:00+09:00`), renderStaticPage);
});
afterAll(async () => {
  await served.stop();
  await installation.remove();
});

async function survey(recipe: { id: string; version: string }): Promise<RegisteredSurvey> {
  const { store, definitions } = installation;
  const questionnaire = { id: recipe.id, version: recipe.version };
  await publishQuestionnaire(store, definitions, questionnaire);
  const { languages } = recipes.find(({ value }) => value.id === recipe.id)?.value ?? {
    languages: ['ja' as const],
  };
  return registerSurvey(
    store,
    plainSurvey({ letters: null, id: `plain-${recipe.id}`, questionnaire, languages: [...languages] }),
  );
}

/** Kanji one after the other, which no compression makes much shorter: a generator of Park and Miller. */
function words(length: number): string {
  let seed = 20_230_117;
  return Array.from({ length }, () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return String.fromCodePoint(0x4e00 + (seed % 20_000));
  }).join('');
}

/** An entry for every field of the page: the middle option, boxes that may stand together, numbers and texts to their limit. */
function entriesOf(
  page: PlainVisitor,
  { rules }: RegisteredSurvey['questionnaire'],
): Record<string, string | string[]> {
  const entries: Record<string, string | string[]> = {};
  for (const { name, answer } of rules.pages.flatMap(({ elements }) => elements)) {
    const fields = [...page.choices.keys()].filter((field) => field === name || field.startsWith(`${name}.`));
    for (const field of fields) {
      if (answer.kind === 'multiple') {
        const boxes = answer.codes.filter((code) => !answer.exclusive.includes(code));
        entries[field] = boxes.slice(0, answer.most).map(String);
      } else if (answer.kind === 'number') entries[field] = String(answer.max);
      else if (answer.kind === 'text') entries[field] = words(answer.most);
      else entries[field] = String(answer.codes[Math.floor(answer.codes.length / 2)]);
    }
  }
  return entries;
}

const bytesOf = (sent: readonly (readonly [string, string])[]): number =>
  new URLSearchParams(sent.map(([name, value]): [string, string] => [name, value])).toString().length;

describe('without a script', () => {
  it.each(recipes.map(({ value }) => [value.id, value] as const))(
    '%s can be answered to the brim in all its languages, and what was entered is what is stored',
    async (_id, recipe) => {
      const registered = await survey(recipe);
      const { id, languages } = registered.survey;
      const address = `${served.origin}/a/${id}`;
      let page = await openPlainPage(address);
      page = await openPlainPage(address, filledIn(page, ['go', 'start']));
      const entered: Record<string, string | string[]> = {};
      let turns = 0;
      let longest = 0;
      while (!page.buttons.some(([, value]) => value === 'send')) {
        turns += 1;
        expect(turns).toBeLessThan(120);
        const entries = entriesOf(page, registered.questionnaire);
        Object.assign(entered, entries);
        const language = languages[turns % languages.length] ?? 'ja';
        const sent =
          languages.length > 1
            ? filledIn(await openPlainPage(address, filledIn(page, ['language', language], entries)), [
                'go',
                'next',
              ])
            : filledIn(page, ['go', 'next'], entries);
        longest = Math.max(longest, bytesOf(sent));
        page = await openPlainPage(address, sent);
        expect(page.status).toBe(200);
      }
      expect(turns).toBeGreaterThan(0);
      // 13 kB for the longest, saitama-2023 (measured in November 2026)
      expect(longest).toBeLessThan(FORM_BYTES / 8);
      const receipt = await openPlainPage(address, filledIn(page, ['go', 'send']));
      expect(receipt.html).toMatch(/form-receipt__number">\d{4}-\d{4}-\d{4}</);

      const { box } = installation;
      const row = await box.store.read
        .selectFrom('inbox')
        .selectAll()
        .where('survey', '=', id)
        .executeTakeFirstOrThrow();
      const place = { survey: id, key: Buffer.from(row.key) };
      const stored = JSON.parse(openResponse(box.keys.inbox, place, Buffer.from(row.sealed)).answers);
      const flat = Object.entries(stored).flatMap(([name, value]): [string, unknown][] =>
        typeof value === 'object' && value !== null && !Array.isArray(value)
          ? Object.entries(value).map(([line, code]) => [`${name}.${line}`, String(code)])
          : [[name, Array.isArray(value) ? value.map(String) : String(value)]],
      );
      expect(Object.fromEntries(flat)).toEqual(
        Object.fromEntries(Object.entries(entered).filter(([, value]) => !isBlank(String(value)))),
      );
    },
  );
});
