import { beforeAll, describe, expect, test } from 'vitest';
import { composeFromDefinitions } from '../../instruments/composition/compose-from-definitions.ts';
import type { Questionnaire } from '../../instruments/composition/questionnaire.ts';
import { DefinitionError } from '../../instruments/definition/finding.ts';
import type { Definitions } from '../../instruments/definition/parse-definitions.ts';
import { loadDefinitions } from '../questionnaires/load-definitions.ts';
import { nationalFigures } from './national-figures.ts';

let definitions: Definitions;
let questionnaire: Questionnaire;
beforeAll(async () => {
  definitions = await loadDefinitions('instruments');
  const recipe = definitions.recipes.find(({ value }) => value.id === 'saitama-2023')?.value;
  if (recipe === undefined) throw new Error('the recipe saitama-2023 is missing');
  questionnaire = composeFromDefinitions(recipe, definitions);
});

describe('nationalFigures', () => {
  test('the direct question of 2022 stands with year, base, weighting and 無回答', () => {
    expect(
      nationalFigures(definitions, questionnaire, 'loneliness_direct', 'in-base', 'invitation'),
    ).toMatchObject({
      available: true,
      year: 2022,
      base: 11_218,
      weighted: false,
      percent: { '5': 4.9, '1': 18.4, loneliness_any: 40.3, 'no-answer': 0.6 },
    });
  });

  test('what was not found of a wave has no figure, and nothing is put in its place', () => {
    const recipe = definitions.recipes.find(({ value }) => value.id === 'national-2024')?.value;
    if (recipe === undefined) throw new Error('the recipe national-2024 is missing');
    const latest = composeFromDefinitions(recipe, definitions);
    const national = nationalFigures(definitions, latest, 'loneliness_direct', 'in-base', 'invitation');
    expect(national).toMatchObject({ available: true, year: 2024, base: 10_871 });
    expect(national.available && national.percent).toEqual({
      '3': 19.6,
      '4': 15.4,
      '5': 4.3,
      loneliness_any: 39.3,
    });
  });

  test('with 無回答 left out there is nothing to compare with', () => {
    expect(
      nationalFigures(definitions, questionnaire, 'loneliness_direct', 'out-of-base', 'invitation'),
    ).toMatchObject({
      available: false,
      reason: { ja: expect.stringContaining('無回答') },
    });
  });

  test('volunteers are compared with no nation', () => {
    expect(nationalFigures(definitions, questionnaire, 'loneliness_direct', 'in-base', 'open')).toMatchObject(
      {
        available: false,
        reason: { ja: expect.stringContaining('公募') },
      },
    );
  });

  test('an item without a published figure gives the reason instead', () => {
    expect(nationalFigures(definitions, questionnaire, 'place_have', 'in-base', 'invitation').available).toBe(
      false,
    );
  });

  test('a questionnaire without that instrument has none', () => {
    const other = { ...questionnaire, instruments: [] };
    expect(nationalFigures(definitions, other, 'loneliness_direct', 'in-base', 'invitation').available).toBe(
      false,
    );
  });

  test('a figure for wording that is not verbatim is refused, not shown', () => {
    const doubtful: Definitions = {
      ...definitions,
      instruments: definitions.instruments.map((part) => ({
        ...part,
        value: {
          ...part.value,
          items: part.value.items.map((item) => ({ ...item, exactness: 'label-only' as const })),
        },
      })),
    };
    expect(() =>
      nationalFigures(doubtful, questionnaire, 'loneliness_direct', 'in-base', 'invitation'),
    ).toThrow(DefinitionError);
  });
});
