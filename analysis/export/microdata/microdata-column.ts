import { MISSING_CODES } from '../../../instruments/codebook/missing-codes.ts';
import type { Measure } from '../../../instruments/definition/instrument.ts';
import type { LocalizedText } from '../../../instruments/definition/localized-text.ts';
import type { CodeLabel } from '../../dataset/dataset.ts';
import { type ReleasedDataset, WITHHELD } from '../../release/released-dataset.ts';

/** One column of a file of rows, the same in every format. */
export interface MicrodataColumn {
  readonly id: string;
  readonly role: 'answer' | 'stratum' | 'calibration-cell' | 'weight';
  /** the item of an answer; the options of a multiple answer share it */
  readonly item: string;
  /** one of several options that could be chosen together */
  readonly option: boolean;
  readonly label: LocalizedText;
  readonly measure: Measure;
  /** answers in official order, then why there is none; empty for a weight */
  readonly codes: readonly CodeLabel[];
  /** codes that are no answer, from this one up; null: there are none */
  readonly missingFrom: number | null;
  readonly values: Uint8Array | Int16Array | Float64Array;
}

/**
 * The columns of a release in the order of every file: what was asked for, then the design, the weight last. A stratum
 * and a calibration cell are numbered from 1. Reserved codes stay in the column and bear their labels: why there is no
 * answer is part of the data (decision 5).
 */
export function microdataColumns({ columns, design, weight }: ReleasedDataset): readonly MicrodataColumn[] {
  const answers = columns.map((column): MicrodataColumn => {
    const { id, item, kind, label, measure, codes, withheld, values } = column;
    const missingFrom = withheld > 0 ? WITHHELD : (MISSING_CODES[0]?.code as number);
    return {
      ...{ id, role: 'answer', item, option: kind === 'option', label, measure },
      ...{ codes: [...codes, ...MISSING_CODES], missingFrom, values },
    };
  });
  return [
    ...answers,
    ...(design
      ? [
          numbered(
            'stratum',
            'stratum',
            { ja: '層', en: 'Stratum' },
            design.strata.map(({ label }) => label),
            design.stratum,
          ),
        ]
      : []),
    ...(design?.cells
      ? [
          numbered(
            'calibration_cell',
            'calibration-cell',
            { ja: '事後層化のセル', en: 'Post-stratification cell' },
            design.cells.cells.map(({ label }) => ({ ja: label, en: label })),
            design.cells.cell,
          ),
        ]
      : []),
    ...(weight
      ? [
          {
            ...{ id: 'weight', role: 'weight' as const, item: 'weight', option: false },
            ...{ label: { ja: 'ウェイト', en: 'Weight' }, measure: 'scale' as const, codes: [] },
            ...{ missingFrom: null, values: weight.values },
          },
        ]
      : []),
  ];
}

function numbered(
  id: string,
  role: MicrodataColumn['role'],
  label: LocalizedText,
  labels: readonly LocalizedText[],
  places: ArrayLike<number>,
): MicrodataColumn {
  return {
    ...{ id, role, item: id, option: false, label, measure: 'nominal', missingFrom: null },
    codes: labels.map((each, place) => ({ code: place + 1, label: each })),
    values: Int16Array.from(places, (place) => place + 1),
  };
}
