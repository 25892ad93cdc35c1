import { describe, expect, it } from 'vitest';
import { itemFamily } from '../../disclosure/item-families.ts';
import { viewOf } from '../../disclosure/protect-tables.ts';
import type { ProtectedTable } from '../../disclosure/protected-table.ts';
import { releaseDataset } from '../../release/release-dataset.ts';
import type { ReleaseRequest } from '../../release/release-request.ts';
import { weightDataset } from '../../weights/weight-dataset.ts';
import type { Weights } from '../../weights/weights.ts';
import { MADE_UP_SURVEY } from './made-up-release.ts';
import { microdataCsv } from './microdata-csv.ts';
import { rScript } from './r-script.ts';

// Which requests give rows that agree with the published table, as docs/released-dataset.md says: the table is computed
// again from the text of the CSV and the counts that stand in the script, by the textbook formula of a stratified sample
// (Särndal, Swensson and Wretman 1992, 5.8 and 7.6), without any code of the engine. R 4.2.2 with survey 4.1-1 printed
// "largest difference 0" twice for the 12 scripts of these two surveys (q and m by area, q and m by age band of the first;
// 無回答 in and out of the base; 2026-11-22).

const BASE = weightDataset(MADE_UP_SURVEY.dataset, null);
const POST = weightDataset(MADE_UP_SURVEY.dataset, MADE_UP_SURVEY.postStratification);

function tableOf({ dataset, weights }: typeof BASE, item: string): ProtectedTable {
  const whole = { name: 'd', dataset, weights, menu: MADE_UP_SURVEY.menu, variables: [] };
  const none = () => {
    throw new Error(`${item} leads from no other item`);
  };
  const family = itemFamily({ ...whole, disclosure: 'by-design' }, item, none, []);
  return viewOf(family, { axis: 'area', fold: null, noAnswer: 'in-base', nets: 'with' });
}

function releaseOf(
  { dataset, weights }: { readonly dataset: typeof BASE.dataset; readonly weights: Weights },
  how: Partial<ReleaseRequest>,
) {
  const columns = [{ id: 'area' }, { id: 'q' }, { id: 'm' }];
  const request = { purpose: '試験', requester: '試験大学', columns, ...how };
  return releaseDataset(dataset, weights, request, { seed: 's', earlier: [] });
}

/** Numbers of a vector that a script gives a name to. */
const vector = (script: string, name: RegExp) =>
  new RegExp(`${name.source} c\\(([^)]*)\\)`).exec(script)?.[1]?.split(', ').map(Number) ?? [];

const halfUp = (share: number) => Math.floor(Number((1000 * share).toPrecision(12)) + 0.5) / 10;

/** Share and error of those with `chosen` among `keep`, in percent as an office prints them. */
function estimate(rows: readonly Row[], keep: (row: Row) => boolean, chosen: (row: Row) => boolean) {
  const inside = rows.filter(keep);
  const total = inside.reduce((sum, { weight }) => sum + weight, 0);
  const share = inside.reduce((sum, row) => sum + (chosen(row) ? row.weight : 0), 0) / total;
  const linear = rows.map((row) => (keep(row) ? ((chosen(row) ? 1 : 0) - share) / total : 0));
  // what its calibration cell does not explain
  const cells = new Map<string, { sum: number; weight: number }>();
  for (const [place, row] of rows.entries()) {
    const known = cells.get(row.cell) ?? { sum: 0, weight: 0 };
    known.sum += row.base * (linear[place] as number);
    known.weight += row.base;
    cells.set(row.cell, known);
  }
  const scores = rows.map((row, place) => {
    const { sum, weight } = cells.get(row.cell) as { sum: number; weight: number };
    return row.weight * ((linear[place] as number) - (row.cell === '' ? 0 : sum / weight));
  });
  let variance = 0;
  for (const stratum of new Set(rows.map((row) => row.stratum))) {
    const own = scores.filter((_, place) => rows[place]?.stratum === stratum);
    const n = own.length;
    const mean = own.reduce((sum, score) => sum + score, 0) / n;
    const squares = own.reduce((sum, score) => sum + (score - mean) ** 2, 0);
    const population = rows.find((row) => row.stratum === stratum)?.population as number;
    variance += (1 - n / population) * (n / (n - 1)) * squares;
  }
  return { percent: halfUp(share), error: halfUp(Math.sqrt(variance)) };
}

interface Row {
  readonly code: (id: string) => number;
  readonly stratum: string;
  readonly cell: string;
  readonly population: number;
  readonly base: number;
  readonly weight: number;
}

/** Rows of the CSV, with base weights and factors of cells from the counts in the script. */
function rowsOf(csv: string, script: string): readonly Row[] {
  const [header = [], ...lines] = csv
    .trim()
    .split('\r\n')
    .map((line) => line.split(','));
  const at = (line: readonly string[], id: string) => line[header.indexOf(id)] ?? '';
  const strata =
    /strata <- c\(([^)]*)\)/
      .exec(script)?.[1]
      ?.split(', ')
      .map((id) => id.slice(1, -1)) ?? [];
  const population = vector(script, /population <-/);
  const numbers = vector(script, /calibration_cell =/);
  const counts = vector(script, /Freq =/);
  const size = (id: string, value: string) => lines.filter((line) => at(line, id) === value).length;
  const drawn = new Map(strata.map((id, place) => [id, (population[place] as number) / size('stratum', id)]));
  const inCell = new Map<string, number>();
  for (const line of lines) {
    const cell = at(line, 'calibration_cell');
    inCell.set(cell, (inCell.get(cell) ?? 0) + (drawn.get(at(line, 'stratum')) as number));
  }
  return lines.map((line) => {
    const [stratum, cell] = [at(line, 'stratum'), at(line, 'calibration_cell')];
    const base = drawn.get(stratum) as number;
    const factor = (counts[numbers.indexOf(Number(cell))] as number) / (inCell.get(cell) as number);
    return {
      ...{ stratum, cell, base, weight: cell === '' ? base : base * factor },
      code: (id) => Number(at(line, id)),
      population: population[strata.indexOf(stratum)] as number,
    };
  });
}

describe('rows that agree with the published table to the digit', () => {
  it.each([
    ['base weights as made, strata', BASE, { design: 'strata' }, 'q'],
    ['base weights as made, strata, a multiple answer', BASE, { design: 'strata' }, 'm'],
    ['post-stratified weights as made, strata and cells', POST, { design: 'strata-and-cells' }, 'q'],
    ['the same, a multiple answer', POST, { design: 'strata-and-cells' }, 'm'],
  ] as const)('%s', (_, survey, how, item) => {
    const table = tableOf(survey, item);
    const released = releaseOf(survey, how);
    const script = rScript(table, released, 'rows.csv');
    expect(script).toContain('# 割合と標準誤差は表と一致します。');
    const rows = rowsOf(new TextDecoder().decode(microdataCsv(released)), script);
    expect(rows.length).toBe(MADE_UP_SURVEY.dataset.size);
    const first = item === 'q' ? 'q' : 'm.1';
    let compared = 0;
    for (const { group, cells } of table.rows) {
      if (group.kind === 'unknown') continue;
      const isInGroup = (row: Row) => group.kind === 'total' || group.codes.includes(row.code('area'));
      for (const [place, { kind, codes }] of table.categories.entries()) {
        const cell = cells[place];
        if (cell === undefined || cell.hidden) continue;
        const chosen = (row: Row) =>
          kind === 'no-answer' || item === 'q'
            ? codes.includes(row.code(first))
            : codes.some((code) => row.code(`m.${code}`) === 1);
        expect(
          estimate(rows, (row) => isInGroup(row) && row.code(first) !== 251, chosen),
          `${group.id} ${codes}`,
        ).toEqual({ percent: halfUp(cell.proportion ?? 0), error: halfUp(cell.standardError ?? 0) });
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(10);
  });

  it('are none of mean weights, of weights that were trimmed since, or without cells, and the script says so', () => {
    const said = (script: string) => /standard errors should (not )?agree/.exec(script)?.[0];
    const scriptOf = (survey: typeof BASE, how: Partial<ReleaseRequest>) =>
      rScript(tableOf(survey, 'q'), releaseOf(survey, how), 'rows.csv');
    expect(said(scriptOf(BASE, {}))).toBe('standard errors should agree');
    expect(said(scriptOf(POST, {}))).toBe('standard errors should not agree');
    const means = scriptOf(POST, { weights: 'class-mean' });
    expect(said(means)).toBe('standard errors should not agree');
    expect(means).toContain('割合と標準誤差は表と違います');
    const trimmed = Float64Array.from(BASE.weights.calibrated, (weight) => Math.min(weight, 400));
    const cut = { dataset: BASE.dataset, weights: { ...BASE.weights, calibrated: trimmed } };
    expect(trimmed).not.toEqual(BASE.weights.calibrated);
    const script = rScript(tableOf(BASE, 'q'), releaseOf(cut, { weights: 'as-made' }), 'rows.csv');
    expect(said(script)).toBe('standard errors should not agree');
    expect(script).toContain('weights = ~weight, data');
  });

  it('blank what the table hides', () => {
    const table = tableOf(BASE, 'q');
    const rows = table.rows.map((row, place) =>
      place === 1
        ? {
            ...row,
            base: null,
            cells: row.cells.map(() => ({ hidden: true, reason: 'small-base' }) as const),
          }
        : row,
    );
    const script = rScript({ ...table, rows } as ProtectedTable, releaseOf(BASE, {}), 'rows.csv');
    const each = table.categories.length;
    const hidden = /hidden <- c\(([^)]*)\)/.exec(script)?.[1]?.split(', ') ?? [];
    expect(hidden.flatMap((one, place) => (one === 'TRUE' ? [place] : []))).toEqual(
      Array.from({ length: each }, (_, place) => each + place),
    );
    expect(script).toContain(`dim(hidden) <- c(${each}, ${table.rows.length})`);
    expect(/hidden_base <- c\(([^)]*)\)/.exec(script)?.[1]?.split(', ').indexOf('TRUE')).toBe(1);
    expect(script).toContain('if (any(keep) && !hidden[k, g])');
    expect(script).toContain('# xは公表した表で秘匿した値');
    expect(rScript(table, releaseOf(BASE, {}), 'rows.csv')).not.toContain('# xは公表した表で');
  });
});
