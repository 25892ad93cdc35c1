import type { TokyoDay } from '../surveys/tokyo-day.ts';
import { type BatchRules, type Cell, cellOf, poolSmallCells, type WaitingRow } from './batch-cells.ts';
import { groupBy } from './group-by.ts';
import { groupDays } from './group-days.ts';

/**
 * Responses that leave the inbox together and in which nothing but their answers tells one from another:
 * all of one stratum, under one day, and with their channel only where all share it.
 */
export interface BatchGroup {
  readonly stratum: string | null;
  readonly rows: readonly WaitingRow[];
  /** the day all of them are stored with */
  readonly day: TokyoDay;
  readonly late: boolean;
  readonly channelKept: boolean;
}

export interface BatchPlan {
  readonly groups: readonly BatchGroup[];
  /** responses of strata that have too few for ever, at the closing of a survey with codes */
  readonly withheld: readonly WaitingRow[];
}

/**
 * Decides which responses leave the inbox and what is kept of their day and channel, so that every response
 * keeps at least `minimum` candidates among the codes (docs/decisions/0006-ballot-box.md has the argument).
 *
 * While the survey runs, a cell of stratum × mode × channel is touched only when it holds twice the minimum,
 * and the `minimum` responses that drew the highest lots stay behind: those that come last never leave alone,
 * and those that stay are a fair sample of all that ever came, so that a long stay tells nothing. At closing,
 * cells that are too small are pooled within their stratum and give up what they do not share.
 */
export function planBatch(rows: readonly WaitingRow[], rules: BatchRules): BatchPlan {
  return rules.closing ? planClosing(rows, rules) : planRunning(rows, rules);
}

function planRunning(rows: readonly WaitingRow[], rules: BatchRules): BatchPlan {
  const { minimum } = rules;
  const stayBehind = minimum === 1 ? 0 : minimum;
  const cells = groupBy(rows, (row) => `${row.stratum}|${cellOf(row, rules)}`);
  const groups = [...cells.values()]
    .filter((cell) => cell.length >= minimum + stayBehind)
    .flatMap((cell) => groupsOf({ rows: cell.toSorted((a, b) => b.lot - a.lot).slice(stayBehind) }, rules));
  return { groups, withheld: [] };
}

function planClosing(rows: readonly WaitingRow[], rules: BatchRules): BatchPlan {
  const { minimum, codes } = rules;
  const groups: BatchGroup[] = [];
  const withheld: WaitingRow[] = [];
  for (const stratum of groupBy(rows, (row) => row.stratum).values()) {
    if (codes && stratum.length < minimum) withheld.push(...stratum);
    else groups.push(...poolSmallCells(stratum, rules).flatMap((cell) => groupsOf(cell, rules)));
  }
  return { groups, withheld };
}

/** The groups of days of one cell, which may hold what was pooled. */
function groupsOf({ rows }: Cell, { minimum, closes, codes }: BatchRules): BatchGroup[] {
  const [first] = rows;
  if (!first) return [];
  const late = rows.every(({ day }) => day > closes);
  // Too few late ones are told from the others by nothing: they count as received on the last day.
  const storedDay = (day: TokyoDay) => (late || day <= closes ? day : closes);
  const channelKept = !codes || rows.every(({ channel }) => channel === first.channel);
  return groupDays(rows, (row) => storedDay(row.day), minimum).map((group) => ({
    stratum: first.stratum,
    ...group,
    late,
    channelKept,
  }));
}
