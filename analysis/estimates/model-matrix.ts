import { requireInput } from './require-input.ts';
import { requireDomain } from './require-rows.ts';

/** One explaining variable of a model. */
export type ModelTerm =
  | { readonly kind: 'number'; readonly name: string; readonly values: Float64Array }
  | {
      readonly kind: 'code';
      readonly name: string;
      /** place of each row's code in `levels`; below 0: no answer */
      readonly codes: Int32Array;
      readonly levels: readonly string[];
      /** the level that the others are held against */
      readonly reference: string;
    };

/** The columns of a model, the intercept first. */
export interface ModelMatrix {
  /** `(Intercept)`, a number's name, or a name with a level: `sex2` */
  readonly names: readonly string[];
  readonly columns: readonly Float64Array[];
  /** 1 for rows inside the domain with an answer to every term */
  readonly complete: Uint8Array;
  /** places of the columns of each term, by its name */
  readonly places: ReadonlyMap<string, readonly number[]>;
}

function columnsOf(term: ModelTerm, complete: Uint8Array): readonly (readonly [string, Float64Array])[] {
  if (term.kind === 'number') {
    return [[term.name, term.values.map((value, row) => (complete[row] === 1 ? value : 0))]];
  }
  const { name, codes, levels, reference } = term;
  // a level that nobody in the model has would be a column of nothing
  const present = new Set(codes.filter((_, row) => complete[row] === 1));
  return levels.flatMap((level, place) =>
    level === reference || !present.has(place)
      ? []
      : [[`${name}${level}`, Float64Array.from(codes, (code) => Number(code === place))] as const],
  );
}

/** Throws where a term's rows are not those of the domain, or hold what is neither an answer nor a missing one. */
function requireTerm(term: ModelTerm, size: number): void {
  const { name } = term;
  const { length } = term.kind === 'number' ? term.values : term.codes;
  requireInput(length === size, 'modelMatrix', `${size} rows of ${name}`, length);
  if (term.kind === 'number') {
    const row = term.values.findIndex((value) => !Number.isFinite(value) && !Number.isNaN(value));
    requireInput(
      row < 0,
      'modelMatrix',
      `numbers of ${name}, NaN for no answer (row ${row + 1})`,
      term.values[row],
    );
    return;
  }
  const { codes, levels, reference } = term;
  const row = codes.findIndex((code) => code >= levels.length);
  requireInput(
    row < 0,
    'modelMatrix',
    `places of ${name} among its ${levels.length} levels (row ${row + 1})`,
    codes[row],
  );
  requireInput(
    new Set(levels).size === levels.length,
    'modelMatrix',
    `every level of ${name} once`,
    levels.join(', '),
  );
  requireInput(
    levels.includes(reference),
    'modelMatrix',
    `one of the levels ${levels.join(', ')} as reference of ${name}`,
    reference,
  );
}

/**
 * Columns of a linear or logistic model: 1, each number as it is, each code as 0/1 columns for its levels other than
 * the reference (treatment contrasts). Levels without anybody bring no column. Rows of `domain` without an answer to
 * one of the terms (NaN, or a code below 0) are left out as a domain. Throws EstimationError where a term has other rows
 * than the domain, a number is infinite, a code or the reference is no level, or a level or a term stands twice.
 */
export function modelMatrix(terms: readonly ModelTerm[], domain: Uint8Array): ModelMatrix {
  const twice = terms.find(({ name }, index) => terms.findIndex((other) => other.name === name) !== index);
  requireInput(twice === undefined, 'modelMatrix', 'every term once', twice?.name);
  requireDomain('modelMatrix', domain.length, domain);
  for (const term of terms) requireTerm(term, domain.length);
  const complete = domain.map((inside, row) =>
    inside === 1 &&
    terms.every((term) =>
      term.kind === 'number' ? !Number.isNaN(term.values[row]) : (term.codes[row] as number) >= 0,
    )
      ? 1
      : 0,
  );
  const names = ['(Intercept)'];
  const columns: Float64Array[] = [Float64Array.from(complete)];
  const places = new Map<string, readonly number[]>();
  for (const term of terms) {
    const own = columnsOf(term, complete);
    places.set(
      term.name,
      own.map((_, index) => names.length + index),
    );
    for (const [name, column] of own) {
      names.push(name);
      columns.push(column);
    }
  }
  return Object.freeze({ names: Object.freeze(names), columns: Object.freeze(columns), complete, places });
}
