import { expect, test } from 'vitest';
import { DefinitionError } from '../definition/finding.ts';
import type { Page } from '../definition/survey-json.ts';
import { compileRules } from './compile-rules.ts';
import { shownItems } from './shown-items.ts';

const radio = (name: string, visibleIf?: string) => ({
  type: 'radiogroup' as const,
  name,
  title: 'あ',
  choices: [
    { value: 1, text: 'あ' },
    { value: 2, text: 'い' },
  ],
  ...(visibleIf !== undefined && { visibleIf }),
});
const compile = (pages: Page[]) => compileRules({ id: 'q', version: '1', pages });

function findings(pages: Page[]): string[] {
  try {
    compile(pages);
  } catch (error) {
    if (error instanceof DefinitionError)
      return error.findings.map(({ where, message }) => `${where}: ${message.en}`);
    throw error;
  }
  return [];
}

test('a condition outside the subset is a finding, never ignored; all are told at once', () => {
  expect(
    findings([
      { name: 'p1', visibleIf: '{a} = 1', elements: [radio('a'), radio('b', 'iif({a} = 1, 1, 2) = 1')] },
      { name: 'p2', elements: [radio('c', '{a} = 7'), radio('d', '{a} contains 1'), radio('e', '{e} = 1')] },
    ]),
  ).toEqual([
    expect.stringMatching(/^q 1: p1: .*"a".*no choice or number item before/),
    expect.stringMatching(/^q 1: p1\.b: .*does not start with the item/),
    expect.stringMatching(/^q 1: p2\.c: .*cannot be 7/),
    expect.stringMatching(/^q 1: p2\.d: .*does not fit/),
    expect.stringMatching(/^q 1: p2\.e: .*"e".*before/),
  ]);
});

test('an answer that is itself hidden shows nothing', () => {
  const rules = compile([
    { name: 'p1', elements: [radio('a'), radio('b', '{a} = 1'), radio('c', '{b} = 1')] },
    { name: 'p2', visibleIf: '{c} <> 2', elements: [radio('d')] },
  ]);
  expect([...shownItems(rules, { a: 1, b: 1, c: 2 })]).toEqual(['a', 'b', 'c']);
  expect([...shownItems(rules, { a: 2, b: 1, c: 2 })]).toEqual(['a', 'd']);
});

test('notes are no questions', () => {
  const rules = compile([{ name: 'p', elements: [{ type: 'html', name: 'n', html: 'あ' }, radio('a')] }]);
  expect(rules.pages[0]?.elements.map((element) => element.name)).toEqual(['a']);
});

test.each([
  ['{n} notempty and {n} < 18', 0],
  ['{a} = 1 and ({n} < 18 and {n} notempty)', 0],
  ['{n} notempty and !({n} < 18 or {n} > 64)', 0],
  ['{n} < 18', 1],
  ['{n} notempty or {n} >= 18', 1],
  ['{a} notempty and {n} >= 18 and {n} <= 64', 2],
  ['{a} > 1', 1],
  ['{n} = 18 or {n} anyof [19, 20]', 0],
])('an order comparison stands beside notempty of the same item: %s', (visibleIf, count) => {
  const number = {
    type: 'text' as const,
    inputType: 'number' as const,
    name: 'n',
    title: 'あ',
    min: 0,
    max: 120,
  };
  expect(findings([{ name: 'p', elements: [radio('a'), number, radio('b', visibleIf)] }])).toHaveLength(
    count,
  );
});
