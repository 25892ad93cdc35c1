import { MUNICIPALITY_ITEM } from '../../instruments/areas/municipality-item.ts';
import { MADE_COLUMNS } from '../../instruments/codebook/made-columns.ts';

/**
 * Items whose answer a neighbour, a colleague, an office or a register could know, so that somebody could be looked up
 * by them: place, sex, age, household, housing, schooling, work, and how the response came in. Income is not among
 * them: it is asked as a secret (`sensitive`), and what is to be found out about a person is not what finds the person.
 */
const KNOWN_ITEMS: ReadonlySet<string> = new Set([
  ...MADE_COLUMNS,
  ...['age', 'sex', 'marital_status', 'partner', 'household_type', 'household_members', 'cohabitants'],
  ...['housing', 'education', 'work_status', 'work_status_detailed', 'home_roles', 'city_relation'],
  ...['school_grade', 'school_kind', 'high_school_age_cohort'],
  ...['channel', 'mode', 'language', 'day', 'late'],
  ...['org_type', 'org_area', 'org_fields', 'exchange_fields', 'exchange_area_served', 'exchange_area'],
]);

/** Whether an item is known to find people, in whatever survey it stands. */
export function isKnownQuasiIdentifier(item: string): boolean {
  return KNOWN_ITEMS.has(item) || MUNICIPALITY_ITEM.test(item);
}
