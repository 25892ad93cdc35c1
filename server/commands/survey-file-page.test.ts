import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import page from '../../docs/survey-file.md?raw';
import survey from '../../fixtures/analysis-walk-through/survey.json?raw';
import { surveyFileSchema } from './analysis/survey-file.ts';

type Schema = z.core.JSONSchema.JSONSchema;

/** A key as the schema has it, once for each form of what holds it. */
interface Key {
  readonly key: string;
  readonly type: string;
  readonly needed: string;
}

/** Every key that the survey file may hold, `design.strata[].id`. */
function keysOf(schema: Schema, path: string): readonly Key[] {
  const forms = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])] as Schema[];
  const within = forms.flatMap((form) => keysOf(form, path));
  if (isWords(schema)) return [];
  if (schema.type === 'array') return keysOf(schema.items as Schema, `${path}[]`);
  const own = Object.entries((schema.properties ?? {}) as Record<string, Schema>).flatMap(([name, value]) => {
    const key = path === '' ? name : `${path}.${name}`;
    const needed = schema.required?.includes(name)
      ? 'yes'
      : value.default === undefined
        ? 'no'
        : `no: \`${JSON.stringify(value.default)}\``;
    return [{ key, type: typeOf(value), needed }, ...keysOf(value, key)];
  });
  return [...own, ...within];
}

/** One text for both languages, or each. */
function isWords(schema: Schema): boolean {
  const object = [schema, ...((schema.anyOf ?? []) as Schema[])].find(({ properties }) => properties);
  return Object.keys(object?.properties ?? {}).join() === 'ja,en';
}

function typeOf(schema: Schema): string {
  if (isWords(schema)) return schema.anyOf === undefined ? 'words in both languages' : 'words';
  const forms = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])] as Schema[];
  if (forms.length > 0) return [...new Set(forms.map(typeOf))].join(' or ');
  if (schema.const !== undefined) return `\`${schema.const}\``;
  if (schema.enum !== undefined) return schema.enum.map((value) => `\`${value}\``).join(', ');
  if (schema.type === 'integer') return 'whole number';
  if (schema.type === 'string') return schema.format === 'date' ? 'day' : 'text';
  if (schema.type !== 'array')
    return [schema.type].flat().join(' or ').replace('string', 'text').replace('boolean', '`true`, `false`');
  const items = schema.items as Schema;
  return items.type === 'array' ? 'list of pairs' : `list of ${typeOf(items)}s`;
}

/** The same key in several forms: needed where every form needs it. */
function joined(keys: readonly Key[]): readonly Key[] {
  const known = new Map<string, Key>();
  for (const key of keys) {
    const before = known.get(key.key);
    if (before === undefined) {
      known.set(key.key, key);
      continue;
    }
    const types = [...new Set([...before.type.split(', '), ...key.type.split(', ')])];
    known.set(key.key, {
      key: key.key,
      type: types.join(', '),
      needed: before.needed === key.needed ? key.needed : 'some',
    });
  }
  return [...known.values()];
}

const known = joined(
  keysOf(z.toJSONSchema(surveyFileSchema, { io: 'input', unrepresentable: 'any', reused: 'inline' }), ''),
);
const rows = [...page.matchAll(/^\| `([^`]+)` \| (.+?) \| (.+?) \| (.+?) \| `(.+)` \|$/gm)].map(
  ([, key = '', type, needed, meaning = '', example = '']) => ({ key, type, needed, meaning, example }),
);

describe('docs/survey-file.md', () => {
  test('has every key of the survey file once, in its order, with its type and whether it is needed', () => {
    expect(rows.map(({ key, type, needed }) => ({ key, type, needed }))).toEqual(known);
    for (const { meaning } of rows) expect(meaning.length).toBeGreaterThan(5);
  });

  test.each(rows)('$key: the example is one that the file takes', ({ key, example }) => {
    const value: unknown = JSON.parse(example);
    // an example is judged in each form of what holds it: one of them must take it
    const judged = forms().map((form) => {
      const path = key.split('.').flatMap((name) => (name.endsWith('[]') ? [name.slice(0, -2), 0] : [name]));
      const document = withValue(form, path, value);
      const parsed = surveyFileSchema.safeParse(document);
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

/** The survey file of the walk-through, with each method of weighting and each kind of design. */
function forms(): readonly object[] {
  const made = JSON.parse(survey) as Record<string, unknown>;
  const methods = ['base', 'post-stratified', 'raked', 'linear', 'logit'];
  return [
    ...methods.map((method) => ({ ...made, weighting: { method } })),
    { ...made, design: { kind: 'open' } },
  ];
}

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
