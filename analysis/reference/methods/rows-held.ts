import type { SampleStage } from '../../estimates/sample-design.ts';
import type { Survey } from '../r/values.ts';

/** Rows that count in a test or an exact interval of R's survey package, and their degrees of freedom. */
export interface RowsHeld {
  readonly rows: number;
  /** clusters − strata among them */
  readonly degreesOfFreedom: number;
}

/**
 * The rows that R's design object holds for a domain: svychisq takes n and nu, and svyciprop's beta interval n, from
 * them and not from the rows with a weight. A row of weight 0 is held, and a design whose weights were adjusted holds
 * the rows outside a domain too (at weight 0). Our own tables count people with a weight in the domain instead; the
 * difference is in the degrees of freedom alone, and small.
 */
export function rowsHeld({ design }: Survey, domain: Uint8Array): RowsHeld {
  const stage = design.stages[0] as SampleStage;
  const rows = Array.from(domain.keys()).filter((row) => design.calibration !== null || domain[row] === 1);
  const clusters = new Set(rows.map((row) => stage.cluster[row]));
  const strata = new Set(rows.map((row) => stage.stratum[row]));
  return { rows: rows.length, degreesOfFreedom: clusters.size - strata.size };
}
