import { z } from 'zod';
import type { ReleasedTable } from '../../../analysis/disclosure/released-table.ts';
import { releasedTableSchema } from '../../results/releases.ts';
import type { TokyoDay } from '../../surveys/tokyo-day.ts';
import { releaseRequestSchema } from './release-request-file.ts';

const entrySchema = z.strictObject({
  /** Tokyo day of the first release */
  day: z.iso.date(),
  /** what was called for */
  request: z.record(z.string(), z.json()),
  released: releasedTableSchema,
});
const rowEntrySchema = z.strictObject({
  day: z.iso.date(),
  survey: z.string(),
  /** name of the dataset that the rows were made from */
  dataset: z.string(),
  /** name of the weights that left as they were made; null: none did */
  weights: z.string().nullable(),
  request: releaseRequestSchema,
  /** SHA-256 of the release */
  hash: z.string(),
});

/** The register of one survey as a file: everything that was released of it, the first release first. */
export const registerSchema = z
  .strictObject({
    kind: z.literal('tsunagari-register'),
    version: z.literal(2),
    /** the survey whose releases these are */
    survey: z.string(),
    entries: z.array(entrySchema),
    /** rows that were given to somebody */
    rows: z.array(rowEntrySchema),
  })
  .superRefine(({ survey, entries, rows }, context) => {
    const surveys = [...entries.map(({ released }) => released.surveyId), ...rows.map((row) => row.survey)];
    const other = surveys.find((one) => one !== survey);
    if (other === undefined) return;
    const said = {
      ja: `「${survey}」の記録に「${other}」の公表が入っています。二つの記録を一つにせず、調査ごとに分けてください。`,
      en: `The register of ${survey} has a release of ${other}; keep a register for each survey.`,
    };
    context.addIssue({ code: 'custom', message: said.en, params: { said } });
  });

/** What the register of a survey says. */
export type Register = Readonly<z.output<typeof registerSchema>>;

/** One file of figures that was taken away (decision 10). */
export interface RegisterEntry {
  readonly day: TokyoDay;
  readonly request: Readonly<Record<string, unknown>>;
  readonly released: ReleasedTable;
}

/** One released dataset. */
export type RowEntry = Readonly<z.output<typeof rowEntrySchema>>;

/** The register of a survey of which nothing was released yet. */
export function emptyRegister(survey: string): Register {
  return { kind: 'tsunagari-register', version: 2, survey, entries: [], rows: [] };
}

/** A register with further releases; what was entered before stays as it is, and the same again stays one entry. */
export function withReleases(
  register: Register,
  entries: readonly RegisterEntry[],
  rows: readonly RowEntry[],
): Register {
  return {
    ...register,
    entries: withNew(register.entries, entries as Register['entries'], ({ request, released }) =>
      JSON.stringify([request, released]),
    ),
    rows: withNew(register.rows, rows, ({ hash }) => hash),
  };
}

function withNew<Entry>(
  known: readonly Entry[],
  added: readonly Entry[],
  keyOf: (entry: Entry) => string,
): Entry[] {
  const entries = new Map(known.map((entry) => [keyOf(entry), entry]));
  for (const entry of added) if (!entries.has(keyOf(entry))) entries.set(keyOf(entry), entry);
  return [...entries.values()];
}

export function registerText(register: Register): string {
  return `${JSON.stringify(register, null, 1)}\n`;
}
