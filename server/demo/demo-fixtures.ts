import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { deskRecordSchema } from '../surveys/desk.ts';
import { weightingSchema } from '../surveys/survey.ts';
import { type CensusCount, censusTotalsSchema, readCensusCounts } from './census-counts.ts';
import { freeTextsSchema } from './place-answers.ts';

const seeds = z.strictObject({
  sample: z.string().min(1),
  answers: z.string().min(1),
  /** drawn again and again until the headline tables have no cell that the gate would hide (fixtures/README.md) */
  omissions: z.string().min(1),
});

/** What is written down about the demonstration's surveys; days, populations and minutes are computed. */
export const demoSurveysSchema = z.strictObject({
  questionnaire: z.strictObject({ id: z.string(), version: z.string() }),
  areaScheme: z.string(),
  invitation: z.strictObject({
    letters: z.array(z.strictObject({ area: z.string(), invited: z.number().int().min(1) })).min(1),
    weighting: weightingSchema.omit({ margins: true }),
    responses: z.number().int().min(1),
    seeds,
    /** checked as a whole when the survey is registered */
    document: z.looseObject({ id: z.string() }),
  }),
  open: z.strictObject({
    /** people of the register who come across the link */
    reached: z.number().int().min(1),
    responses: z.number().int().min(1),
    seeds,
    document: z.looseObject({ id: z.string() }),
  }),
  /** of children, on a school's tablets; nobody has answered it yet */
  school: z.strictObject({
    questionnaire: z.strictObject({ id: z.string(), version: z.string() }),
    document: z.looseObject({ id: z.string() }),
  }),
});
export type DemoSurveys = Readonly<z.infer<typeof demoSurveysSchema>>;

/** The files that the demonstration is made from, read and checked. */
export interface DemoFixtures {
  readonly census: readonly CensusCount[];
  readonly surveys: DemoSurveys;
  readonly texts: z.infer<typeof freeTextsSchema>;
  readonly desks: readonly z.infer<typeof deskRecordSchema>[];
}

/**
 * Reads the folder `fixtures/`.
 *
 * @throws Error naming the file that is missing or wrong, and where in it
 */
export async function readDemoFixtures(folder: string): Promise<DemoFixtures> {
  const text = async (name: string) => await readFile(join(folder, name), 'utf8');
  const json = async <T extends z.ZodType>(name: string, schema: T): Promise<z.output<T>> => {
    const parsed = schema.safeParse(JSON.parse(await text(name)));
    if (parsed.success) return parsed.data;
    throw new Error(`fixtures/${name} cannot be used:\n${z.prettifyError(parsed.error)}`);
  };
  const totals = await json('saitama-census-2020.totals.json', censusTotalsSchema);
  return Object.freeze({
    census: readCensusCounts(await text('saitama-census-2020.csv'), totals),
    surveys: await json('demo-surveys.json', demoSurveysSchema),
    texts: await json('demo-free-texts.json', freeTextsSchema),
    desks: await json('desks.json', z.array(deskRecordSchema)),
  });
}
