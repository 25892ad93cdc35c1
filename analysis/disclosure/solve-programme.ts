import { type Price, type PricedProgramme, setBends, setSide } from './priced-programme.ts';

/** How far a quantity may stand outside before it counts: far under one respondent and under a printed digit. */
const OUTSIDE = 1e-8;
/** Elements of the table under this are noise and never divided by. */
const SMALLEST_PIVOT = 1e-7;
const NOTHING = 1e-11;
const SAME_STEP = 1e-9;

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
function mostOutside({ rows, values, lows, highs }: PricedProgramme): number | null {
  let worst: number | null = null;
  let furthest = OUTSIDE;
  for (let row = 0; row < rows.length; row++) {
    const value = values[rows[row] as number] as number;
    const below = (lows[row] as number) - value;
    const above = value - (highs[row] as number);
    const distance = below > above ? below : above;
    if (distance <= furthest) continue;
    furthest = distance;
    worst = row;
  }
  return worst;
}

/** Lets a column move until the row is inside, or the row pass a bend of its price, whichever is cheaper. */
function bringInside(programme: PricedProgramme, row: number): boolean {
  const { rows, prices, values, sides, lows, highs, columns, table, gradient } = programme;
  const { upwards, downwards } = programme;
  const quantity = rows[row] as number;
  const price = prices[quantity] as Price;
  const low = lows[row] as number;
  const high = highs[row] as number;
  const isBelow = (values[quantity] as number) < low;
  const sign = isBelow ? 1 : -1;
  const own = table[row] as Float64Array;
  let step = Number.POSITIVE_INFINITY;
  let entering = -1;
  for (let column = 0; column < columns.length; column++) {
    const along = sign * (own[column] as number);
    const size = Math.abs(along);
    if (size < SMALLEST_PIVOT) continue;
    const slope = gradient[column] as number;
    const slack = along > 0 ? slope + (upwards[column] as number) : -(downwards[column] as number) - slope;
    const possible = slack > 0 ? slack / size : 0;
    // of steps as short as each other the one with the larger divisor, which loses least
    const isShorter = possible < step - SAME_STEP;
    const isAlike = entering >= 0 && possible < step + SAME_STEP;
    if (!isShorter && !(isAlike && size > Math.abs(own[entering] as number))) continue;
    step = isShorter ? possible : Math.min(step, possible);
    entering = column;
  }
  const hasNext = isBelow ? low > price.lower : high < price.upper;
  if (hasNext && price.slope <= step) {
    for (let column = 0; column < columns.length; column++) {
      gradient[column] = (gradient[column] as number) - price.slope * sign * (own[column] as number);
    }
    setSide(programme, row, (sides[quantity] as number) - sign);
    return true;
  }
  if (entering < 0) return false;
  exchange(programme, row, entering, { sign, step, to: isBelow ? low : high });
  return true;
}

/** On which side of its bends a quantity comes to stand that leaves a bend. */
function sideBeyond({ from, to }: Price, value: number, isUp: boolean): number {
  if (isUp) return value >= to ? 1 : value >= from ? 0 : -1;
  return value <= from ? -1 : value <= to ? 0 : 1;
}

/** The column becomes the row, and the row, moved to where its side ends, the column. */
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
  const moved = (to - (values[leaving] as number)) / pivot;
  const slopeOfLeaving = (sides[leaving] as number) * (prices[leaving] as Price).slope;
  const side = sideBeyond(prices[entering] as Price, values[entering] as number, sign * pivot > 0);
  const used: number[] = [];
  for (let at = 0; at < columns.length; at++) {
    const element = own[at] as number;
    if (element === 0 || at === column) continue;
    gradient[at] = (gradient[at] as number) - step * sign * element;
    own[at] = -element / pivot;
    used.push(at);
  }
  gradient[column] = sign * step - slopeOfLeaving;
  own[column] = 1 / pivot;
  for (let at = 0; at < rows.length; at++) {
    const other = table[at] as Float64Array;
    const factor = other[column] as number;
    if (factor === 0 || at === row) continue;
    const quantity = rows[at] as number;
    values[quantity] = (values[quantity] as number) + factor * moved;
    other[column] = factor / pivot;
    for (let index = 0; index < used.length; index++) {
      const of = used[index] as number;
      const sum = (other[of] as number) + factor * (own[of] as number);
      other[of] = sum < NOTHING && sum > -NOTHING ? 0 : sum;
    }
  }
  values[entering] = (values[entering] as number) + moved;
  values[leaving] = to;
  rows[row] = entering;
  columns[column] = leaving;
  rowOf[entering] = row;
  columnOf[entering] = -1;
  rowOf[leaving] = -1;
  columnOf[leaving] = column;
  setSide(programme, row, side);
  setBends(programme, column);
  const { lower, upper } = prices[leaving] as Price;
  if (lower === upper) removeColumn(programme, column);
}

/** What can never move again needs no column. */
function removeColumn(programme: PricedProgramme, column: number): void {
  const { columns, columnOf, table, gradient, upwards, downwards } = programme;
  const last = columns.length - 1;
  columnOf[columns[column] as number] = -1;
  if (column !== last) {
    columns[column] = columns[last] as number;
    columnOf[columns[column] as number] = column;
    for (const list of [gradient, upwards, downwards]) list[column] = list[last] as number;
    for (const row of table) row[column] = row[last] as number;
  }
  for (const list of [columns, gradient, upwards, downwards]) list.pop();
}
