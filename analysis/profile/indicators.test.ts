import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codebook } from '../../instruments/codebook/codebook.ts';
import { composeFromDefinitions } from '../../instruments/composition/compose-from-definitions.ts';
import { parseDefinitions } from '../../instruments/definition/parse-definitions.ts';
import { ComparisonError } from '../comparison/comparison-error.ts';
import { crossTabMenu } from '../crosstab/cross-tab-menu.ts';
import { chosenIndicators, INDICATORS, indicatorsOf } from './indicators.ts';

// Proves the list of indicators against the questionnaires that are shipped.

const root = join(import.meta.dirname, '../../instruments');
const definitions = parseDefinitions(
  new Map(
    readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((path) => /^(library|questionnaires)\/.*\.json$/.test(path) && !path.endsWith('lock.json'))
      .map((path) => [path, readFileSync(join(root, path), 'utf8')]),
  ),
);

function questionnaireOf(id: string, more: readonly string[] = []) {
  const recipe = definitions.recipes.find(({ value }) => value.id === id)?.value;
  if (recipe === undefined) throw new Error(`${id} is not shipped`);
  const modules = [...recipe.modules, ...more.map((instrument) => ({ instrument, version: '1' }))];
  const own = definitions.derived.filter(({ value }) => more.includes(value.instrument));
  const derived = [
    ...(recipe.derived ?? []),
    ...own.map(({ value }) => ({ variable: value.id, version: value.version })),
  ];
  return composeFromDefinitions({ ...recipe, modules, derived, languages: ['ja'] }, definitions);
}

function menuOf(id: string, more: readonly string[] = []) {
  const questionnaire = questionnaireOf(id, more);
  const { scores, nets, derived } = questionnaire;
  const variables = codebook(questionnaire);
  return crossTabMenu({ variables, scores, nets, derived, areaScheme: null });
}

const idsOf = (id: string, more: readonly string[] = []) =>
  indicatorsOf(menuOf(id, more)).map((own) => own.id);
const SCALES = ['de-jong-gierveld-6', 'lsns-6', 'k6', 'who-5'];
const CORE = ['lonely-often', 'ucla-10-12', 'meets-nobody', 'no-participation', 'nobody-to-consult'];

describe('indicatorsOf', () => {
  it('finds what a questionnaire has, in the order of the list', () => {
    expect(idsOf('saitama-2023')).toEqual(CORE);
    expect(idsOf('national-2024')).toEqual([...CORE, 'nobody-to-rely-on']);
    expect(idsOf('yamagata-2022')).toEqual(['lonely-often', 'ucla-10-12']);
    expect(idsOf('kamakura-hikikomori-2023')).toContain('hikikomori');
    expect(idsOf('event-feedback-2025')).toEqual([]);
  });

  it('takes the derived variable where there is one, and the option where there is none', () => {
    const place = (id: string) => {
      const found = indicatorsOf(menuOf(id)).find((own) => own.id === 'no-participation');
      return [found?.item, found?.category];
    };
    expect(place('national-2024')).toEqual(['social_participation', '2']);
    expect(place('saitama-2023')).toEqual(['social_activities', '6']);
  });

  it('knows every indicator of some shipped questionnaire or scale', () => {
    const found = new Set([
      ...definitions.recipes.flatMap(({ value }) => idsOf(value.id)),
      ...idsOf('saitama-2023', SCALES),
    ]);
    expect(INDICATORS.map(({ id }) => id).filter((id) => !found.has(id))).toEqual([]);
  });

  it('means by each code what its label says', () => {
    const labels = new Map(
      ['national-2024', 'saitama-2023', 'kamakura-hikikomori-2023'].flatMap((id) => {
        const menu = menuOf(id, id === 'saitama-2023' ? SCALES : []);
        return indicatorsOf(menu).map((own): [string, string] => {
          const item = menu.items.find((entry) => entry.id === own.item);
          const category = item?.categories.find(({ code }) => String(code) === own.category);
          const net = item?.nets.find((entry) => entry.id === own.category);
          return [`${own.item} ${own.category}`, (net ?? category)?.label.ja ?? ''];
        });
      }),
    );
    expect(Object.fromEntries(labels)).toMatchObject({
      'loneliness_direct 5': 'しばしばある・常にある',
      'ucla_score 4': '10〜12点（常にある）',
      'djg_band 3': '5〜6点（強い孤独）',
      'communication.in_person 7': '全くない',
      'social_participation 2': '特に参加はしていない',
      'social_activities 6': '特に参加はしていない',
      'lsns_isolated 1': '12点未満（社会的孤立）',
      'consultation_partner 2': 'いない',
      'reliable_person 2': 'いない',
      'k6_10_or_more 1': '10点以上',
      'who5_poor 1': '50点未満（精神的健康の低下）',
    });
    expect(labels.get('hikikomori_group hikikomori_broad')).toContain('広義のひきこもり群');
  });
});

describe('chosenIndicators', () => {
  const menu = menuOf('yamagata-2022');

  it('keeps the order of the list, whatever the order of the choice', () => {
    expect(chosenIndicators(menu, ['ucla-10-12', 'lonely-often']).map(({ id }) => id)).toEqual([
      'lonely-often',
      'ucla-10-12',
    ]);
  });

  it.each([[['hikikomori']], [['lonely-often', 'constructor']], [[]]])(
    'refuses %j and names what there is',
    (ids) => {
      expect(() => chosenIndicators(menu, ids)).toThrow(ComparisonError);
      expect(() => chosenIndicators(menu, ids)).toThrow('(lonely-often, ucla-10-12)');
    },
  );
});
