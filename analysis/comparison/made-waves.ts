import type { CrossTabMenu } from '../crosstab/cross-tab-menu.ts';
import { WAVE_AXIS } from '../crosstab/wave-axis.ts';
import type { CodedColumn, Dataset } from '../dataset/dataset.ts';
import { RESERVED } from '../dataset/dataset.ts';

const FRAME = [4000, 6000, 4200, 5900, 4100, 6300];
const label = { ja: '合成', en: 'Synthetic' };
const fill = (code: (i: number) => number) => Uint8Array.from({ length: 600 }, (_, i) => code(i));
const wave = fill((i) => Math.floor(i / 200) + 1);
const stratum = fill((i) => Math.floor(i / 200) * 2 + ((i * 7) % 2));

function column(
  id: string,
  kind: CodedColumn['kind'],
  values: Uint8Array,
  codes: readonly number[],
): CodedColumn {
  return {
    id,
    kind,
    item: id,
    label,
    measure: 'nominal',
    exactness: 'ours',
    sensitive: false,
    strictDisclosure: false,
    codes: codes.map((code) => ({ code, label })),
    values,
  };
}

/**
 * Three waves of 200 people who do not exist, two strata each, for tests whose expected values were computed in R:
 *
 * i <- 0:599; wave <- i %/% 200 + 1; h <- (wave - 1) * 2 + (i * 7) %% 2
 * N <- c(4000, 6000, 4200, 5900, 4100, 6300)[h + 1]; n <- as.vector(table(h))[h + 1]
 * y <- as.integer((i * 13 + i %/% 7) %% 11 < 2 + wave); y[i %% 41 == 0] <- 0; asked <- i %% 53 != 5
 * s <- subset(svydesign(id = ~1, strata = ~h, fpc = ~N, weights = ~I(N / n), data = d), asked)
 *
 * 1 is yes, 2 no; every 41st gave no answer, which stands in the base.
 */
export const madeWaves: { readonly dataset: Dataset; readonly menu: CrossTabMenu } = {
  dataset: {
    surveyId: 'synthetic-waves',
    questionnaire: { id: 'synthetic', version: '1', sha256: '0'.repeat(64) },
    synthetic: true,
    size: 600,
    design: {
      kind: 'invitation',
      strata: FRAME.map((population, place) => ({
        id: `h${place}`,
        label,
        population,
        invited: 250,
        respondents: stratum.filter((own) => own === place).length,
      })),
      stratum,
    },
    columns: new Map(
      [
        column('wave', 'derived', wave, [1, 2, 3]),
        column(
          'q',
          'single',
          fill((i) => {
            if (i % 53 === 5) return RESERVED.notAsked;
            if (i % 41 === 0) return RESERVED.noAnswer;
            return (i * 13 + Math.floor(i / 7)) % 11 < 2 + (wave[i] as number) ? 1 : 2;
          }),
          [1, 2],
        ),
      ].map((entry) => [entry.id, entry]),
    ),
    remarks: [],
  },
  menu: {
    items: [
      {
        id: 'q',
        label,
        stem: label,
        multiple: false,
        categories: [1, 2].map((code) => ({ code, label })),
        nets: [{ id: 'either', item: 'q', label, codes: [1, 2] }],
      },
    ],
    axes: [WAVE_AXIS],
  },
};
