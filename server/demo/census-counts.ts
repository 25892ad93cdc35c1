import Papa from 'papaparse';
import { z } from 'zod';

const count = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);
const age = z
  .string()
  .regex(/^\d{1,3}$/)
  .transform(Number);
const none = z.literal('').transform(() => null);

const censusRowSchema = z.strictObject({
  municipality_code: z.string().regex(/^\d{6}$/),
  municipality: z.string().min(1),
  sex_code: z.enum(['1', '2']).transform((code): Sex => (code === '1' ? 1 : 2)),
  /** 01–21 are ages, 22 is 年齢「不詳」 */
  age_class_code: z.string().regex(/^(0[1-9]|1\d|2[0-2])$/),
  age_from: z.union([none, age]),
  age_to: z.union([none, age]),
  population: count,
});

type CensusRow = z.output<typeof censusRowSchema>;

/** What the published table says about the whole, to hold the file against. */
export const censusTotalsSchema = z.strictObject({
  municipalities: z.number().int().positive(),
  ageClasses: z.number().int().positive(),
  population: z.number().int().positive(),
});
export type CensusTotals = Readonly<z.infer<typeof censusTotalsSchema>>;

/** 1 男, 2 女: the codes of the census table. */
export type Sex = 1 | 2;

/** One class of five years of age; `to` is null for the open class at the end. */
export interface AgeClassCount {
  readonly from: number;
  readonly to: number | null;
  readonly population: number;
}

/** People of one municipality and sex by age, as counted on 2020-10-01. */
export interface CensusCount {
  readonly municipalityCode: string;
  readonly municipality: string;
  readonly sex: Sex;
  /** in order of age */
  readonly ageClasses: readonly AgeClassCount[];
  readonly ageUnknown: number;
}

/**
 * Reads the census fixture and holds it against the totals that were published for it.
 *
 * @throws Error naming the line, or the total that does not agree
 */
export function readCensusCounts(csv: string, totals: CensusTotals): readonly CensusCount[] {
  const parsed = Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true });
  const fault = parsed.errors[0];
  if (fault) throw new Error(`Census counts, line ${(fault.row ?? 0) + 2}: ${fault.message}`);
  const rows = parsed.data.map((row, index) => {
    const result = censusRowSchema.safeParse(row);
    if (result.success) return result.data;
    throw new Error(`Census counts, line ${index + 2}: ${z.prettifyError(result.error)}`);
  });
  const groups = new Map<string, CensusRow[]>();
  for (const row of rows) {
    const key = `${row.municipality_code}/${row.sex_code}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  const counts = [...groups.values()].map(toCount);
  requireTotal(
    'municipalities',
    new Set(rows.map((row) => row.municipality_code)).size,
    totals.municipalities,
  );
  requireTotal(
    'municipalities × sexes × age classes',
    rows.length,
    totals.municipalities * 2 * totals.ageClasses,
  );
  requireTotal(
    'people',
    rows.reduce((sum, row) => sum + row.population, 0),
    totals.population,
  );
  return Object.freeze(counts);
}

function toCount(rows: readonly CensusRow[]): CensusCount {
  const first = rows[0] as CensusRow;
  const ageClasses: AgeClassCount[] = [];
  let ageUnknown = 0;
  for (const { age_from: from, age_to: to, population } of rows) {
    if (from === null) ageUnknown = population;
    else ageClasses.push(Object.freeze({ from, to, population }));
  }
  ageClasses.sort((a, b) => a.from - b.from);
  const gap = ageClasses.findIndex(
    (ageClass, index) => ageClass.to !== (ageClasses[index + 1]?.from ?? Number.NaN) - 1,
  );
  if (
    gap !== ageClasses.length - 1 ||
    ageClasses[gap]?.to !== null ||
    rows.length !== ageClasses.length + 1
  ) {
    const where = `${first.municipality}, sex ${first.sex_code}`;
    throw new Error(
      `Census counts, ${where}: the age classes must follow each other up to an open one, with 年齢不詳 once.`,
    );
  }
  return Object.freeze({
    municipalityCode: first.municipality_code,
    municipality: first.municipality,
    sex: first.sex_code,
    ageClasses: Object.freeze(ageClasses),
    ageUnknown,
  });
}

function requireTotal(what: string, found: number, published: number): void {
  if (found !== published)
    throw new Error(`Census counts: ${found} ${what}, but ${published} were published.`);
}
