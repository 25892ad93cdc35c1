/** A data file of a folder of reference cases that is not what its case says: names the file, the place and what is wrong. */
export class ReferenceDataError extends Error {
  override readonly name = 'ReferenceDataError';
}
