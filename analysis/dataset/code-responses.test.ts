import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codebook } from '../../instruments/codebook/codebook.ts';
import { composeFromDefinitions } from '../../instruments/composition/compose-from-definitions.ts';
import { parseDefinitions } from '../../instruments/definition/parse-definitions.ts';
import { type DerivedVariable, derivedVariableSchema } from '../../instruments/derived/derived-variable.ts';
import { compileRules } from '../../instruments/rules/compile-rules.ts';
import { type CodingInput, codeResponses } from './code-responses.ts';
import { CodingError } from './coding-error.ts';
import { type CodedColumn, RESERVED, type ResponseRow } from './dataset.ts';

const root = join(import.meta.dirname, '../../instruments');
const definitions = parseDefinitions(
  new Map(
    readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.json') && /^(library|questionnaires|areas)/.test(path))
      .map((path) => [path, readFileSync(join(root, path), 'utf8')]),
  ),
);
const recipe = definitions.recipes.find(({ value }) => value.id === 'saitama-2023')?.value;
const areaScheme = definitions.areaSchemes.find(({ value }) => value.id === 'saitama-5')?.value;
if (recipe === undefined || areaScheme === undefined) throw new Error('the survey of Saitama is not shipped');
const questionnaire = composeFromDefinitions(recipe, definitions);

const response = (answers: unknown, stratum: string | null = 'chuo'): ResponseRow => ({
  stratum,
  channel: 'letter',
  mode: 'web',
  language: 'ja',
  day: '2023-01-17',
  late: false,
  answers: typeof answers === 'string' ? answers : JSON.stringify(answers),
});

const input = (responses: readonly ResponseRow[], over: Partial<CodingInput> = {}): CodingInput => ({
  surveyId: 'saitama-2023',
  questionnaire: { id: questionnaire.id, version: questionnaire.version, sha256: '0'.repeat(64) },
  synthetic: true,
  variables: codebook(questionnaire),
  rules: compileRules(questionnaire),
  scores: questionnaire.scores,
  design: {
    kind: 'invitation',
    strata: areaScheme.areas.map(({ id, label }) => ({ id, label, population: 1000, invited: 100 })),
  },
  areaScheme,
  responses,
  waiting: 0,
  ...over,
});

const codesOf = (dataset: ReturnType<typeof codeResponses>, id: string) => [
  ...(dataset.columns.get(id)?.values ?? []),
];

describe('codeResponses', () => {
  const dataset = codeResponses(
    input([
      response({
        age: 42,
        sex: 2,
        municipality: 1,
        loneliness_direct: 5,
        ucla_companionship: 4,
        ucla_left_out: 3,
        ucla_isolated: 1,
        social_activities: [1, 3],
        communication: { phone: 2 },
        place_free_text: '合成データの文章',
      }),
      response({ age: 16, ucla_companionship: 1, ucla_left_out: 1 }, 'seibu'),
      response({}, 'chichibu'),
    ]),
  );

  it('codes single answers, numbers, options, rows of a matrix and texts', () => {
    expect(codesOf(dataset, 'age')).toEqual([42, 16, RESERVED.noAnswer]);
    expect(codesOf(dataset, 'loneliness_direct')).toEqual([5, RESERVED.noAnswer, RESERVED.noAnswer]);
    expect(codesOf(dataset, 'social_activities.1')).toEqual([1, RESERVED.noAnswer, RESERVED.noAnswer]);
    expect(codesOf(dataset, 'social_activities.2')).toEqual([0, RESERVED.noAnswer, RESERVED.noAnswer]);
    expect(codesOf(dataset, 'social_activities.3')).toEqual([1, RESERVED.noAnswer, RESERVED.noAnswer]);
    expect(codesOf(dataset, 'communication.phone')).toEqual([2, RESERVED.noAnswer, RESERVED.noAnswer]);
    expect(codesOf(dataset, 'communication.email')).toEqual(Array(3).fill(RESERVED.noAnswer));
    expect(codesOf(dataset, 'place_free_text')).toEqual([1, 0, 0]);
  });

  it('codes a question that was routed past as not asked, all its options too', () => {
    const skip = codeResponses(
      input([response({ consultation_partner: 1 }), response({ consultation_partner: 2 })]),
    );
    const asked = codesOf(skip, 'consultation_who.1');
    expect(asked).toEqual([RESERVED.noAnswer, RESERVED.notAsked]);
    expect(codesOf(skip, 'consultation_who.2')).toEqual(asked);
  });

  it('has a code for every variable of every response', () => {
    const known = new Set(Object.values(RESERVED).map(Number));
    for (const variable of codebook(questionnaire)) {
      const column = dataset.columns.get(variable.id);
      expect(column?.values).toHaveLength(3);
      const codes = new Set(variable.codes.map(({ code }) => code));
      for (const code of column?.values ?? []) {
        expect(
          variable.kind === 'number' || codes.has(code) || known.has(code),
          `${variable.id} ${code}`,
        ).toBe(true);
      }
    }
  });

  it('derives area from the letter, age bands, and the score where all its items are answered', () => {
    expect(codesOf(dataset, 'area')).toEqual([1, 2, 5]);
    expect(codesOf(dataset, 'age_band')).toEqual([4, 1, RESERVED.noAnswer]);
    expect(codesOf(dataset, 'ucla_score.points')).toEqual([8, RESERVED.noAnswer, RESERVED.noAnswer]);
    expect(codesOf(dataset, 'ucla_score')).toEqual([3, RESERVED.noAnswer, RESERVED.noAnswer]);
    expect(dataset.columns.get('ucla_score')).toMatchObject({ kind: 'derived', sensitive: true });
  });

  it('counts the respondents of each stratum and names what the analyst must know', () => {
    if (dataset.design.kind === 'open') throw new Error('by invitation');
    expect(dataset.design.strata.map(({ respondents }) => respondents)).toEqual([1, 1, 0, 0, 1]);
    expect(dataset.remarks).toEqual([]);
    const seibu = areaScheme.municipalities.find(({ area }) => area === 2)?.itemCode;
    const remarked = codeResponses(
      input(
        [response({ municipality: seibu }), response({ municipality: 99 }), response({ municipality: 1 })],
        {
          waiting: 7,
        },
      ),
    );
    expect(codesOf(remarked, 'area')).toEqual([1, 1, 1]);
    expect(remarked.remarks).toEqual([
      { code: 'area-disagrees', respondents: 1 },
      { code: 'responses-waiting-in-inbox', respondents: 7 },
    ]);
  });

  it('takes the area of an open survey from the answer', () => {
    const open = codeResponses(
      input([response({ municipality: 1 }, null), response({ municipality: 99 }, null), response({}, null)], {
        design: { kind: 'open' },
      }),
    );
    expect(open.design).toEqual({ kind: 'open' });
    expect(codesOf(open, 'area')).toEqual([1, RESERVED.noAnswer, RESERVED.noAnswer]);
  });

  it('makes no area without a scheme, and takes no response at all', () => {
    const empty = codeResponses(input([], { areaScheme: null }));
    expect(empty.size).toBe(0);
    expect(empty.columns.has('area')).toBe(false);
  });

  it.each([
    ['{', 'answers', 'is not a JSON object'],
    ['[1]', 'answers', 'is not a JSON object'],
    ['null', 'answers', 'is not a JSON object'],
    [{ nothing: 1 }, 'nothing', 'is not in the questionnaire'],
    [{ constructor: 1 }, 'constructor', 'is not in the questionnaire'],
    [{ loneliness_direct: 6 }, 'loneliness_direct', 'has a code that the item does not know'],
    [{ loneliness_direct: '5' }, 'loneliness_direct', 'is not a code'],
    [{ loneliness_direct: 252 }, 'loneliness_direct', 'has a code that the item does not know'],
    [{ age: 15 }, 'age', 'is a number out of its range'],
    [{ age: 20.5 }, 'age', 'is not a whole number'],
    [{ social_activities: 1 }, 'social_activities.1', 'is not a list of codes'],
    [{ social_activities: [] }, 'social_activities.1', 'is an empty list'],
    [{ social_activities: [1, 240] }, 'social_activities.1', 'has a code that the item does not know'],
    [{ communication: [1] }, 'communication.in_person', 'is not an answer by rows'],
    [{ communication: { phone: 9 } }, 'communication.phone', 'has a code that the item does not know'],
    [{ communication: null }, 'communication.in_person', 'is not an answer by rows'],
    [{ communication: { pigeon: 1 } }, 'communication.in_person', 'has a row that the item does not know'],
    [{ communication: { phone: null } }, 'communication.phone', 'is not a code'],
    [{ social_activities: [1, 1] }, 'social_activities.1', 'has a code twice'],
    [{ social_activities: null }, 'social_activities.1', 'is not a list of codes'],
    [{ age: null }, 'age', 'is not a whole number'],
    ['{"__proto__":1}', '__proto__', 'is not in the questionnaire'],
    [{ place_free_text: 5 }, 'place_free_text', 'is not a text'],
    [
      { consultation_partner: 2, consultation_who: [1] },
      'consultation_who.1',
      'is answered, but the question was not shown',
    ],
  ])('refuses %j', (answers, item, message) => {
    const run = () => codeResponses(input([response({}), response(answers)]));
    expect(run).toThrow(CodingError);
    expect(run).toThrow(`response 2, ${item}: ${message}`);
  });

  it('refuses more strata than a byte can tell apart', () => {
    const label = { ja: '層', en: 'Stratum' };
    const strata = Array.from({ length: 257 }, (_, index) => ({
      id: `s${index}`,
      label,
      population: 100,
      invited: 30,
    }));
    const design = { kind: 'invitation' as const, strata };
    expect(() => codeResponses(input([], { design }))).toThrow(
      'saitama-2023 has 257 strata; a dataset holds 256',
    );
  });

  it('names all findings at once, the first 20 of them in words', () => {
    const bad = Array.from({ length: 30 }, () => response({ loneliness_direct: 9 }));
    try {
      codeResponses(input([...bad, response({}, 'elsewhere')]));
      expect.unreachable();
    } catch (error) {
      expect((error as CodingError).findings).toHaveLength(31);
      expect((error as CodingError).findings.at(-1)).toEqual({
        row: 31,
        item: 'stratum',
        message: 'is not one of the design',
      });
      expect((error as CodingError).message).toContain('; and 11 more');
    }
  });
});

/** A derived variable of the core as a file would have it. */
function derivedVariable(id: string, derivation: unknown, over: object = {}): DerivedVariable {
  const text = { ja: '検査', en: 'Test' };
  return derivedVariableSchema.parse({
    id,
    version: '1',
    instrument: 'connections',
    instrumentVersions: ['R4'],
    label: text,
    base: text,
    measure: 'nominal',
    source: 'test',
    exactness: 'ours',
    sensitive: false,
    strictDisclosure: false,
    derivation,
    ...over,
  });
}

describe('derived variables of the questionnaire', () => {
  const label = { ja: '検査', en: 'Test' };
  const derived = [
    derivedVariable('lonely_and_alone', {
      kind: 'cases',
      inputs: ['lonely', 'consultation_partner', 'consultation_who'],
      cases: [
        { code: 1, label, when: '{lonely} = 1 and {consultation_partner} = 2' },
        { code: 2, label, when: '{lonely} = 1 and {consultation_who} contains 1' },
      ],
      otherwise: { code: 0, label },
    }),
    derivedVariable('lonely', { kind: 'net', input: 'loneliness_direct', codes: [3, 4, 5] }),
    derivedVariable('never_met', { kind: 'net', input: 'communication.in_person', codes: [7] }),
    derivedVariable(
      'going_out',
      { kind: 'sum', inputs: [{ input: 'outing_frequency' }, { input: 'ucla_score.points' }] },
      { measure: 'scale', strictDisclosure: true },
    ),
    derivedVariable('strictly_kept', {
      kind: 'bands',
      input: 'going_out',
      bands: [
        { code: 1, label, from: null, to: 8 },
        { code: 2, label, from: 9, to: null },
      ],
    }),
    derivedVariable('born', {
      kind: 'cohort',
      input: 'birth_date',
      from: '2004-04-02',
      to: '2007-04-01',
    }),
  ];
  const ucla = { ucla_companionship: 4, ucla_left_out: 3, ucla_isolated: 1 };
  const responses = [
    response({ loneliness_direct: 5, consultation_partner: 2, outing_frequency: 1, ...ucla }),
    response({ loneliness_direct: 3, consultation_partner: 1, consultation_who: [1, 2] }),
    response({ loneliness_direct: 3, consultation_partner: 1 }),
    response({ loneliness_direct: 1, consultation_partner: 1, communication: { in_person: 7 } }),
    response({ consultation_partner: 2, communication: { in_person: 1 } }),
    response({}),
  ];
  const plain = codeResponses(input(responses));
  const dataset = codeResponses(input(responses, { derived }));
  const { noAnswer } = RESERVED;

  it('are columns, each made after what it is made of', () => {
    expect(codesOf(dataset, 'lonely')).toEqual([1, 1, 1, 0, noAnswer, noAnswer]);
    expect(codesOf(dataset, 'lonely_and_alone')).toEqual([1, 2, noAnswer, 0, noAnswer, noAnswer]);
    expect(codesOf(dataset, 'never_met')).toEqual([...Array(3).fill(noAnswer), 1, 0, noAnswer]);
    expect(codesOf(dataset, 'going_out')).toEqual([9, ...Array(5).fill(noAnswer)]);
    expect(codesOf(dataset, 'strictly_kept')).toEqual([2, ...Array(5).fill(noAnswer)]);
    expect(dataset.columns.get('going_out')).toMatchObject({ kind: 'number', codes: [], measure: 'scale' });
    expect(dataset.columns.get('lonely_and_alone')).toMatchObject({
      kind: 'derived',
      item: 'lonely_and_alone',
    });
    expect(dataset.columns.get('lonely_and_alone')?.codes.map(({ code }) => code)).toEqual([1, 2, 0]);
  });

  it('are as sensitive and as strictly kept as what they are made of', () => {
    const marks = (id: string) => {
      const { sensitive, strictDisclosure } = dataset.columns.get(id) as CodedColumn;
      return { sensitive, strictDisclosure };
    };
    expect(dataset.columns.get('loneliness_direct')?.sensitive).toBe(true);
    expect(marks('lonely')).toEqual({ sensitive: true, strictDisclosure: false });
    expect(marks('lonely_and_alone')).toEqual({ sensitive: true, strictDisclosure: false });
    expect(marks('strictly_kept')).toEqual({ sensitive: true, strictDisclosure: true });
  });

  it('leave every other column, and their order, as it was', () => {
    const others = [...dataset.columns].slice(0, plain.columns.size);
    expect(others).toEqual([...plain.columns]);
    expect([...dataset.columns.keys()].slice(plain.columns.size).sort()).toEqual([
      'going_out',
      'lonely',
      'lonely_and_alone',
      'never_met',
      'strictly_kept',
    ]);
  });

  it('do not depend on the order of the rows', () => {
    const back = codeResponses(input([...responses].reverse(), { derived }));
    for (const id of ['lonely', 'lonely_and_alone', 'going_out', 'strictly_kept'])
      expect(codesOf(back, id).reverse()).toEqual(codesOf(dataset, id));
  });

  it('are refused where their rule does not fit the questionnaire', () => {
    const broken = derivedVariable('broken', { kind: 'net', input: 'nowhere', codes: [1] });
    expect(() => codeResponses(input(responses, { derived: [broken] }))).toThrow('derived.input-missing');
  });
});
