import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codebook } from '../../instruments/codebook/codebook.ts';
import { composeQuestionnaire } from '../../instruments/composition/compose-questionnaire.ts';
import { parseDefinitions } from '../../instruments/definition/parse-definitions.ts';
import { compileRules } from '../../instruments/rules/compile-rules.ts';
import { codeResponses } from './code-responses.ts';
import { RESERVED } from './dataset.ts';

// The example of docs/hikikomori-groups.md, and Kamakura's printed rule at every edge.

const root = join(import.meta.dirname, '../..');
const MINE = /^(library\/(resident-attributes|hikikomori)\/|questionnaires\/kamakura-hikikomori-2023)/;
const definitions = parseDefinitions(
  new Map(
    readdirSync(join(root, 'instruments'), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.json') && MINE.test(path))
      .map((path) => [path, readFileSync(join(root, 'instruments', path), 'utf8')]),
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

/** Codes of a variable under one version of its rule, for many people. */
function codesUnder(version: string, variable: string, people: readonly object[]): readonly number[] {
  const dataset = codeResponses({
    surveyId: 'kamakura',
    questionnaire: { id: questionnaire.id, version: questionnaire.version, sha256: '0'.repeat(64) },
    synthetic: true,
    variables,
    rules,
    scores: questionnaire.scores,
    derived: derived.filter((one) => one.version === version),
    design: { kind: 'open' },
    areaScheme: null,
    responses: people.map((answers) => ({
      stratum: null,
      channel: 'letter',
      mode: 'paper',
      language: 'ja',
      day: '2023-01-10',
      late: false,
      answers: JSON.stringify(answers),
    })),
    waiting: 0,
  });
  return [...(dataset.columns.get(variable)?.values ?? [])];
}

const ITEMS = [
  'usual_outing',
  'usual_outing_duration',
  'usual_outing_reason',
  'home_activities',
  'home_roles',
  'conversation_outside_family',
];
const GROUPS: Readonly<Record<string, number>> = {
  なし: 0,
  準: 1,
  狭義: 2,
  無回答: RESERVED.noAnswer,
};

/** The answer that a label of the example stands for; a list where the item takes several. */
function answerOf(item: string, label: string): number | readonly number[] | undefined {
  if (label === '無回答') return undefined;
  const own = variables.filter((variable) => variable.item === item);
  const option = own.find((variable) => variable.kind === 'option' && variable.label.ja === label);
  if (option !== undefined) return [Number(option.id.slice(item.length + 1))];
  const code = own[0]?.codes.find((one) => own[0]?.kind === 'single' && one.label.ja === label)?.code;
  if (code === undefined) throw new Error(`${item} has no answer ${label}`);
  return code;
}

describe('the example of the method note', () => {
  const rows = readFileSync(join(root, 'docs/hikikomori-groups.md'), 'utf8')
    .split('\n')
    .filter((line) => /^\| ([A-Z]?) \|/.test(line) || line.startsWith('| | going out'))
    .map((line) => line.split('|').map((cell) => cell.trim().replaceAll('`', '')));
  const [head, ...people] = rows;
  const versions = head?.slice(8, 12) ?? [];
  const answers = people.map((cells) =>
    Object.fromEntries(ITEMS.map((item, place) => [item, answerOf(item, cells[place + 2] as string)])),
  );

  it('has its nine people and four rules, every shipped version among them', () => {
    expect(people).toHaveLength(9);
    expect([...versions].sort()).toEqual(
      derived
        .filter(({ id }) => id === 'hikikomori_group')
        .map(({ version }) => version)
        .sort(),
    );
  });

  it.each(versions.map((version, place) => [version, place] as const))('holds under %s', (version, place) => {
    const expected = people.map((cells) => GROUPS[cells[place + 8] as string]);
    expect(codesUnder(version, 'hikikomori_group', answers)).toEqual(expected);
  });

  it('tells the rules apart, those of 2018 and 2022 excepted', () => {
    const groups = versions.map((version) => codesUnder(version, 'hikikomori_group', answers).join());
    expect(new Set(groups).size).toBe(3);
  });
});

describe('広義のひきこもり as Kamakura prints it', () => {
  const codesOf = (id: string) =>
    variables.find((variable) => variable.id === id)?.codes.map(({ code }) => code) ?? [];
  const outings = codesOf('usual_outing');
  const durations = codesOf('usual_outing_duration');
  const labelOf = (code: number) =>
    variables.find(({ id }) => id === 'usual_outing_duration')?.codes.find((one) => one.code === code)?.label
      .ja;
  const { noAnswer } = RESERVED;
  const broad = (people: readonly object[]) => codesUnder('kamakura-2023', 'hikikomori_broad', people);

  it('has eight answers on going out, and an edge at six months', () => {
    expect(outings).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect([labelOf(2), labelOf(3)]).toEqual(['3か月以上6か月未満', '6か月以上1年未満']);
  });

  it.each(outings)('answer %i: just under six months, six months, longer, not said', (outing) => {
    const atHome = outing >= 5;
    const people = [2, 3, durations.at(-1), undefined].map((duration) => ({
      usual_outing: outing,
      ...(atHome && { usual_outing_duration: duration }),
    }));
    expect(broad(people)).toEqual(atHome ? [0, 1, 1, noAnswer] : [0, 0, 0, 0]);
  });

  it('takes every duration on its side of the edge', () => {
    for (const outing of outings.filter((code) => code >= 5)) {
      const people = durations.map((duration) => ({ usual_outing: outing, usual_outing_duration: duration }));
      expect(broad(people)).toEqual(durations.map((duration) => Number(duration >= 3)));
    }
  });

  it('does not know who said nothing about going out', () => {
    expect(broad([{}])).toEqual([noAnswer]);
  });

  it('is sensitive and strictly kept', () => {
    const marks = derived.filter(({ id }) => id.startsWith('hikikomori_'));
    expect(marks.length).toBeGreaterThan(0);
    expect(marks.every(({ sensitive, strictDisclosure }) => sensitive && strictDisclosure)).toBe(true);
  });
});
