import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type AreaScheme, areaSchemeSchema } from '../../instruments/areas/area-scheme.ts';
import { municipalityItemOf } from '../../instruments/areas/municipality-item.ts';
import { codebook } from '../../instruments/codebook/codebook.ts';
import { composeQuestionnaire } from '../../instruments/composition/compose-questionnaire.ts';
import { instrumentSchema } from '../../instruments/definition/instrument.ts';
import { compileRules } from '../../instruments/rules/compile-rules.ts';
import { codeResponses } from './code-responses.ts';
import { RESERVED } from './dataset.ts';
import { deriveAreas } from './derive-area.ts';

const root = join(import.meta.dirname, '../../instruments');
const read = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'));
const schemes = readdirSync(join(root, 'areas'))
  .filter((file) => file.endsWith('.json'))
  .map((file) => areaSchemeSchema.parse(read(`areas/${file}`)));
const schemeOf = (id: string): AreaScheme => {
  const scheme = schemes.find((one) => one.id === id);
  if (scheme === undefined) throw new Error(`${id} is not shipped`);
  return scheme;
};

/** Codes of the column `area` of an open survey that asks nothing but the municipality. */
function areasOf(prefecture: string, scheme: AreaScheme, answers: readonly object[]): number[] {
  const residence = instrumentSchema.parse(read(`library/residence-${prefecture}/1.json`));
  const questionnaire = composeQuestionnaire(
    {
      id: 'residence',
      version: '1',
      title: { ja: '居住地', en: 'Residence' },
      core: { instrument: residence.id, version: '1' },
      modules: [],
      languages: ['ja'],
      derived: [],
    },
    [{ ...residence, kind: 'stand-alone' }],
    [],
  );
  const dataset = codeResponses({
    surveyId: 'residence',
    questionnaire: { id: questionnaire.id, version: questionnaire.version, sha256: '0'.repeat(64) },
    synthetic: true,
    variables: codebook(questionnaire),
    rules: compileRules(questionnaire),
    scores: [],
    design: { kind: 'open' },
    areaScheme: scheme,
    responses: answers.map((answer) => ({
      stratum: null,
      channel: 'flyer',
      mode: 'web',
      language: 'ja',
      day: '2023-01-10',
      late: false,
      answers: JSON.stringify(answer),
    })),
    waiting: 0,
  });
  return [...(dataset.columns.get('area')?.values ?? [])];
}

describe('deriveAreas', () => {
  it.each([
    ['saitama', 'saitama-5', 'さいたま市', '中央'],
    ['gifu', 'gifu-5', '白川村', '飛騨'],
    ['gifu', 'gifu-5', '関ケ原町', '西濃'],
    ['shiga', 'shiga-7', '高島市', '湖西'],
    ['shiga', 'shiga-7', '湖南市', '甲賀'],
  ])('finds the area of the municipality answered in %s (%s, %s)', (prefecture, id, name, area) => {
    const scheme = schemeOf(id);
    const itemCode = scheme.municipalities.find((one) => one.name === name)?.itemCode;
    const expected = scheme.areas.find(({ label }) => label.ja === area)?.code;
    expect(expected).toBeDefined();
    const item = municipalityItemOf(scheme);
    expect(areasOf(prefecture, scheme, [{ [item]: itemCode }, { [item]: 99 }, {}])).toEqual([
      expected,
      RESERVED.noAnswer,
      RESERVED.noAnswer,
    ]);
  });

  it('never reads the municipality of one prefecture by the list of another', () => {
    expect(areasOf('gifu', schemeOf('saitama-5'), [{ municipality_of_gifu: 1 }])).toEqual([
      RESERVED.noAnswer,
    ]);
  });

  it('takes the area of the letter, and counts who answered another', () => {
    const scheme = schemeOf('gifu-5');
    const hida = scheme.municipalities.find(({ name }) => name === '飛騨市')?.itemCode as number;
    const { values, disagreeing } = deriveAreas(
      scheme,
      ['gifu', 'hida', null],
      Uint8Array.of(hida, hida, hida),
    );
    expect([...values]).toEqual([1, 5, 5]);
    expect(disagreeing).toBe(1);
  });
});
