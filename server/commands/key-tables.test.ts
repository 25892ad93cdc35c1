import { describe, expect, test } from 'vitest';
import rowsPage from '../../docs/released-dataset.md?raw';
import surveyPage from '../../docs/survey-file.md?raw';
import request from '../../fixtures/analysis-walk-through/request.json?raw';
import survey from '../../fixtures/analysis-walk-through/survey.json?raw';
import { requestFileSchema } from './analysis/release-request-file.ts';
import { surveyFileSchema } from './analysis/survey-file.ts';
import { schemaKeys } from './schema-keys.ts';

// Proves that the tables of keys are those of the files that are read.

const made = JSON.parse(survey) as Record<string, unknown>;
const asked = JSON.parse(request) as Record<string, unknown>;
const methods = ['base', 'post-stratified', 'raked', 'linear', 'logit'];

describe.each([
  {
    name: 'docs/survey-file.md',
    page: surveyPage,
    schema: surveyFileSchema,
    // the survey file of the walk-through, with each method of weighting and each kind of design
    forms: [
      ...methods.map((method) => ({ ...made, weighting: { method } })),
      { ...made, design: { kind: 'open' } },
    ],
  },
  {
    name: 'docs/released-dataset.md',
    page: rowsPage,
    schema: requestFileSchema,
    forms: [asked, { ...asked, smallClasses: undefined }, { ...asked, columns: [{ id: 'area' }] }],
  },
])('$name', ({ page, schema, forms }) => {
  const rows = [...page.matchAll(/^\| `([^`]+)` \| (.+?) \| (.+?) \| (.+?) \| `(.+)` \|$/gm)].map(
    ([, key = '', type, needed, meaning = '', example = '']) => ({ key, type, needed, meaning, example }),
  );

  test('has every key of the file once, in its order, with its type and whether it is needed', () => {
    expect(rows.map(({ key, type, needed }) => ({ key, type, needed }))).toEqual(schemaKeys(schema));
    for (const { meaning } of rows) expect(meaning.length).toBeGreaterThan(5);
  });

  test.each(rows)('$key: the example is one that the file takes', ({ key, example }) => {
    const value: unknown = JSON.parse(example);
    // an example is judged in each form of what holds it: one of them must take it
    const judged = forms.map((form) => {
      const path = key.split('.').flatMap((name) => (name.endsWith('[]') ? [name.slice(0, -2), 0] : [name]));
      const parsed = schema.safeParse(withValue(form, path, value));
      return (parsed.error?.issues ?? []).filter(
        (issue) =>
          path.every((name, at) => issue.path[at] === undefined || issue.path[at] === name) &&
          (issue.path.length >= path.length ||
            (issue.code === 'unrecognized_keys' && issue.keys.includes(String(path.at(-1))))),
      );
    });
    expect(judged.some((issues) => issues.length === 0)).toBe(true);
  });
});

/** The document with a value at a path; what leads to it is made where it is missing. */
function withValue(
  document: unknown,
  [name, ...rest]: readonly (string | number)[],
  value: unknown,
): unknown {
  if (name === undefined) return value;
  const within = (document as Record<string | number, unknown> | undefined)?.[name];
  const next = withValue(within, rest, value);
  if (typeof name === 'number') return [next, ...((document as unknown[] | undefined)?.slice(1) ?? [])];
  return { ...(document as object | undefined), [name]: next };
}
