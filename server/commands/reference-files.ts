import { readFileSync } from 'node:fs';
import { isAbsolute, join, normalize } from 'node:path';
import { z } from 'zod';
import type { ReferenceCase } from '../../analysis/reference/reference-case.ts';

/** A folder of reference cases that cannot be read: says which file and what is wrong with it. */
export class ReferenceFolderError extends Error {
  override readonly name = 'ReferenceFolderError';
}

const indexSchema = z.looseObject({
  cases: z.array(z.looseObject({ id: z.string(), file: z.string() })).min(1),
});
const jsonObject = z.record(z.string(), z.json());
const caseSchema = z.looseObject({
  id: z.string(),
  data: z.array(
    z.looseObject({
      name: z.string(),
      file: z.string(),
      rows: z.number().int(),
      columns: z.record(z.string(), z.string()),
    }),
  ),
  setup: z.array(z.looseObject({ about: z.string(), r: z.string() })).default([]),
  designs: z
    .record(
      z.string(),
      z.looseObject({
        data: z.string(),
        ids: z.array(z.string()).default([]),
        strata: z.string().nullable().default(null),
        weights: z.string().nullable().default(null),
        fpc: z.array(z.string()).default([]),
        nest: z.boolean().default(false),
        adjusted: z.string().nullable().default(null),
        nRows: z.number(),
        df: z.number(),
        sumWeights: z.number(),
        rCall: z.string().default(''),
      }),
    )
    .default({}),
  requests: z.array(
    z.looseObject({
      id: z.string(),
      method: z.string(),
      title: z.string().default(''),
      design: z.string().nullable().default(null),
      options: jsonObject.default({}),
      rCall: z.string().default(''),
      tolerance: z.looseObject({ rel: z.number(), abs: z.number() }),
      expected: jsonObject,
    }),
  ),
});

/** The file's text; every path of the format is relative to the folder and stays inside it. */
function readInside(folder: string, file: string): string {
  if (isAbsolute(file) || normalize(file).startsWith('..')) {
    throw new ReferenceFolderError(
      `${file} lies outside ${folder}; paths are relative to the folder of index.json`,
    );
  }
  try {
    return readFileSync(join(folder, file), 'utf8');
  } catch (error) {
    throw new ReferenceFolderError(`${join(folder, file)} cannot be read: ${(error as Error).message}`);
  }
}

function readJson<T extends z.ZodType>(folder: string, file: string, schema: T): z.infer<T> {
  let json: unknown;
  const text = readInside(folder, file);
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new ReferenceFolderError(`${join(folder, file)} is not JSON: ${(error as Error).message}`);
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const findings = parsed.error.issues.map(
    ({ path, message }) => `${path.join('.') || 'the whole'}: ${message}`,
  );
  throw new ReferenceFolderError(
    `${join(folder, file)} is not of the expected shape: ${findings.join('; ')}`,
  );
}

export interface ReferenceCaseFiles {
  readonly reference: ReferenceCase;
  /** text of each data file, by the name that the case gives it */
  readonly texts: ReadonlyMap<string, string>;
}

/** Reads a folder of reference cases: index.json, the cases, their data. Throws ReferenceFolderError. */
export function readReferenceFolder(folder: string): readonly ReferenceCaseFiles[] {
  const { cases } = readJson(folder, 'index.json', indexSchema);
  const texts = new Map<string, string>();
  return cases.map(({ file }) => {
    const reference = readJson(folder, file, caseSchema) as unknown as ReferenceCase;
    for (const data of reference.data) {
      if (!texts.has(data.file)) texts.set(data.file, readInside(folder, data.file));
    }
    return { reference, texts };
  });
}
