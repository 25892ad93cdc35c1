import { describe, expect, it } from 'vitest';
import { RESERVED } from '../codebook/reserved-codes.ts';
import { DefinitionError } from '../definition/finding.ts';
import { compileDerived } from './compile-derived.ts';
import { derivedCodes } from './derived-codes.ts';
import type { InputVariable } from './derived-input.ts';
import { deriveColumn } from './derived-rule.ts';
import { type Derivation, type DerivedVariable, derivedVariableSchema } from './derived-variable.ts';

const { notAsked, noAnswer, refused, doesNotKnow, unreadable } = RESERVED;
const MISSING = [noAnswer, refused, doesNotKnow, unreadable];

const text = (ja: string) => ({ ja, en: ja });
const single = (id: string, codes: readonly number[]): InputVariable => ({
  id,
  item: id,
  kind: 'single',
  codes: codes.map((code) => ({ code, label: text(String(code)) })),
});
const option = (item: string, code: number): InputVariable => ({
  ...single(`${item}.${code}`, [1, 0]),
  item,
  kind: 'option',
});
const VARIABLES: readonly InputVariable[] = [
  single('outing', [1, 2, 3, 4, 5, 6, 7, 8]),
  single('duration', [1, 2, 3]),
  single('talk.phone', [1, 7]),
  ...[1, 2, 9].map((code) => option('reason', code)),
  { id: 'age', item: 'age', kind: 'number', codes: [] },
  { id: 'words', item: 'words', kind: 'text', codes: [] },
];

/** A definition as its file has it: the schema fills in what may be left out. */
function variable(id: string, derivation: unknown): DerivedVariable {
  return derivedVariableSchema.parse({
    id,
    version: '1',
    instrument: 'test',
    instrumentVersions: ['1'],
    label: text(id),
    base: text('全員'),
    measure: 'nominal',
    source: 'test',
    exactness: 'ours',
    sensitive: false,
    strictDisclosure: false,
    derivation: derivation as Derivation,
  });
}
const kase = (code: number, when: string) => ({ code, label: text(String(code)), when });
const band = (code: number, from: number | null, to: number | null) => ({
  code,
  label: text(String(code)),
  from,
  to,
});

/** The code of one person, through the compiled rules in their order; columns left out are not asked. */
function codeOf(derived: readonly DerivedVariable[], person: Readonly<Record<string, number>>, id?: string) {
  const codes = new Map(VARIABLES.map((input) => [input.id, person[input.id] ?? notAsked]));
  for (const { rule } of compileDerived(derived, VARIABLES, []))
    codes.set(rule.id, rule.codeOf(rule.inputs.map((input) => codes.get(input) as number)));
  return codes.get(id ?? (derived[0] as DerivedVariable).id);
}
function findingsOf(...derived: readonly DerivedVariable[]): readonly string[] {
  try {
    compileDerived(derived, VARIABLES, []);
    return [];
  } catch (error) {
    return (error as DefinitionError).findings.map(({ code, where }) => `${code} ${where}`);
  }
}

describe('a sum', () => {
  const inputs = [{ input: 'outing' }, { input: 'duration', points: { 1: 0, 2: 5 } }];
  const strict = variable('total', { kind: 'sum', inputs });
  const lenient = variable('total', { kind: 'sum', inputs, times: 4, missingAtMost: 1 });

  it('adds codes, or their points, and multiplies', () => {
    expect(codeOf([strict], { outing: 8, duration: 2 })).toBe(13);
    expect(codeOf([lenient], { outing: 8, duration: 2 })).toBe(52);
  });

  it('is missing when more inputs are missing than may be, and is never made up for them', () => {
    for (const missing of [...MISSING, notAsked]) {
      expect(codeOf([strict], { outing: 8, duration: missing })).toBe(noAnswer);
      expect(codeOf([lenient], { outing: 8, duration: missing })).toBe(32);
    }
    expect(codeOf([lenient], { outing: 8, duration: 3 }), 'a code without points').toBe(32);
    expect(codeOf([lenient], { outing: noAnswer, duration: noAnswer })).toBe(noAnswer);
    expect(codeOf([lenient], {})).toBe(notAsked);
  });

  it('is missing where nothing at all was answered, however many may be missing', () => {
    const anything = variable('total', { kind: 'sum', inputs, missingAtMost: 9 });
    expect(codeOf([anything], { outing: noAnswer, duration: refused })).toBe(noAnswer);
  });

  it('holds 250 and is missing above it', () => {
    const age = variable('double', { kind: 'sum', inputs: [{ input: 'age' }], times: 2 });
    expect(codeOf([age], { age: 125 })).toBe(250);
    expect(codeOf([age], { age: 126 })).toBe(noAnswer);
  });
});

describe('bands', () => {
  const bands = variable('band', {
    kind: 'bands',
    input: 'age',
    bands: [band(1, null, 19), band(2, 20, 39), band(3, 65, null)],
  });

  it.each([
    [0, 1],
    [19, 1],
    [20, 2],
    [39, 2],
    [40, noAnswer],
    [64, noAnswer],
    [65, 3],
    [250, 3],
    [notAsked, notAsked],
    [noAnswer, noAnswer],
    [refused, refused],
    [unreadable, unreadable],
  ])('cut %i into %i', (age, code) => {
    expect(codeOf([bands], { age })).toBe(code);
  });
});

describe('a net', () => {
  it('is 1 or 0, and keeps what is missing', () => {
    const top = variable('top', { kind: 'net', input: 'outing', codes: [1, 2] });
    const codes = [1, 2, 3, 8, ...MISSING, notAsked].map((outing) => codeOf([top], { outing }));
    expect(codes).toEqual([1, 1, 0, 0, ...MISSING, notAsked]);
  });

  it('of a multiple answer counts who chose any of the options', () => {
    const any = variable('any', { kind: 'net', input: 'reason', codes: [1, 2] });
    const chosen = (one: number, two: number, other: number) =>
      codeOf([any], { 'reason.1': one, 'reason.2': two, 'reason.9': other });
    expect([chosen(0, 1, 0), chosen(1, 1, 0), chosen(0, 0, 1)]).toEqual([1, 1, 0]);
    expect(chosen(noAnswer, noAnswer, noAnswer)).toBe(noAnswer);
    expect([chosen(unreadable, 1, 0), chosen(unreadable, 0, 0)]).toEqual([1, unreadable]);
    expect([chosen(unreadable, refused, 0), chosen(refused, unreadable, 0)]).toEqual([unreadable, refused]);
    expect(codeOf([any], {})).toBe(notAsked);
  });

  it('takes a row of a matrix, and one option', () => {
    const never = variable('never', { kind: 'net', input: 'talk.phone', codes: [7] });
    const other = variable('other', { kind: 'net', input: 'reason.9', codes: [1] });
    expect(codeOf([never], { 'talk.phone': 7 })).toBe(1);
    expect(codeOf([other], { 'reason.9': 0 })).toBe(0);
  });
});

describe('cases', () => {
  const cases = variable('group', {
    kind: 'cases',
    inputs: ['outing', 'duration', 'reason'],
    cases: [
      kase(1, '{outing} = 5 and {duration} >= 2 and !({reason} contains 1)'),
      kase(2, '{outing} anyof [6, 7, 8] and {duration} >= 2 and {reason} notcontains 1'),
    ],
    otherwise: { code: 0, label: text('0') },
  });
  const reasons = (one: number) => ({ 'reason.1': one, 'reason.2': 0, 'reason.9': 0 });
  const unknown = { 'reason.1': noAnswer, 'reason.2': noAnswer, 'reason.9': noAnswer };

  it('take the first case that holds', () => {
    expect(codeOf([cases], { outing: 5, duration: 2, ...reasons(0) })).toBe(1);
    expect(codeOf([cases], { outing: 6, duration: 3, ...reasons(0) })).toBe(2);
    expect(codeOf([cases], { outing: 6, duration: 1, ...reasons(0) })).toBe(0);
    expect(codeOf([cases], { outing: 8, duration: 3, ...reasons(1) })).toBe(0);
  });

  it('take a question that was routed past for not chosen', () => {
    expect(codeOf([cases], { outing: 1 })).toBe(0);
    expect(codeOf([cases], { outing: 5, duration: 2 })).toBe(1);
    expect(codeOf([cases], { outing: 5 })).toBe(0);
    expect(codeOf([cases], {})).toBe(notAsked);
  });

  it('are missing only where the missing answer decides', () => {
    for (const missing of MISSING) {
      expect(codeOf([cases], { outing: missing, duration: 3, ...reasons(0) })).toBe(noAnswer);
      expect(codeOf([cases], { outing: missing, duration: 1, ...reasons(0) })).toBe(0);
      expect(codeOf([cases], { outing: missing, duration: 3, ...reasons(1) })).toBe(0);
      expect(codeOf([cases], { outing: 1, duration: missing, ...unknown })).toBe(0);
    }
    expect(codeOf([cases], { outing: 5, duration: 3, ...unknown })).toBe(noAnswer);
  });

  it('are decided where every open case has the same code', () => {
    const same = variable('same', {
      kind: 'cases',
      inputs: ['outing', 'duration'],
      cases: [kase(4, '{outing} = 1'), kase(4, '{duration} = 2')],
      otherwise: { code: 5, label: text('5') },
    });
    expect(codeOf([same], { outing: noAnswer, duration: 2 })).toBe(4);
    expect(codeOf([same], { outing: noAnswer, duration: 1 })).toBe(noAnswer);
    expect(derivedCodes(same).map(({ code }) => code)).toEqual([4, 5]);
  });

  it('know that an answer is missing where the rule asks just that', () => {
    const left = variable('left', {
      kind: 'cases',
      inputs: ['outing', 'reason'],
      cases: [kase(1, '{outing} empty'), kase(2, '{reason} empty'), kase(3, '{reason} notempty')],
      otherwise: { code: 0, label: text('0') },
    });
    expect(codeOf([left], { outing: refused })).toBe(1);
    expect(codeOf([left], { outing: 3, ...unknown })).toBe(2);
    expect(codeOf([left], { outing: 3, ...reasons(0) })).toBe(3);
  });
});

describe('derived of derived', () => {
  const broad = variable('broad', { kind: 'net', input: 'group', codes: [1, 2] });
  const group = variable('group', {
    kind: 'cases',
    inputs: ['points'],
    cases: [kase(1, '{points} = 3'), kase(2, '{points} >= 4')],
    otherwise: { code: 0, label: text('0') },
  });
  const points = variable('points', { kind: 'sum', inputs: [{ input: 'duration' }, { input: 'outing' }] });

  it.each([[[broad, group, points]], [[points, group, broad]], [[group, broad, points]]])(
    'is computed in the order of dependence (%#)',
    (derived) => {
      expect(codeOf(derived, { duration: 1, outing: 2 }, 'broad')).toBe(1);
      expect(codeOf(derived, { duration: 1, outing: 1 }, 'broad')).toBe(0);
      expect(codeOf(derived, { duration: 1, outing: noAnswer }, 'broad')).toBe(noAnswer);
      expect(codeOf(derived, {}, 'broad')).toBe(notAsked);
    },
  );

  it('is refused where it comes back to itself', () => {
    const net = (id: string, input: string) => variable(id, { kind: 'net', input, codes: [1] });
    expect(findingsOf(net('a', 'b'), net('b', 'c'), net('c', 'a'), net('d', 'outing'))).toEqual([
      'derived.cycle test: a 1',
      'derived.cycle test: b 1',
      'derived.cycle test: c 1',
    ]);
    expect(findingsOf(net('a', 'a'))).toEqual(['derived.cycle test: a 1']);
  });
});

describe('findings', () => {
  const cases = (id: string, inputs: readonly string[], when: string) =>
    variable(id, { kind: 'cases', inputs, cases: [kase(1, when)], otherwise: { code: 0, label: text('0') } });
  const net = (id: string, input: string, codes: readonly number[]) =>
    variable(id, { kind: 'net', input, codes });

  it.each([
    ['name-taken', net('outing', 'duration', [1])],
    ['name-taken', net('age_band', 'duration', [1])],
    ['input-missing', net('x', 'nowhere', [1])],
    ['input-missing', variable('x', { kind: 'sum', inputs: [{ input: 'nowhere' }] })],
    ['input-missing', cases('x', ['outing', 'nowhere'], '{outing} = 1')],
    ['input-missing', net('x', 'words', [1])],
    ['input-kind', variable('x', { kind: 'bands', input: 'reason', bands: [band(1, 0, 0), band(2, 1, 1)] })],
    ['input-kind', variable('x', { kind: 'sum', inputs: [{ input: 'reason' }] })],
    ['code-unknown', net('x', 'outing', [9])],
    ['code-unknown', net('x', 'reason', [3])],
    ['code-unknown', variable('x', { kind: 'sum', inputs: [{ input: 'duration', points: { 4: 1 } }] })],
    ['code-unknown', cases('x', ['outing'], '{outing} = 9')],
    ['code-unknown', cases('x', ['reason'], '{reason} anyof [1, 3]')],
    ['condition-outside-subset', cases('x', ['outing'], "{outing} = 'a'")],
    ['condition-outside-subset', cases('x', ['outing'], '(')],
    ['input-not-listed', cases('x', ['outing'], '{duration} = 1')],
    ['operator-does-not-fit', cases('x', ['outing'], '{outing} contains 1')],
    ['operator-does-not-fit', cases('x', ['reason'], '{reason} = 1')],
  ])('%s', (code, broken) => {
    expect(findingsOf(broken)).toEqual([`derived.${code} test: ${broken.id} 1`]);
  });

  it('come all at once, each in both languages', () => {
    const broken = [net('x', 'nowhere', [1]), net('x', 'outing', [9]), cases('y', ['outing'], '{age} = 1')];
    expect(() => compileDerived(broken, VARIABLES, [])).toThrow(DefinitionError);
    expect(findingsOf(...broken)).toHaveLength(4);
    try {
      compileDerived(broken, VARIABLES, []);
    } catch (error) {
      for (const { message } of (error as DefinitionError).findings) {
        expect(message.ja).toMatch(/。$/);
        expect(message.en).toMatch(/\.$/);
      }
    }
  });
});

describe('deriveColumn', () => {
  it('names the column that it lacks, and takes no rows at all', () => {
    const [compiled] = compileDerived(
      [variable('x', { kind: 'net', input: 'outing', codes: [1] })],
      VARIABLES,
      [],
    );
    if (compiled === undefined) throw new Error('one variable was compiled');
    expect(() => deriveColumn(compiled.rule, new Map(), 1)).toThrow('x needs the column outing');
    expect(deriveColumn(compiled.rule, new Map([['outing', { values: new Uint8Array() }]]), 0)).toHaveLength(
      0,
    );
  });
});

it('leaves a cohort out: no response carries a date of birth', () => {
  const cohort = variable('cohort', {
    kind: 'cohort',
    input: 'birth_date',
    from: '2004-04-02',
    to: '2007-04-01',
  });
  expect(compileDerived([cohort], VARIABLES, [])).toEqual([]);
  expect(derivedCodes(cohort).map(({ code }) => code)).toEqual([1, 0]);
});
