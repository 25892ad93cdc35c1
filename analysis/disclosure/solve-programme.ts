import { addMultiple, type Price, type PricedProgramme } from './priced-programme.ts';

/** How far a quantity may stand outside before it counts: far under one respondent and under a printed digit. */
const OUTSIDE = 1e-8;
/** Elements of the table under this are noise and never divided by. */
const SMALLEST_PIVOT = 1e-7;
const NOTHING = 1e-11;
const SAME_STEP = 1e-9;
const { POSITIVE_INFINITY: INFINITY } = Number;

/** Counts down the steps that a search may still take; shared by the programmes of one search. */
export interface Budget {
  left: number;
}

/**
 * Moves the programme to its least cost by the dual simplex method with prices that bend (Maros, *Computational Techniques
 * of the Simplex Method*, 2003, chapter 10). Answers whether it got there; not, where no values meet all bounds, or where
 * `budget` (steps, so that the same programme always ends in the same place) is used up. Changes `programme`.
 */
export function solveProgramme(programme: PricedProgramme, budget: Budget): boolean {
  for (;;) {
    const row = mostOutside(programme);
    if (row === null) return true;
    if (budget.left-- <= 0 || !bringInside(programme, row)) return false;
  }
}

/** The row that is furthest from where its side of the price ends; null: all are inside. */
function mostOutside({ rows, prices, values, sides }: PricedProgramme): number | null {
  let worst: number | null = null;
  let furthest = OUTSIDE;
  for (let row = 0; row < rows.length; row++) {
    const quantity = rows[row] as number;
    const value = values[quantity] as number;
    const { low, high } = endsOfSide(prices[quantity] as Price, sides[quantity] as number);
    const distance = Math.max(low - value, value - high);
    if (distance <= furthest) continue;
    furthest = distance;
    worst = row;
  }
  return worst;
}

function endsOfSide({ lower, from, to, upper }: Price, side: number): { low: number; high: number } {
  const low = side < 0 ? lower : side === 0 ? from : to;
  const high = side < 0 ? from : side === 0 ? to : upper;
  return { low: Math.min(Math.max(low, lower), upper), high: Math.min(Math.max(high, lower), upper) };
}

/** Lets a column move until the row is inside, or the row pass a bend of its price, whichever is cheaper. */
function bringInside(programme: PricedProgramme, row: number): boolean {
  const { rows, prices, values, sides, columns, table, gradient } = programme;
  const quantity = rows[row] as number;
  const price = prices[quantity] as Price;
  const side = sides[quantity] as number;
  const { low, high } = endsOfSide(price, side);
  const isBelow = (values[quantity] as number) < low;
  const sign = isBelow ? 1 : -1;
  const own = table[row] as Float64Array;
  let step = INFINITY;
  let entering = -1;
  for (let column = 0; column < columns.length; column++) {
    const along = sign * (own[column] as number);
    if (Math.abs(along) < SMALLEST_PIVOT) continue;
    const at = columns[column] as number;
    const bend = bendOf(prices[at] as Price, values[at] as number, along > 0);
    const slack = along > 0 ? (gradient[column] as number) + bend : -bend - (gradient[column] as number);
    const possible = Math.max(0, slack) / Math.abs(along);
    if (possible < step - SAME_STEP) {
      step = possible;
      entering = column;
    } else if (entering >= 0 && possible < step + SAME_STEP) {
      const other = Math.abs(own[entering] as number);
      if (Math.abs(along) <= other) continue;
      step = Math.min(step, possible);
      entering = column;
    }
  }
  const next = isBelow ? low > price.lower : high < price.upper;
  if (next && price.slope <= step) {
    for (let column = 0; column < columns.length; column++) {
      gradient[column] = (gradient[column] as number) - price.slope * sign * (own[column] as number);
    }
    sides[quantity] = side - sign;
    return true;
  }
  if (entering < 0) return false;
  exchange(programme, row, entering, { sign, step, to: isBelow ? low : high });
  return true;
}

/** What the next unit upwards (downwards) of a quantity costs where it stands. */
function bendOf({ lower, from, to, upper, slope }: Price, value: number, upwards: boolean): number {
  if (upwards) {
    if (value >= upper) return INFINITY;
    return value >= to ? slope : value >= from ? 0 : -slope;
  }
  if (value <= lower) return -INFINITY;
  return value <= from ? -slope : value <= to ? 0 : slope;
}

/** On which side of its bends a quantity comes to stand that leaves a bend. */
function sideBeyond({ from, to }: Price, value: number, upwards: boolean): number {
  if (upwards) return value >= to ? 1 : value >= from ? 0 : -1;
  return value <= from ? -1 : value <= to ? 0 : 1;
}

function exchange(
  programme: PricedProgramme,
  row: number,
  column: number,
  { sign, step, to }: { readonly sign: number; readonly step: number; readonly to: number },
): void {
  const { rows, columns, prices, values, sides, rowOf, columnOf, table, gradient } = programme;
  const leaving = rows[row] as number;
  const entering = columns[column] as number;
  const own = table[row] as Float64Array;
  const pivot = own[column] as number;
  const width = columns.length;
  const moved = (to - (values[leaving] as number)) / pivot;
  const slopeOfLeaving = (sides[leaving] as number) * (prices[leaving] as Price).slope;
  sides[entering] = sideBeyond(prices[entering] as Price, values[entering] as number, sign * pivot > 0);
  for (let at = 0; at < width; at++) {
    gradient[at] = (gradient[at] as number) - step * sign * (own[at] as number);
  }
  gradient[column] = sign * step - slopeOfLeaving;
  for (let at = 0; at < width; at++) own[at] = at === column ? 1 / pivot : -(own[at] as number) / pivot;
  for (let at = 0; at < rows.length; at++) {
    if (at === row) continue;
    const other = table[at] as Float64Array;
    const factor = other[column] as number;
    if (factor === 0) continue;
    const quantity = rows[at] as number;
    values[quantity] = (values[quantity] as number) + factor * moved;
    other[column] = 0;
    addMultiple(other, factor, own, width);
    dropNoise(other, width);
  }
  values[entering] = (values[entering] as number) + moved;
  values[leaving] = to;
  rows[row] = entering;
  columns[column] = leaving;
  rowOf[entering] = row;
  columnOf[entering] = -1;
  rowOf[leaving] = -1;
  columnOf[leaving] = column;
  const { lower, upper } = prices[leaving] as Price;
  if (lower === upper) removeColumn(programme, column);
}

function dropNoise(row: Float64Array, width: number): void {
  for (let column = 0; column < width; column++) {
    if (Math.abs(row[column] as number) < NOTHING) row[column] = 0;
  }
}

/** What can never move again needs no column. */
function removeColumn({ columns, columnOf, table, gradient }: PricedProgramme, column: number): void {
  const last = columns.length - 1;
  columnOf[columns[column] as number] = -1;
  if (column !== last) {
    columns[column] = columns[last] as number;
    columnOf[columns[column] as number] = column;
    gradient[column] = gradient[last] as number;
    for (const row of table) row[column] = row[last] as number;
  }
  columns.pop();
  gradient.pop();
}
