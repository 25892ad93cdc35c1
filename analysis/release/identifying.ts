/** What a file tells of a row that could find a person. */
export interface Identifying {
  /** a column; `stratum`, `calibration_cell`, `weight` of the file; `domain`; `asked:` and an item */
  readonly id: string;
  readonly values: ArrayLike<number>;
}
