import type { z } from 'zod';
import { type AreaScheme, areaSchemeSchema } from '../areas/area-scheme.ts';
import { type PublishedFigures, publishedFiguresSchema } from '../codebook/published-figures.ts';
import { type Lock, lockSchema } from '../composition/lock.ts';
import { type QuestionnaireRecipe, questionnaireRecipeSchema } from '../composition/questionnaire.ts';
import { type Crosswalk, crosswalkSchema } from '../crosswalk/crosswalk.ts';
import { type DerivedVariable, derivedVariableSchema } from '../derived/derived-variable.ts';
import { deepFreeze } from './deep-freeze.ts';
import { droppedKeys } from './dropped-keys.ts';
import { DefinitionError, type Finding } from './finding.ts';
import { type Instrument, instrumentSchema } from './instrument.ts';
import { type Overlay, overlaySchema } from './overlay.ts';
import { schemaIssues } from './schema-issues.ts';

/** A definition with the file it was read from. */
export interface FromFile<T> {
  readonly file: string;
  readonly value: T;
}

/** Everything that the definition files of an installation say. */
export interface Definitions {
  readonly instruments: readonly FromFile<Instrument>[];
  readonly overlays: readonly FromFile<Overlay>[];
  readonly recipes: readonly FromFile<QuestionnaireRecipe>[];
  readonly areaSchemes: readonly FromFile<AreaScheme>[];
  readonly published: readonly FromFile<PublishedFigures>[];
  readonly derived: readonly FromFile<DerivedVariable>[];
  readonly crosswalks: readonly FromFile<Crosswalk>[];
  readonly lock: Lock | null;
}

/**
 * Reads definition files: the kind of each is told by its path under `instruments/`, and its id and version
 * must be those of the path.
 *
 * @param files path under `instruments/`, with `/` → text of the file
 * @throws DefinitionError naming every file that is not JSON, has a key twice in one object, breaks its schema, lies
 *   under another name than its own, says what another file says already, or stands where no definition belongs
 */
export function parseDefinitions(files: ReadonlyMap<string, string>): Definitions {
  const instruments: FromFile<Instrument>[] = [];
  const overlays: FromFile<Overlay>[] = [];
  const recipes: FromFile<QuestionnaireRecipe>[] = [];
  const areaSchemes: FromFile<AreaScheme>[] = [];
  const published: FromFile<PublishedFigures>[] = [];
  const derived: FromFile<DerivedVariable>[] = [];
  const crosswalks: FromFile<Crosswalk>[] = [];
  let lock: Lock | null = null;
  const findings: Finding[] = [];

  const read = <T>(
    file: string,
    schema: z.ZodType<T>,
    into: FromFile<T>[],
    pathsOf: (value: T) => readonly [string, ...string[]],
  ) => {
    const value = parseFile(file, files.get(file) ?? '', schema, findings);
    if (value === undefined) return;
    const paths = pathsOf(value);
    if (!paths.includes(file))
      findings.push(misplaced(file, paths.find((path) => !files.has(path)) ?? paths[0]));
    into.push(deepFreeze({ file, value }));
  };

  for (const file of [...files.keys()].sort()) {
    if (file === 'library/lock.json') {
      lock = deepFreeze(parseFile(file, files.get(file) ?? '', lockSchema, findings)) ?? null;
    } else if (/^library\/[^/]+\/published\/[^/]+\.json$/.test(file)) {
      read(file, publishedFiguresSchema, published, (p) => [
        `library/${p.instrument}/published/${p.version}.json`,
      ]);
    } else if (/^library\/[^/]+\/derived\/[^/]+\.json$/.test(file)) {
      read(file, derivedVariableSchema, derived, (d) => [
        `library/${d.instrument}/derived/${d.id}.${d.version}.json`,
      ]);
    } else if (/^library\/[^/]+\/crosswalks\/[^/]+\.json$/.test(file)) {
      read(file, crosswalkSchema, crosswalks, (c) => [
        `library/${c.instrument}/crosswalks/${c.from}-${c.to}.json`,
      ]);
    } else if (/^library\/[^/]+\/[^/]+\.[a-z]{2}(-[A-Za-z]+)*\.json$/.test(file)) {
      read(file, overlaySchema, overlays, (o) => [`library/${o.instrument}/${o.version}.${o.language}.json`]);
    } else if (/^library\/[^/]+\/[^/]+\.json$/.test(file)) {
      read(file, instrumentSchema, instruments, (i) => [`library/${i.id}/${i.version}.json`]);
    } else if (/^questionnaires\/[^/]+\.json$/.test(file)) {
      read(file, questionnaireRecipeSchema, recipes, (r) => versioned('questionnaires', r));
    } else if (/^areas\/[^/]+\.json$/.test(file)) {
      read(file, areaSchemeSchema, areaSchemes, (a) => versioned('areas', a));
    } else {
      findings.push(misplaced(file, 'library/<id>/<version>.json'));
    }
  }
  findings.push(...twice(recipes), ...twice(areaSchemes), ...twice(derived));
  if (findings.length > 0) throw new DefinitionError(findings);
  return deepFreeze({ instruments, overlays, recipes, areaSchemes, published, derived, crosswalks, lock });
}

/** One file an id is enough until there is a second version: `<id>.json` or `<id>.v<version>.json`. */
function versioned(
  folder: string,
  { id, version }: { readonly id: string; readonly version: string },
): readonly [string, string] {
  return [`${folder}/${id}.json`, `${folder}/${id}.v${version}.json`];
}

function parseFile<T>(file: string, text: string, schema: z.ZodType<T>, findings: Finding[]): T | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    findings.push({
      code: 'definition.not-json',
      where: file,
      message: {
        ja: 'JSONとして読めません。括弧やコンマを確かめてください。',
        en: 'This is not JSON; look for a missing bracket or comma.',
      },
    });
    return undefined;
  }
  for (const { kind, path } of droppedKeys(text)) {
    findings.push({ code: `definition.${kind}`, where: `${file}: ${path}`, message: DROPPED[kind] });
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  for (const { path, message } of schemaIssues(schema, json)) {
    findings.push({ code: 'definition.schema', where: `${file}: ${path || '(whole file)'}`, message });
  }
  return undefined;
}

const DROPPED = {
  'key-twice': {
    ja: '同じ名前が二度書かれているため、一方が失われます。一つを消すか、名前を直してください。',
    en: 'This key stands twice, and one of the two would be lost; remove one or correct its name.',
  },
  'key-not-allowed': {
    ja: 'この名前は使えません。別の名前に直してください。',
    en: 'This key cannot be used; correct it.',
  },
} as const;

/** Files that say what an earlier one says already: one of the two would never be looked at. */
function twice(
  files: readonly FromFile<{ readonly id: string; readonly version: string }>[],
): readonly Finding[] {
  return files.flatMap(({ file, value }, at) => {
    const first = files
      .slice(0, at)
      .find((one) => one.value.id === value.id && one.value.version === value.version);
    if (!first) return [];
    return [
      {
        code: 'definition.twice',
        where: file,
        message: {
          ja: `「${value.id}」の版 ${value.version} は ${first.file} にもあります。id か版を変えるか、一方を消してください。`,
          en: `Version ${value.version} of "${value.id}" stands in ${first.file} too; change id or version, or remove one file.`,
        },
      },
    ];
  });
}

function misplaced(file: string, expected: string): Finding {
  return {
    code: 'definition.misplaced',
    where: file,
    message: {
      ja: `ファイルの場所が中身の id・版と合いません。${expected} に置いてください。`,
      en: `The path does not fit the id and version inside; it belongs at ${expected}.`,
    },
  };
}
