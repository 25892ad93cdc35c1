/** Why bytes are no dataset file, or why a dataset cannot be written as one. */
export type DatasetFileFault =
  /** other bytes than those of a dataset file */
  | 'not-a-dataset-file'
  /** written by a later version of this program */
  | 'version-unknown'
  /** shorter or longer than it says */
  | 'length-wrong'
  /** its content is not what was written */
  | 'damaged'
  /** whole, but what it says contradicts itself */
  | 'contradictory'
  /** more rows, columns or words than a file holds */
  | 'too-large';

/** A dataset file that cannot be read, or a dataset that cannot be written; nothing of it is used. */
export class DatasetFileError extends Error {
  override readonly name = 'DatasetFileError';
  readonly fault: DatasetFileFault;

  constructor(fault: DatasetFileFault, message: string) {
    super(message);
    this.fault = fault;
  }
}
