import { comparabilityFindings } from '../codebook/published-figures.ts';
import { breach, type Law, nameOf } from './law.ts';

/** Published figures belong to an instrument that ships, and each may stand beside our own (decision 4). */
export const publishedFiguresComparable: Law = {
  code: 'published-figures-comparable',
  check: ({ instruments, published }) =>
    published.flatMap((figures) => {
      const instrument = instruments.find(
        ({ id, version }) => id === figures.instrument && version === figures.version,
      );
      if (instrument)
        return comparabilityFindings(figures, instrument).map(({ where, message }) => ({ where, message }));
      return [
        breach(
          nameOf({ id: figures.instrument, version: figures.version }),
          'この公表値に当たる調査票部品がありません。id と版を直してください。',
          'There is no such instrument version; correct instrument and version of the published figures.',
        ),
      ];
    }),
};
