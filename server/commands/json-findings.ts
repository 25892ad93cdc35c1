import type { z } from 'zod';
import type { LocalizedText } from '../../instruments/definition/localized-text.ts';
import { schemaKeys } from './schema-keys.ts';
import type { CommandFinding } from './terminal.ts';

type Issue = z.core.$ZodIssue;

/**
 * What is wrong in a JSON file, for the person who wrote it: each with the key where it stands, and an unknown key with
 * those that there are.
 */
export function jsonFindings(issues: readonly Issue[], schema: z.ZodType): readonly CommandFinding[] {
  return issues.flatMap((issue) => findingsOf(issue, [], schema));
}

function findingsOf(
  issue: Issue,
  above: readonly PropertyKey[],
  schema: z.ZodType,
): readonly CommandFinding[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    // what is written fits one way best: the one whose faults lie deepest
    const [meant = []] = [...issue.errors].sort((a, b) => depthOf(b) - depthOf(a));
    return meant.flatMap((inner) => findingsOf(inner, path, schema));
  }
  const message =
    issue.code === 'unrecognized_keys' ? unknownKeys(issue.keys, keysAt(path, schema)) : messageOf(issue);
  return [{ where: placeOf(path), message }];
}

/** Keys that an object at a place may have; none where the schema does not say. */
function keysAt(path: readonly PropertyKey[], schema: z.ZodType): readonly string[] {
  const place = placeOf(path).replaceAll(/\[\d+\]/g, '[]');
  const above = place === '' ? '' : `${place}.`;
  const found = schemaKeys(schema);
  // words are one key of a page, and two in the file
  if (found.some(({ key, type }) => key === place && type.startsWith('words'))) return ['ja', 'en'];
  return found.flatMap(({ key }) => {
    const name = key.startsWith(above) ? key.slice(above.length) : '';
    return /^[^.[]+$/.test(name) ? [name] : [];
  });
}

function unknownKeys(keys: readonly string[], known: readonly string[]): LocalizedText {
  const list = known.join(', ');
  return {
    ja: `${keys.map((key) => `「${key}」`).join('')}というキーはありません。${list === '' ? 'つづりを確かめるか、消してください。' : `ここに書けるキー：${list}。`}`,
    en: `There is no key ${keys.map((key) => `"${key}"`).join(', ')}; ${list === '' ? 'check its spelling or take it out' : `the keys here are ${list}`}.`,
  };
}

function depthOf(issues: readonly Issue[]): number {
  return Math.min(...issues.map(({ path }) => path.length));
}

/** `design.strata[0].population` */
function placeOf(path: readonly PropertyKey[]): string {
  return path
    .map((key, at) => (typeof key === 'number' ? `[${key}]` : `${at === 0 ? '' : '.'}${String(key)}`))
    .join('');
}

const TYPES: Readonly<Record<string, LocalizedText>> = {
  string: { ja: '文字列（"…"）', en: 'a text ("…")' },
  number: { ja: '数', en: 'a number' },
  int: { ja: '整数', en: 'a whole number' },
  boolean: { ja: '「true」か「false」', en: 'true or false' },
  array: { ja: '並び（[ … ]）', en: 'a list ([ … ])' },
  tuple: { ja: '並び（[ … ]）', en: 'a list ([ … ])' },
  object: { ja: 'キーと値の組（{ … }）', en: 'keys and values ({ … })' },
  record: { ja: 'キーと値の組（{ … }）', en: 'keys and values ({ … })' },
  null: { ja: '「null」', en: 'null' },
};

function messageOf(issue: Issue): LocalizedText {
  switch (issue.code) {
    case 'invalid_type': {
      const { ja, en } = TYPES[issue.expected] ?? { ja: issue.expected, en: issue.expected };
      return issue.input === undefined
        ? { ja: `必要なキーがありません。${ja}を書いてください。`, en: `This key is needed: ${en}.` }
        : { ja: `${ja}を書いてください。`, en: `Write ${en}.` };
    }
    case 'invalid_value':
      return oneOf(issue.values.map(String));
    case 'invalid_union':
      return 'options' in issue && Array.isArray(issue.options)
        ? oneOf(issue.options.map(String))
        : fromSchema(issue);
    case 'too_small':
      return limit(issue.origin, Number(issue.minimum), issue.inclusive === false ? 'above' : 'from');
    case 'too_big':
      return limit(issue.origin, Number(issue.maximum), issue.inclusive === false ? 'below' : 'to');
    case 'invalid_format':
      return issue.format === 'date'
        ? {
            ja: '日付を 2026-01-31 の形で書いてください。',
            en: 'Write a day as 2026-01-31.',
          }
        : fromSchema(issue);
    default:
      return fromSchema(issue);
  }
}

function oneOf(values: readonly string[]): LocalizedText {
  return {
    ja: `${values.map((value) => `「${value}」`).join('')}${values.length > 1 ? 'のどれか' : ''}を書いてください。`,
    en: `Write ${values.map((value) => `"${value}"`).join(' or ')}.`,
  };
}

type Side = 'above' | 'from' | 'below' | 'to';
const SIDES: Readonly<Record<Side, (number: number) => LocalizedText>> = {
  above: (number) => ({ ja: `${number}より大きい`, en: `above ${number}` }),
  from: (number) => ({ ja: `${number}以上の`, en: `of at least ${number}` }),
  below: (number) => ({ ja: `${number}より小さい`, en: `below ${number}` }),
  to: (number) => ({ ja: `${number}以下の`, en: `of at most ${number}` }),
};

function limit(origin: string, number: number, side: Side): LocalizedText {
  if (number === 1 && side === 'from' && origin !== 'number' && origin !== 'int')
    return { ja: '空にはできません。', en: 'This may not be empty.' };
  const { ja, en } = SIDES[side](number);
  if (origin === 'string')
    return { ja: `長さが${ja}文字列を書いてください。`, en: `Write a text with a length ${en}.` };
  if (origin === 'array')
    return { ja: `件数が${ja}並びを書いてください。`, en: `Write a list with a length ${en}.` };
  return { ja: `${ja}数を書いてください。`, en: `Write a number ${en}.` };
}

/** A rule that the schema says in its own words: in both languages where it has them. */
function fromSchema(issue: Issue): LocalizedText {
  const said = issue.code === 'custom' ? (issue.params?.said as LocalizedText | undefined) : undefined;
  return said ?? { ja: `使えない値です（${issue.message}）。`, en: `${issue.message}.` };
}
