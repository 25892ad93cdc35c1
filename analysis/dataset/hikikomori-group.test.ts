import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codebook } from '../../instruments/codebook/codebook.ts';
import { composeQuestionnaire } from '../../instruments/composition/compose-questionnaire.ts';
import { parseDefinitions } from '../../instruments/definition/parse-definitions.ts';
import { compileRules } from '../../instruments/rules/compile-rules.ts';
import { codeResponses } from './code-responses.ts';
import { RESERVED } from './dataset.ts';

// The shipped rules, held against whole answers to the shipped questionnaire of Kamakura.

const root = join(import.meta.dirname, '../../instruments');
const MINE = /^(library\/(resident-attributes|hikikomori)\/|questionnaires\/kamakura-hikikomori-2023)/;
const definitions = parseDefinitions(
  new Map(
    readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.json') && MINE.test(path))
      .map((path) => [path, readFileSync(join(root, path), 'utf8')]),
  ),
);
const recipe = definitions.recipes[0]?.value;
if (recipe === undefined) throw new Error('the survey of Kamakura is not shipped');
const derived = definitions.derived.map(({ value }) => value);
const questionnaire = composeQuestionnaire(
  recipe,
  definitions.instruments.map(({ value }) => value),
  definitions.overlays.map(({ value }) => value),
  derived,
);

const variables = codebook(questionnaire);
const rules = compileRules(questionnaire);

const VERSIONS = ['kamakura-2023', 'cabinet-office-2010', 'cabinet-office-2018', 'cabinet-office-2022'];

/** Code of a variable in each version of its rule, for one person. */
function codes(variable: 'hikikomori_group' | 'hikikomori_broad', answers: object): number[] {
  return VERSIONS.map((version) => {
    const dataset = codeResponses({
      surveyId: 'kamakura',
      questionnaire: { id: questionnaire.id, version: questionnaire.version, sha256: '0'.repeat(64) },
      synthetic: true,
      variables,
      rules,
      scores: [],
      derived: derived.filter((one) => one.version === version),
      design: { kind: 'open' },
      areaScheme: null,
      responses: [
        {
          stratum: null,
          channel: 'letter',
          mode: 'web',
          language: 'ja',
          day: '2023-01-10',
          late: false,
          answers: JSON.stringify(answers),
        },
      ],
      waiting: 0,
    });
    return dataset.columns.get(variable)?.values[0] as number;
  });
}

const MISSING = RESERVED.noAnswer;

/** Somebody who is usually at home, for a year or more, whose other answers exclude nothing. */
const atHome = {
  usual_outing: 6,
  usual_outing_duration: 4,
  usual_outing_reason: [6],
  home_activities: [1],
  home_roles: [5],
  conversation_outside_family: 3,
};

describe('hikikomori_group', () => {
  it.each([
    ['four answers are in', { usual_outing: 5 }, [1, 1, 1, 1]],
    ['nearby shops', { usual_outing: 6 }, [2, 2, 2, 2]],
    ['not out of the house', { usual_outing: 7 }, [2, 2, 2, 2]],
    ['not out of the room', { usual_outing: 8 }, [2, 2, 2, 2]],
    ['just under six months', { usual_outing_duration: 2 }, [0, 0, 0, 0]],
    ['six months', { usual_outing_duration: 3 }, [2, 2, 2, 2]],
    ['thirty years', { usual_outing_duration: 13 }, [2, 2, 2, 2]],
  ])('%s', (_name, answers, expected) => {
    expect(codes('hikikomori_group', { ...atHome, ...answers })).toEqual(expected);
  });

  it('is decided without duration and reason, which they are not asked, for those who go out', () => {
    const { usual_outing_duration: _, usual_outing_reason: __, ...asked } = atHome;
    expect(codes('hikikomori_group', { ...asked, usual_outing: 4 })).toEqual([0, 0, 0, 0]);
  });

  // the documented difference between the rules: the same person in one and out of the other
  it.each([
    [
      'a homemaker who often talks with others',
      { home_roles: [1], home_activities: [9], conversation_outside_family: 1 },
      [2, 0, 0, 0],
    ],
    ['a homemaker who sometimes does', { home_roles: [1], conversation_outside_family: 2 }, [2, 2, 0, 0]],
    ['a homemaker who hardly ever does', { home_roles: [1], home_activities: [9] }, [2, 0, 2, 2]],
    ['a family helper who never does', { home_roles: [2], conversation_outside_family: 4 }, [2, 2, 2, 2]],
    [
      'who cares for family and talks',
      { home_activities: [10], conversation_outside_family: 2 },
      [2, 2, 0, 0],
    ],
    ['reason: care of family', { usual_outing_reason: [13] }, [2, 2, 0, 0]],
    ['reason: childbirth or childcare', { usual_outing_reason: [12] }, [2, 0, 0, 0]],
    ['reason: pregnancy', { usual_outing_reason: [11] }, [2, 0, 0, 0]],
    ['reason: physical illness beside another', { usual_outing_reason: [6, 7] }, [2, 0, 0, 0]],
    ['reason: schizophrenia', { usual_outing_reason: [8] }, [2, 0, 0, 0]],
    ['reason: depression', { usual_outing_reason: [9] }, [2, 2, 2, 2]],
    ['reason: work at home, no longer working', { usual_outing_reason: [14] }, [2, 0, 2, 2]],
    ['works at home', { home_roles: [3] }, [2, 2, 0, 0]],
    ['self-employed', { home_roles: [4] }, [2, 2, 0, 0]],
    ['reason declined', { usual_outing_reason: [99] }, [2, 2, 2, 2]],
  ])('excludes, or not: %s', (_name, answers, expected) => {
    expect(codes('hikikomori_group', { ...atHome, ...answers })).toEqual(expected);
    expect(codes('hikikomori_broad', { ...atHome, ...answers })).toEqual(
      expected.map((code) => Math.min(code, 1)),
    );
  });

  it.each([
    [
      // duration and reason are not put to those who leave it out
      'going out',
      { usual_outing: undefined, usual_outing_duration: undefined, usual_outing_reason: undefined },
      [MISSING, MISSING, MISSING, MISSING],
    ],
    ['the duration', { usual_outing_duration: undefined }, [MISSING, MISSING, MISSING, MISSING]],
    ['the reason', { usual_outing_reason: undefined }, [2, MISSING, MISSING, MISSING]],
    [
      'the reason, with housework',
      { usual_outing_reason: undefined, home_activities: [9] },
      [2, 0, MISSING, MISSING],
    ],
    [
      'the reason, under six months',
      { usual_outing_reason: undefined, usual_outing_duration: 2 },
      [0, 0, 0, 0],
    ],
    [
      'conversation, with nothing that it would decide',
      { conversation_outside_family: undefined },
      [2, 2, 2, 2],
    ],
    [
      'conversation, as a homemaker',
      { conversation_outside_family: undefined, home_roles: [1] },
      [2, 2, MISSING, MISSING],
    ],
  ])('is missing only where the unanswered item decides: %s', (_name, answers, expected) => {
    expect(codes('hikikomori_group', { ...atHome, ...answers })).toEqual(expected);
    const broad = expected.map((code) => (code === MISSING ? MISSING : Math.min(code, 1)));
    expect(codes('hikikomori_broad', { ...atHome, ...answers })).toEqual(broad);
  });
});
