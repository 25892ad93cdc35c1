import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { crossTabMenu } from '../../analysis/crosstab/cross-tab-menu.ts';
import { codeResponses } from '../../analysis/dataset/code-responses.ts';
import { viewOf } from '../../analysis/disclosure/protect-tables.ts';
import type { ProtectedFamily } from '../../analysis/disclosure/protected-family.ts';
import { weightDataset } from '../../analysis/weights/weight-dataset.ts';
import { codebook } from '../../instruments/codebook/codebook.ts';
import { parseDefinitions } from '../../instruments/definition/parse-definitions.ts';
import { plainSurvey } from '../bench/ingest-installation.ts';
import { questionnaireRow } from '../questionnaires/publish-questionnaire.ts';
import { readPublishedQuestionnaire } from '../questionnaires/published-questionnaire.ts';
import { openStore } from '../store/open-store.ts';
import type { Store } from '../store/store.ts';
import { protectedItem } from './protected-item.ts';

// Kamakura's survey as it could have come in: 1,017 of 2,000 letters, so a sample of a small fraction whose other
// items stand under the sample rule. 32 people are in the broad group, all of them in their twenties.

const root = join(import.meta.dirname, '../../instruments');
const MINE = /^(library\/(resident-attributes|hikikomori)\/|questionnaires\/kamakura-hikikomori-2023)/;
const definitions = parseDefinitions(
  new Map(
    readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.json') && MINE.test(path))
      .map((path) => [path, readFileSync(join(root, path), 'utf8')]),
  ),
);
const published = readPublishedQuestionnaire({
  ...questionnaireRow(definitions, { id: 'kamakura-hikikomori-2023', version: '1' }),
});
const survey = plainSurvey({ id: 'kamakura', letters: { kamakura: 2000 } });

const GROUPS = [
  { people: 25, answers: { usual_outing: 5, usual_outing_duration: 4 } },
  { people: 7, answers: { usual_outing: 6, usual_outing_duration: 6 } },
  { people: 3, answers: { usual_outing: 6, usual_outing_duration: 1 } },
  { people: 982, answers: { usual_outing: 1 } },
];

function material(): Parameters<typeof protectedItem>[2] {
  const { questionnaire, rules, reference } = published;
  const variables = codebook(questionnaire);
  const { scores, nets, derived } = questionnaire;
  if (survey.kind === 'open') throw new Error('by invitation');
  const people = GROUPS.flatMap(({ people: size, answers }) => Array.from({ length: size }, () => answers));
  const coded = codeResponses({
    surveyId: survey.id,
    questionnaire: reference,
    synthetic: true,
    variables,
    rules,
    scores,
    derived,
    design: { kind: 'invitation', strata: survey.strata },
    areaScheme: null,
    responses: people.map((answers, place) => ({
      stratum: 'kamakura',
      channel: 'letter',
      mode: 'paper',
      language: 'ja',
      day: '2023-01-20',
      late: false,
      answers: JSON.stringify({
        ...answers,
        age: 20 + (place < 35 ? place % 10 : place % 40),
        neighbour_contact: 1 + (place % 5),
      }),
    })),
    waiting: 0,
  });
  const { dataset, weights } = weightDataset(coded, null);
  const menu = crossTabMenu({ variables, scores, nets, derived, areaScheme: null });
  return { name: 'kamakura', dataset, weights, menu, variables };
}

let folder: string;
let store: Store;
let made: Parameters<typeof protectedItem>[2];
const families = new Map<string, Promise<ProtectedFamily>>();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tsunagari-'));
  store = await openStore({ dataDir: join(folder, 'data'), secretsDir: join(folder, 'secrets') });
  made = material();
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

function familyOf(item: string): Promise<ProtectedFamily> {
  const known =
    families.get(item) ??
    protectedItem(store, { survey, questionnaire: published, closedOn: null }, made, item, familyOf);
  families.set(item, known);
  return known;
}

describe('a derived variable of a published questionnaire', () => {
  test('is in the menu: the group as an item, 広義 as its net', () => {
    const group = made.menu.items.find(({ id }) => id === 'hikikomori_group');
    expect(group?.nets.map(({ id, codes }) => [id, [...codes].sort()])).toEqual([
      ['hikikomori_broad', [1, 2]],
    ]);
    expect(group?.derived).toEqual(['hikikomori_broad']);
    expect(made.menu.items.some(({ id }) => id === 'hikikomori_broad')).toBe(false);
  });

  test('is computed from the answers: 32 of 1,017', () => {
    const broad = made.dataset.columns.get('hikikomori_broad')?.values ?? new Uint8Array();
    expect([broad.filter((code) => code === 1).length, broad.length]).toEqual([32, 1017]);
  });

  test('stands under the strict rule in a survey whose other items do not', async () => {
    expect((await familyOf('hikikomori_group')).rule.id).toBe('strict');
    expect((await familyOf('neighbour_contact')).rule.id).toBe('sample');
  });

  test('hides groups of under 10 people and what would tell them, and shows the net', async () => {
    const table = viewOf(await familyOf('hikikomori_group'), {
      axis: 'age_band',
      fold: null,
      noAnswer: 'in-base',
      nets: 'with',
    });
    const total = table.rows[0];
    const cellOf = (id: string) => total?.cells[table.categories.findIndex((category) => category.id === id)];
    expect(total?.base).toBe(1017);
    expect(cellOf('2')).toEqual({ hidden: true, reason: 'small-cell' });
    expect(cellOf('1')).toMatchObject({ hidden: true });
    expect(cellOf('hikikomori_broad')).toMatchObject({ hidden: false, proportion: 0.031 });
  });
});
