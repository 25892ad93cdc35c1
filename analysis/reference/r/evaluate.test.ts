import { describe, expect, it } from 'vitest';
import { Unsupported } from '../unsupported.ts';
import { type Environment, evaluate } from './evaluate.ts';
import { parse } from './expression.ts';
import { frame, vector } from './values.ts';

function run(source: string): unknown {
  const environment: Environment = new Map([
    [
      's',
      frame([
        ['age', vector([16, 39, null, 80])],
        ['sex', vector(['1', '2', null, '3'], ['1', '2', '3'])],
        ['a.b', vector([1, 2, 3, 4])],
        ['q1', vector([1, 4, 5, null])],
        ['ucla1', vector([1, 2, 4, 1])],
        ['ucla2', vector([1, 2, 4, 1])],
        ['ucla3', vector([1, 3, 4, null])],
      ]),
    ],
  ]);
  const values = parse(source).map((statement) => evaluate(statement, environment, null));
  const last = values.at(-1);
  return last?.kind === 'vector' ? last.values : last?.kind === 'frame' ? last.size : last?.kind;
}

describe('the part of R in which cases state their preparation', () => {
  it.each([
    ['s$age', [16, 39, null, 80]],
    ['s$a.b * 2 + 1', [3, 5, 7, 9]],
    ['-s$a.b ^ 2', [-1, -4, -9, -16]],
    ['s$age >= 39', [0, 1, null, 1]],
    ['s$sex == "1" | s$age > 50', [1, 0, null, 1]],
    ['!is.na(s$sex) & s$sex %in% c("1", "2")', [1, 1, 0, 0]],
    ['ifelse(is.na(s$sex), "none", as.character(s$sex))', ['1', '2', 'none', '3']],
    ['as.integer(s$sex)', [1, 2, null, 3]],
    ['s[["age"]]', [16, 39, null, 80]],
    ['s[s$a.b > 2, ]', 2],
    ['subset(s, !is.na(age) & a.b < 4)', 2],
    ['s$x <- 5; s$x', [5, 5, 5, 5]],
    ['c(E = 1, H = 2)', [1, 2]],
    ['names(c(E = 1, c(H = 2), 3))', ['E', 'H', '']],
    ['names(c(x = c(a = 1, b = 2)))', ['x.a', 'x.b']],
    ['c(E = 1, H = 2)["H"]', [2]],
    ['names(structure(unname(c(E = 1, H = 2)), names = c("a", "b")))', ['a', 'b']],
    [
      'as.table(structure(c(1, 2, 3, 4), dim = c(2, 2), dimnames = list(a = c("x", "y"), b = c("p", "q"))))$b',
      ['p', 'p', 'q', 'q'],
    ],
    ['paste0("~", "a.b")', ['~a.b']],
    ['N <- 3; f <- function(x, y) { z <- x + y; z * N }; f(1, 2)', [9]],
    [
      'f <- function(v) svytable(as.formula(paste0("~", v)), svydesign(id = ~1, weights = ~a.b, data = s))["2"]; f("sex")',
      [2],
    ],
    ['factor(ifelse(s$a.b > 3, 9, s$a.b), levels = c(1:3, 9))', ['1', '2', '3', '9']],
    ['table(s$sex)[s$sex]', [1, 1, null, 1]],
    ['tapply(s$a.b, s$sex, sum)', [1, 2, 4]],
    ['interaction(s$sex, s$a.b, sep = "|")', ['1|1', '2|2', null, '3|4']],
    ['derive(s)$age_band', ['16-19', '30-39', null, '80+']],
    ['derive(s)$age3', ['16-39', '16-39', null, '60+']],
    ['derive(s)$lonely', [0, 1, 1, null]],
    ['derive(s)$ucla', [3, 7, 12, null]],
    ['derive(s)$ucla_band', ['3', '7-9', '10-12', null]],
    ['usable_rows(s)', 2],
    ['2 * (3 + 4) / 7 - 1', [1]],
    ['-1:1', [-1, 0, 1]],
    ['3:1', [3, 2, 1]],
    ['sum(s$age)', [null]],
    ['as.integer(factor(s$sex, c("3", "2", "1")))', [3, 2, null, 1]],
    ['s$a.b[s$a.b > 2]', [3, 4]],
    ['c("x", "y", "z")[as.integer(s$sex)]', ['x', 'y', null, 'z']],
    ['as.integer(c("80+", "9-10", "80+", "16-19"))', [3, 1, 3, 2]],
    ['as.vector(xtabs(a.b ~ sex, s))', [1, 2, 4]],
    ['as.vector(xtabs(a.b ~ interaction(sex, ucla3, sep = ":"), s))', [1, 0, 0, 0, 2, 0, 0, 0, 0]],
    ['BAND3', ['16-39', '40-59', '60+']],
    ['d <- svydesign(id = ~1, data = s); degf(d[s$a.b > 2, ])', [1]],
  ])('%s', (source, expected) => {
    expect(run(source)).toEqual(expected);
  });

  it('keeps the rows of a design when a part of it is taken', () => {
    const design = 'd <- svydesign(id = ~1, weights = ~a.b, data = s)';
    expect(run(`${design}; degf(d)`)).toEqual([3]);
    expect(run(`${design}; degf(subset(d, age < 50))`)).toEqual([1]);
    expect(run(`${design}; degf(subset(update(d, old = age > 50), old == 1))`)).toEqual([0]);
  });

  const DESIGN = 'd <- svydesign(id = ~1, weights = ~a.b, data = s)';
  const HALVES = 's$h <- c("x", "x", "y", "y"); s$k <- c("p", "q", "p", "q")';

  it('rakes, calibrates and trims weights', () => {
    const counts =
      'a <- data.frame(h = c("x", "y"), Freq = c(6, 14)); b <- data.frame(k = c("p", "q"), Freq = c(8, 12))';
    const raked = run(
      `${HALVES}; ${DESIGN}; ${counts}; weights(rake(d, list(~h, ~k), list(a, b)))`,
    ) as number[];
    const again = `calibrate(d, ~h + k, c(hy = 14, kq = 12, \`(Intercept)\` = 20), calfun = "raking")`;
    const calibrated = run(`${HALVES}; ${DESIGN}; weights(${again})`) as number[];
    raked.forEach((weight, row) => {
      expect(weight).toBeCloseTo(calibrated[row] as number, 10);
    });
    expect(raked[0]).toBeCloseTo(6 - (raked[1] as number), 10);
    // one column of ones: twice the weights; without ones the first codes have all their columns
    for (const twice of [
      'calibrate(d, ~1, 20)',
      'calibrate(d, ~1, 20, bounds = list(lower = 0.1, upper = 3))',
      'calibrate(d, ~0 + h, c(hx = 6, hy = 14))',
      'calibrate(d, ~h - 1, c(6, 14))',
    ]) {
      const weights = run(`${HALVES}; ${DESIGN}; weights(${twice})`) as number[];
      weights.forEach((weight, row) => {
        expect(weight).toBeCloseTo(2 * (row + 1), 12);
      });
    }
    expect(run(`${DESIGN}; weights(trimWeights(d, upper = 3.5))`)).toEqual([
      1 + 0.5 / 3,
      2 + 0.5 / 3,
      3 + 0.5 / 3,
      3.5,
    ]);
  });

  it('makes clusters within strata, and reads a correction as a count or as a fraction', () => {
    const frameOf = 's$h <- c("a", "a", "b", "b"); s$c <- c(1, 2, 1, 2); s$N <- 10; s$n <- 2';
    const design = 'svydesign(id = ~c, strata = ~h, weights = ~a.b, nest = TRUE, data = s)';
    expect(run(`${frameOf}; d <- ${design}; degf(d)`)).toEqual([2]);
    const fraction = design.replace('nest', 'fpc = ~I(n/N), nest');
    expect(run(`${frameOf}; d <- ${fraction}; degf(d)`)).toEqual([2]);
  });

  it.each([
    's[1:2, ]',
    's$a.b[c(1, 2)]',
    's[s$age > 20, ]',
    's$sex + 1',
    's$sex > 1',
    'as.integer(c("E", "H"))',
    'names(c(1, 2))',
    'structure(c(1, 2), class = "x")',
    'paste0(s$sex, "a")',
    'as.table(c(1, 2))',
    'table(s$sex, s$q1)',
    'sum(s$age, na.rm = TRUE)',
    'factor(s$sex, labels = c("a", "b", "c"))',
    'f <- function(x = 1) x',
    'f <- function(x) x; f()',
    'if (1) 2',
    'for (i in 1:2) i',
    '{ 1; 2',
    's$nothing',
    'calibrate(svydesign(id = ~1, weights = ~a.b, data = s), ~a.b, c(10, 20), calfun = "sinh")',
    'calibrate(svydesign(id = ~1, weights = ~a.b, data = s), ~a.b, c(10, 20), aggregate.stage = 1)',
    'calibrate(svydesign(id = ~1, weights = ~a.b, data = s), ~a.b, c(x = 10, y = 20))',
    'unknown_name',
    'mean(s$age)',
    's[, 1]',
    'tapply(s$a.b, s$sex, mean)',
    'svydesign(id = ~1, probs = ~a.b, data = s)',
    'rake(s)',
    '§',
    '(1',
  ])('says that it does not understand %s', (source) => {
    expect(() => run(source)).toThrow(Unsupported);
  });
});
