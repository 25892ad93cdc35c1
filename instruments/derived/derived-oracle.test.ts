import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LARGEST_CODE, RESERVED } from '../codebook/reserved-codes.ts';
import type { Condition } from '../rules/condition.ts';
import type { ComparableAnswer } from '../rules/condition-operators.ts';
import { evaluateCondition } from '../rules/evaluate-condition.ts';
import { parseCondition } from '../rules/parse-condition.ts';
import { compileDerived } from './compile-derived.ts';
import type { InputVariable } from './derived-input.ts';
import { type DerivedRule, deriveColumn } from './derived-rule.ts';
import { type DerivedVariable, derivedVariableSchema } from './derived-variable.ts';
import { scoreRules } from './score-derivation.ts';

// The compiled rules against slow, obvious ones that interpret the definition for one person at a time.

const RUNS = 60;
/** people a rule: parsing the conditions of a rule costs more than asking it */
const PEOPLE = 12;
const { notAsked, noAnswer } = RESERVED;
const text = { ja: '検査', en: 'Test' };
const label = (code: number) => ({ code, label: text });

const SINGLES = ['a', 'b', 'c'];
const CODES = [1, 2, 3];
const OPTIONS = [1, 2, 9];
const VARIABLES: readonly InputVariable[] = [
  ...SINGLES.map((id) => ({ id, item: id, kind: 'single' as const, codes: CODES.map(label) })),
  ...OPTIONS.map((code) => ({
    id: `m.${code}`,
    item: 'm',
    kind: 'option' as const,
    codes: [1, 0].map(label),
  })),
];

/** What one person answered: a code, codes, or a reserved code. */
interface Person {
  readonly singles: Readonly<Record<string, number>>;
  readonly multiple: readonly number[] | number;
}
const reserved = fc.constantFrom(...Object.values(RESERVED).map(Number));
const person: fc.Arbitrary<Person> = fc.record({
  singles: fc.record(
    Object.fromEntries(
      SINGLES.map((id) => [id, fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...CODES) }, reserved)]),
    ),
  ),
  multiple: fc.oneof({ weight: 2, arbitrary: fc.subarray(OPTIONS, { minLength: 1 }) }, reserved),
});

function codesOf({ singles, multiple }: Person): Map<string, number> {
  const option = (code: number) =>
    typeof multiple === 'number' ? multiple : Number(multiple.includes(code));
  return new Map([
    ...Object.entries(singles),
    ...OPTIONS.map((code) => [`m.${code}`, option(code)] as const),
  ]);
}

const people = fc.array(person, { minLength: PEOPLE, maxLength: PEOPLE });

const comparison = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(...SINGLES),
      fc.constantFrom('=', '<>', '<', '<=', '>', '>='),
      fc.constantFrom(...CODES),
    )
    .map(([item, sign, code]) => `{${item}} ${sign} ${code}`),
  fc
    .tuple(
      fc.constantFrom(...SINGLES),
      fc.constantFrom('anyof', 'noneof'),
      fc.subarray(CODES, { minLength: 1 }),
    )
    .map(([item, word, codes]) => `{${item}} ${word} [${codes.join(', ')}]`),
  fc
    .tuple(fc.constantFrom('contains', 'notcontains'), fc.constantFrom(...OPTIONS))
    .map(([word, code]) => `{m} ${word} ${code}`),
  fc
    .tuple(fc.constantFrom('anyof', 'noneof', 'allof'), fc.subarray(OPTIONS, { minLength: 1 }))
    .map(([word, codes]) => `{m} ${word} [${codes.join(', ')}]`),
);
const emptiness = fc
  .tuple(fc.constantFrom(...SINGLES, 'm'), fc.constantFrom('empty', 'notempty'))
  .map(([item, word]) => `{${item}} ${word}`);
const conditionOf = (leaf: fc.Arbitrary<string>) =>
  fc.letrec<{ condition: string }>((tie) => ({
    condition: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      leaf,
      fc
        .tuple(tie('condition'), fc.constantFrom('and', 'or'), tie('condition'))
        .map(([left, word, right]) => `(${left}) ${word} (${right})`),
      tie('condition').map((inner) => `!(${inner})`),
    ),
  })).condition;

function cases(whens: readonly { readonly code: number; readonly when: string }[]): DerivedVariable {
  return derivedVariableSchema.parse({
    ...FACTS,
    id: 'group',
    derivation: {
      kind: 'cases',
      inputs: [...SINGLES, 'm'],
      cases: whens.map(({ code, when }) => ({ ...label(code), when })),
      otherwise: label(0),
    },
  });
}
const FACTS = {
  version: '1',
  instrument: 'test',
  instrumentVersions: ['1'],
  label: text,
  base: text,
  measure: 'nominal',
  source: 'test',
  exactness: 'ours',
  sensitive: false,
  strictDisclosure: false,
};
const casesOf = (leaf: fc.Arbitrary<string>) =>
  fc
    .array(fc.record({ code: fc.constantFrom(0, 1, 2), when: conditionOf(leaf) }), {
      minLength: 1,
      maxLength: 4,
    })
    .map(cases);

const ruleCache = new WeakMap<DerivedVariable, DerivedRule>();
function ruleOf(variable: DerivedVariable): DerivedRule {
  const known = ruleCache.get(variable) ?? compileDerived([variable], VARIABLES, [])[0]?.rule;
  if (known === undefined) throw new Error('one variable was compiled');
  ruleCache.set(variable, known);
  return known;
}
function compiledCode(variable: DerivedVariable, who: Person): number {
  const codes = codesOf(who);
  const { inputs, codeOf } = ruleOf(variable);
  return codeOf(inputs.map((input) => codes.get(input) as number));
}

const conditions = new Map<string, Condition>();
function parsed(when: string): Condition {
  const known = conditions.get(when);
  if (known !== undefined) return known;
  const result = parseCondition(when);
  if (!result.ok) throw new Error(`${when} ${result.problem}`);
  conditions.set(when, result.condition);
  return result.condition;
}

/** The answer as a form would have it; reserved codes are no answer. */
function answerOf({ singles, multiple }: Person, item: string): ComparableAnswer {
  const value = item === 'm' ? multiple : singles[item];
  return typeof value === 'number' && value > LARGEST_CODE ? undefined : value;
}

/** Truth as a number: 0 false, ½ open, 1 true; "and" is the smallest, "or" the largest (Kleene). */
function interpret(condition: Condition, who: Person): number {
  if ('all' in condition) return Math.min(...condition.all.map((part) => interpret(part, who)));
  if ('any' in condition) return Math.max(...condition.any.map((part) => interpret(part, who)));
  if ('not' in condition) return 1 - interpret(condition.not, who);
  const { item, operator } = condition;
  const value = item === 'm' ? who.multiple : who.singles[item];
  const open = typeof value === 'number' && value > notAsked && !operator.endsWith('nswered');
  return open ? 0.5 : Number(evaluateCondition(condition, (name) => answerOf(who, name)));
}

function interpretCases(variable: DerivedVariable, who: Person): number {
  if ([...codesOf(who).values()].every((code) => code === notAsked)) return notAsked;
  if (variable.derivation.kind !== 'cases') throw new Error('cases are interpreted');
  const { cases: all, otherwise } = variable.derivation;
  const possible = new Set<number>();
  for (const { code, when } of all) {
    const truth = interpret(parsed(when), who);
    if (truth > 0) possible.add(code);
    if (truth === 1) return possible.size === 1 ? code : noAnswer;
  }
  possible.add(otherwise.code);
  return possible.size === 1 ? otherwise.code : noAnswer;
}

/** Everybody that this person could be, had each question that was put been answered. */
function completions(who: Person): Person[] {
  const open = (value: number) => value > notAsked;
  let people: Person[] = [who];
  for (const id of SINGLES) {
    people = people.flatMap((one) =>
      open(one.singles[id] as number)
        ? CODES.map((code) => ({ ...one, singles: { ...one.singles, [id]: code } }))
        : [one],
    );
  }
  return people.flatMap((one) =>
    typeof one.multiple === 'number' && open(one.multiple)
      ? [[1], [2], [9], [1, 2], [1, 9], [2, 9], OPTIONS].map((multiple) => ({ ...one, multiple }))
      : [one],
  );
}

function plainCase(variable: DerivedVariable, who: Person): number {
  if (variable.derivation.kind !== 'cases') throw new Error('cases are interpreted');
  const { cases: all, otherwise } = variable.derivation;
  const first = all.find(({ when }) => evaluateCondition(parsed(when), (item) => answerOf(who, item)));
  return (first ?? otherwise).code;
}

describe('cases', () => {
  it('are those of an interpreter in three values', () => {
    fc.assert(
      fc.property(casesOf(fc.oneof(comparison, emptiness)), people, (variable, everyone) => {
        for (const who of everyone) expect(compiledCode(variable, who)).toBe(interpretCases(variable, who));
      }),
      { numRuns: RUNS },
    );
  });

  it('are decided only where every answer that is missing could be anything', () => {
    let decidedInSpiteOfMissing = 0;
    fc.assert(
      fc.property(casesOf(comparison), people, (variable, everyone) => {
        for (const who of everyone) {
          const code = compiledCode(variable, who);
          if (code === notAsked || code === noAnswer) continue;
          const possible = completions(who);
          if (possible.length > 1) decidedInSpiteOfMissing += 1;
          for (const one of possible) expect(plainCase(variable, one)).toBe(code);
        }
      }),
      { numRuns: RUNS },
    );
    expect(decidedInSpiteOfMissing).toBeGreaterThan(0);
  });

  it('are those of a form where nothing is missing', () => {
    let compared = 0;
    fc.assert(
      fc.property(casesOf(fc.oneof(comparison, emptiness)), people, (variable, everyone) => {
        for (const who of everyone) {
          if (completions(who).length > 1 || compiledCode(variable, who) === notAsked) continue;
          compared += 1;
          expect(compiledCode(variable, who)).toBe(plainCase(variable, who));
        }
      }),
      { numRuns: RUNS },
    );
    expect(compared).toBeGreaterThan(0);
  });

  it('of one person are those of the column, in any order of the rows', () => {
    fc.assert(
      fc.property(
        casesOf(comparison),
        fc.array(fc.tuple(person, fc.nat()), { maxLength: 20 }),
        (variable, drawn) => {
          const columnOf = (rows: readonly Person[]) => {
            const columns = new Map(
              VARIABLES.map(({ id }) => [
                id,
                { values: Uint8Array.from(rows, (who) => codesOf(who).get(id) as number) },
              ]),
            );
            return [...deriveColumn(ruleOf(variable), columns, rows.length)];
          };
          const rows = drawn.map(([who]) => who);
          expect(columnOf(rows)).toEqual(rows.map((who) => compiledCode(variable, who)));
          const shuffled = [...drawn].sort(([, one], [, other]) => one - other).map(([who]) => who);
          expect([...columnOf(shuffled)].sort()).toEqual([...columnOf(rows)].sort());
        },
      ),
      { numRuns: 20 },
    );
  });
});

describe('sums', () => {
  const points = fc.option(
    fc
      .subarray(CODES)
      .chain((codes) =>
        fc
          .array(fc.integer({ min: 0, max: 9 }), { minLength: codes.length, maxLength: codes.length })
          .map((values) => Object.fromEntries(codes.map((code, place) => [String(code), values[place]]))),
      ),
    { nil: undefined },
  );
  const derivation = fc.record({
    kind: fc.constant('sum'),
    inputs: fc.array(fc.record({ input: fc.constantFrom(...SINGLES), points }), {
      minLength: 1,
      maxLength: 4,
    }),
    times: fc.integer({ min: 1, max: 10 }),
    missingAtMost: fc.integer({ min: 0, max: 4 }),
  });

  it('are those of an interpreter', () => {
    fc.assert(
      fc.property(derivation, people, (rule, everyone) => {
        const variable = derivedVariableSchema.parse({ ...FACTS, id: 'total', derivation: rule });
        for (const who of everyone) {
          const values = rule.inputs.map(({ input }) => who.singles[input] as number);
          const worth = rule.inputs.map(({ input, points: own }) => {
            const code = who.singles[input] as number;
            if (code > LARGEST_CODE) return [];
            return own === undefined ? [code] : (own[String(code)] ?? []);
          });
          const known = worth.flat();
          const total = known.reduce((sum, value) => sum + value, 0) * rule.times;
          const missing = values.length - known.length;
          const expected = values.every((code) => code === notAsked)
            ? notAsked
            : missing > rule.missingAtMost || known.length === 0 || total > 250
              ? noAnswer
              : total;
          expect(compiledCode(variable, who)).toBe(expected);
        }
      }),
      { numRuns: RUNS },
    );
  });
});

describe('scores', () => {
  it('are added and banded as their definition says, missing where any item is', () => {
    const bands = [
      { ...label(1), from: 3, to: 3 },
      { ...label(2), from: 4, to: 6 },
      { ...label(3), from: 8, to: 9 },
    ];
    const rules = scoreRules({
      id: 'score',
      label: text,
      items: SINGLES,
      rule: 'sum, missing if any input is missing',
      source: 'test',
      exactness: 'ours',
      bands,
    });
    fc.assert(
      fc.property(person, ({ singles }) => {
        const values = SINGLES.map((id) => singles[id] as number);
        const sum = values.reduce((total, value) => total + value, 0);
        const points = values.every((value) => value === notAsked)
          ? notAsked
          : values.some((value) => value > LARGEST_CODE)
            ? noAnswer
            : sum;
        expect(rules.points.codeOf(values)).toBe(points);
        const band = bands.find(({ from, to }) => points >= from && points <= to)?.code;
        expect(rules.bands.codeOf([points])).toBe(points > LARGEST_CODE ? points : (band ?? noAnswer));
      }),
      { numRuns: RUNS },
    );
  });
});
