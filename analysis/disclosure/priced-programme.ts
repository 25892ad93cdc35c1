import type { Terms } from './disclosure-model.ts';

/**
 * What a quantity may be and what it costs: nothing between `from` and `to`, `slope` for each unit outside, and it is
 * never below `lower` nor above `upper`.
 */
export interface Price {
  readonly lower: number;
  readonly from: number;
  readonly to: number;
  readonly upper: number;
  readonly slope: number;
}

/**
 * A linear programme whose unknowns and lines (sums over unknowns) each have a price, in the form of the dual simplex
 * method: of all quantities, some stand at a point where their price bends ("columns"), the others ("rows") are sums of
 * these. It begins with every unknown at 0, where nothing costs anything, and costs only ever grow from there; lines may
 * be added at any time. Bends of a price need no unknowns of their own, and what is fixed leaves the table for good,
 * which is why it is small where a textbook form is not.
 */
export interface PricedProgramme {
  readonly unknowns: number;
  /** by quantity: unknowns first, then lines */
  readonly prices: Price[];
  readonly values: number[];
  /** of a row, on which side of its bends it stands: −1, 0, 1 */
  readonly sides: number[];
  /** where that side ends; by row */
  readonly lows: number[];
  readonly highs: number[];
  /** of a quantity, its row or −1 */
  readonly rowOf: number[];
  /** of a quantity, its column or −1 */
  readonly columnOf: number[];
  /** quantities by row and by column */
  readonly rows: number[];
  readonly columns: number[];
  /** each row as a sum over columns */
  readonly table: Float64Array[];
  /** what one unit more of each column costs in the rows */
  readonly gradient: number[];
  /** what the next unit of each column costs itself, upwards and downwards (then less than nothing) */
  readonly upwards: number[];
  readonly downwards: number[];
}

/** Where every unknown is 0, which its price must allow and where it must bend or be free. */
export function pricedProgramme(prices: readonly Price[]): PricedProgramme {
  const indices = prices.map((_, index) => index);
  return {
    unknowns: prices.length,
    prices: [...prices],
    values: prices.map(() => 0),
    sides: prices.map(() => 0),
    rowOf: prices.map(() => -1),
    columnOf: [...indices],
    rows: [],
    columns: [...indices],
    table: [],
    gradient: prices.map(() => 0),
    lows: [],
    highs: [],
    upwards: prices.map((price) => bendOf(price, 0, true)),
    downwards: prices.map((price) => bendOf(price, 0, false)),
  };
}

/** Adds a line. `terms` are over unknowns; others than those of the programme stay at 0 and are left out by the caller. */
export function addLine(programme: PricedProgramme, terms: Terms, price: Price): void {
  const { unknowns, prices, values, sides, rowOf, columnOf, rows, table } = programme;
  const row = new Float64Array(unknowns);
  let value = 0;
  for (const [unknown, coefficient] of terms) {
    value += coefficient * (values[unknown] as number);
    const column = columnOf[unknown] as number;
    const from = rowOf[unknown] as number;
    if (column >= 0) row[column] = (row[column] as number) + coefficient;
    else if (from >= 0) addMultiple(row, coefficient, table[from] as Float64Array, programme.columns.length);
  }
  prices.push(price);
  values.push(value);
  sides.push(0);
  rowOf.push(rows.length);
  columnOf.push(-1);
  rows.push(prices.length - 1);
  table.push(row);
  setSide(programme, rows.length - 1, 0);
}

/** A copy that can be changed without changing the programme. */
export function copyOfProgramme(programme: PricedProgramme): PricedProgramme {
  return {
    unknowns: programme.unknowns,
    prices: [...programme.prices],
    values: [...programme.values],
    sides: [...programme.sides],
    rowOf: [...programme.rowOf],
    columnOf: [...programme.columnOf],
    rows: [...programme.rows],
    columns: [...programme.columns],
    table: programme.table.map((row) => row.slice()),
    gradient: [...programme.gradient],
    lows: [...programme.lows],
    highs: [...programme.highs],
    upwards: [...programme.upwards],
    downwards: [...programme.downwards],
  };
}

/** Narrows what an unknown may be. One that stands outside moves to the nearer end. */
export function narrowUnknown(
  programme: PricedProgramme,
  unknown: number,
  lower: number,
  upper: number,
): void {
  const { prices, values, sides, rowOf, columnOf, rows, table } = programme;
  const price = prices[unknown] as Price;
  prices[unknown] = { ...price, lower: Math.max(price.lower, lower), upper: Math.min(price.upper, upper) };
  const column = columnOf[unknown] as number;
  const value = values[unknown] as number;
  if (column < 0) {
    if ((rowOf[unknown] as number) >= 0)
      setSide(programme, rowOf[unknown] as number, sides[unknown] as number);
    return;
  }
  const moved = Math.min(Math.max(value, lower), upper);
  values[unknown] = moved;
  setBends(programme, column);
  if (moved === value) return;
  table.forEach((row, at) => {
    const quantity = rows[at] as number;
    values[quantity] = (values[quantity] as number) + (row[column] as number) * (moved - value);
  });
}

/** Σ over all quantities of what they cost where they stand. */
export function costOf({ prices, values }: PricedProgramme): number {
  return prices.reduce((sum, { from, to, slope }, quantity) => {
    const value = values[quantity] as number;
    return sum + slope * Math.max(0, from - value, value - to);
  }, 0);
}

/** Puts a row on a side of its bends: −1, 0 or 1. */
export function setSide(
  { rows, prices, sides, lows, highs }: PricedProgramme,
  row: number,
  side: number,
): void {
  const quantity = rows[row] as number;
  const { lower, from, to, upper } = prices[quantity] as Price;
  const inside = (end: number) => Math.min(Math.max(end, lower), upper);
  sides[quantity] = side;
  lows[row] = inside(side < 0 ? lower : side === 0 ? from : to);
  highs[row] = inside(side < 0 ? from : side === 0 ? to : upper);
}

/** Reads off what the next unit of a column costs where it stands. */
export function setBends(
  { columns, prices, values, upwards, downwards }: PricedProgramme,
  column: number,
): void {
  const quantity = columns[column] as number;
  const price = prices[quantity] as Price;
  const value = values[quantity] as number;
  upwards[column] = bendOf(price, value, true);
  downwards[column] = bendOf(price, value, false);
}

function bendOf({ lower, from, to, upper, slope }: Price, value: number, up: boolean): number {
  if (up) {
    if (value >= upper) return Number.POSITIVE_INFINITY;
    return value >= to ? slope : value >= from ? 0 : -slope;
  }
  if (value <= lower) return Number.NEGATIVE_INFINITY;
  return value <= from ? -slope : value <= to ? 0 : slope;
}

function addMultiple(row: Float64Array, factor: number, other: Float64Array, width: number): void {
  for (let column = 0; column < width; column++) {
    const more = other[column] as number;
    if (more !== 0) row[column] = (row[column] as number) + factor * more;
  }
}
