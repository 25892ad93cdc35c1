import { describe, expect, it } from 'vitest';
import { itemFamily } from '../../disclosure/item-families.ts';
import { viewOf } from '../../disclosure/protect-tables.ts';
import type { ViewRequest } from '../../disclosure/protected-family.ts';
import type { ProtectedTable } from '../../disclosure/protected-table.ts';
import type { ReleasedDataset } from '../../release/released-dataset.ts';
import { MADE_UP, MADE_UP_SURVEY, madeUpRelease } from './made-up-release.ts';
import { microdataCsv } from './microdata-csv.ts';
import { rScript } from './r-script.ts';
import { RScriptError } from './r-table.ts';
import { rColumn, rComment, rString } from './r-text.ts';

function tableOf(item: string, request: Partial<ViewRequest> = {}): ProtectedTable {
  const { dataset, weights } = MADE_UP;
  const family = itemFamily(
    { name: 'd', dataset, weights, menu: MADE_UP_SURVEY.menu, variables: [], disclosure: 'by-design' },
    item,
    () => {
      throw new Error(`${item} leads from no other item`);
    },
    [],
  );
  return viewOf(family, { axis: 'area', fold: null, noAnswer: 'in-base', nets: 'with', ...request });
}

const lineWith = (script: string, start: string) =>
  script.split('\n').find((line) => line.trimStart().startsWith(start));

describe('rScript', () => {
  const table = tableOf('q');

  it('computes every row and category of the table, and compares with what it prints', () => {
    const script = rScript(table, madeUpRelease(), 'rows.csv');
    expect(script.split('\n').filter((line) => line.startsWith('  list(label = ')).length).toBe(
      table.rows.length + table.categories.length,
    );
    expect(lineWith(script, 'base <-')).toBe('base <- (d[["q"]] <= 250) | d[["q"]] > 251');
    expect(script).toContain('list(label = "地域2", rows = d[["area"]] %in% c(2))');
    expect(script).toContain('list(label = "無回答", chosen = d[["q"]] %in% c(252, 253, 254, 255))');
    const printed = /table_percent <- matrix\(c\(([^)]*)\)/.exec(script)?.[1]?.split(', ').map(Number);
    expect(printed).toEqual(
      table.rows.flatMap(({ cells }) =>
        cells.map((cell) => (cell.hidden ? Number.NaN : Math.round(1000 * (cell.proportion ?? 0)) / 10)),
      ),
    );
    expect(script).toContain(`stopifnot(nrow(d) == ${MADE_UP.dataset.size})`);
  });

  it('puts the post-stratification together again where the cells were released', () => {
    const script = rScript(table, madeUpRelease(), 'rows.csv');
    expect(script).toContain('design <- postStratify(design, ~calibration_cell, cells)');
    expect(script).toContain('weights = ~.base_weight');
    expect(script).toContain('# 割合と標準誤差は表と一致します。');
  });

  it('says what cannot agree: without cells, with averaged weights, without strata', () => {
    const strata = rScript(table, madeUpRelease({ design: 'strata' }), 'rows.csv');
    expect(strata).not.toContain('postStratify');
    expect(strata).toContain('fpc = ~.population, weights = ~weight');
    expect(strata).toContain('標準誤差は、層またはセルがないため表と一致しません');
    const averaged = rScript(table, madeUpRelease({ design: 'strata', weights: 'class-mean' }), 'rows.csv');
    expect(averaged).toContain('ウェイトが組合せごとの平均なので');
    const plain = rScript(table, madeUpRelease({ design: 'none' }), 'rows.csv');
    expect(plain).toContain('svydesign(ids = ~1, weights = ~weight, data = d)');
    const unweighted = rScript(table, madeUpRelease({ design: 'none', weights: 'none' }), 'rows.csv');
    expect(unweighted).toContain('weights = rep(1, nrow(d))');
    expect(unweighted).toContain('割合は、ウェイトがないため表と一致しません');
  });

  it('says that withheld values make a difference, in the columns of the table only', () => {
    const withheld = (id: string): ReleasedDataset => {
      const released = madeUpRelease();
      const columns = released.columns.map((column) =>
        column.id === id ? { ...column, withheld: 1 } : column,
      );
      return { ...released, columns };
    };
    const differs = '# 値の一部が伏せられているため、割合と標準誤差は表と違います。';
    expect(rScript(table, withheld('m.1'), 'rows.csv')).not.toContain(differs);
    expect(rScript(table, withheld('area'), 'rows.csv')).toContain(differs);
    expect(rScript(table, withheld('area'), 'rows.csv')).toContain('standard errors should not agree');
  });

  it('finds strata by the text that the CSV has for them, and cells that somebody is in', () => {
    const released = madeUpRelease();
    const { design } = released;
    const [first, ...others] = design?.strata ?? [];
    if (design?.cells == null || first === undefined) throw new Error('no cells');
    const renamed: ReleasedDataset = {
      ...released,
      design: {
        ...design,
        strata: [{ ...first, id: '=1+"x"' }, ...others],
        cells: { ...design.cells, cells: [...design.cells.cells, { label: '空', population: 9 }] },
      },
    };
    const script = rScript(table, renamed, 'rows.csv');
    expect(lineWith(script, 'strata <-')).toContain(`c("'=1+\\"x\\""`);
    expect(new TextDecoder().decode(microdataCsv(renamed))).toContain(`"'=1+""x"""`);
    expect(lineWith(script, 'Freq')).toBe(lineWith(rScript(table, released, 'rows.csv'), 'Freq'));
  });

  it('takes a multiple answer by persons, a net as one of its options or more, 無回答 out of the base', () => {
    const script = rScript(tableOf('m', { noAnswer: 'out-of-base' }), madeUpRelease(), 'rows.csv');
    expect(lineWith(script, 'base <-')).toBe('base <- d[["m.1"]] <= 250');
    expect(script).toContain('chosen = d[["m.1"]] %in% c(1) | d[["m.2"]] %in% c(1)');
  });

  it('finds the groups of a fold in rows that were folded alike, and refuses rows that cannot tell them apart', () => {
    const [fold] = MADE_UP_SURVEY.menu.axes[0]?.folds ?? [];
    if (fold === undefined) throw new Error('no fold');
    const released = madeUpRelease({
      columns: [{ id: 'area', treatment: { kind: 'fold', fold } }, { id: 'q' }],
    });
    const folded = rScript(tableOf('q', { fold: 'halves' }), released, 'rows.csv');
    expect(folded).toContain('rows = d[["area"]] %in% c(2))');
    expect(() => rScript(table, released, 'rows.csv')).toThrow(RScriptError);
    expect(() => rScript(table, released, 'rows.csv')).toThrow(/codes 1 of area.*same fold/);
    expect(() => rScript(table, madeUpRelease({ columns: [{ id: 'q' }] }), 'rows.csv')).toThrow(
      /lack area; release them/,
    );
  });

  it('without a release names the file and the columns it needs', () => {
    const script = rScript(table, null, 'つながり.csv');
    expect(lineWith(script, 'stop(')).toContain('つながり.csv がありません。列 area, q, weight を含む');
    expect(script).not.toContain('stopifnot');
  });

  it('runs nothing that stands in a name or a label', () => {
    const nasty = '"); system("x"); # \\\n$(y) `z`';
    const hostile = {
      ...table,
      surveyId: nasty,
      item: { ...table.item, label: { ja: nasty, en: nasty } },
      rows: table.rows.map((row) => ({ ...row, group: { ...row.group, label: { ja: nasty, en: nasty } } })),
    } as ProtectedTable;
    const lines = rScript(hostile, madeUpRelease(), `${nasty}.csv`).split('\n');
    expect(lines.length).toBe(rScript(table, madeUpRelease(), 'rows.csv').split('\n').length);
    for (const line of lines.filter((each) => each.includes('system('))) {
      const outside = line.startsWith('#') ? '' : line.replaceAll(/"(?:[^"\\]|\\.)*"/g, '');
      expect(outside).not.toContain('system');
    }
  });
});

describe('text for R', () => {
  it('is quoted, on one line, and a comment stays a comment', () => {
    expect(rString('a"b\\c\nd\u0000')).toBe('"a\\"b\\\\c d"');
    expect(rComment('x\r\nstop()')).toBe('# x stop()');
    expect(rColumn('m.1')).toBe('d[["m.1"]]');
  });
});
