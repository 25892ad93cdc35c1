import type { LocalizedText } from '../../instruments/definition/localized-text.ts';
import type { Dataset } from './dataset.ts';

/** One survey of a series, as it was coded. */
export interface Wave {
  /** version of the instrument that the plans speak of */
  readonly version: string;
  readonly label: LocalizedText;
  readonly dataset: Dataset;
}
