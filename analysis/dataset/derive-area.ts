import type { AreaScheme } from '../../instruments/areas/area-scheme.ts';
import { RESERVED } from './dataset.ts';

export interface DerivedAreas {
  readonly values: Uint8Array;
  /** respondents whose answered municipality lies in another area than the one their letter went to */
  readonly disagreeing: number;
}

/**
 * Codes of the column `area`. By invitation it is the area the letter was drawn from (the stratum), as the design
 * needs it; where strata are not areas of the scheme, and in an open survey, the area of the answered municipality,
 * 無回答 where none was given. Where letter and answer disagree the letter counts, and the disagreement is counted.
 */
export function deriveAreas(
  scheme: AreaScheme,
  stratumIds: readonly (string | null)[],
  municipalities: Uint8Array | null,
): DerivedAreas {
  const ofStratum = new Map(scheme.areas.map(({ id, code }) => [id, code]));
  const ofMunicipality = new Map(scheme.municipalities.map(({ itemCode, area }) => [itemCode, area]));
  let disagreeing = 0;
  const values = Uint8Array.from(stratumIds, (stratum, row) => {
    const answered = ofMunicipality.get(municipalities?.[row] ?? RESERVED.noAnswer);
    const drawn = stratum === null ? undefined : ofStratum.get(stratum);
    if (drawn !== undefined && answered !== undefined && drawn !== answered) disagreeing += 1;
    return drawn ?? answered ?? RESERVED.noAnswer;
  });
  return { values, disagreeing };
}
