import { z } from 'zod';

type Schema = z.core.JSONSchema.JSONSchema;

/** A key as the schema has it. */
export interface SchemaKey {
  /** `design.strata[].id` */
  readonly key: string;
  readonly type: string;
  /** `yes`, `no` (with what holds then) or `some`: only in some forms of what holds it */
  readonly needed: string;
}

/** Every key that a file of this schema may hold, in order, with its type and whether it is needed. */
export function schemaKeys(schema: z.ZodType): readonly SchemaKey[] {
  return joined(
    keysOf(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' }), ''),
  );
}

/** Every key below `path`, once for each form of what holds it. */
function keysOf(schema: Schema, path: string): readonly SchemaKey[] {
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
function joined(keys: readonly SchemaKey[]): readonly SchemaKey[] {
  const known = new Map<string, SchemaKey>();
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
