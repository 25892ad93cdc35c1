import type { SampleDesign } from './sample-design.ts';

const numbers = (value: (i: number) => number) => Float64Array.from({ length: 36 }, (_, i) => value(i));

/**
 * 36 people who do not exist, for tests whose expected values were computed in R. In R:
 *
 * i <- 0:35; d <- data.frame(h = i %/% 12, c = i %/% 3, N = c(8, 10, 12)[i %/% 12 + 1], w = 10 + (i * 7) %% 13,
 *   y = (i * 11) %% 17 + i %/% 6, x = (i * 5) %% 9, g = (i * 3 + i %/% 4) %% 3,
 *   o = as.integer((i * 13 + i %/% 5) %% 7 < 3))
 * de <- svydesign(id = ~c, strata = ~h, weights = ~w, fpc = ~N, data = d)
 */
export const madeUpSample = {
  design: {
    size: 36,
    weights: numbers((i) => 10 + ((i * 7) % 13)),
    stages: [
      {
        stratum: Int32Array.from(numbers((i) => Math.floor(i / 12))),
        cluster: Int32Array.from(numbers((i) => Math.floor(i / 3))),
        population: numbers((i) => [8, 10, 12][Math.floor(i / 12)] as number),
      },
    ],
    calibration: null,
  } satisfies SampleDesign,
  y: numbers((i) => ((i * 11) % 17) + Math.floor(i / 6)),
  x: numbers((i) => (i * 5) % 9),
  g: Int32Array.from(numbers((i) => (i * 3 + Math.floor(i / 4)) % 3)),
  o: numbers((i) => Number((i * 13 + Math.floor(i / 5)) % 7 < 3)),
  everybody: new Uint8Array(36).fill(1),
};

/** The people of each group. */
export const madeUpGroups = [0, 1, 2].map((group) =>
  Uint8Array.from(madeUpSample.g, (own) => Number(own === group)),
);
