import { oneLineText } from '../../../instruments/codebook/spreadsheet-text.ts';

/** A text as an R string: on one line, quoted, nothing in it that R would read as anything else. */
export function rString(text: string): string {
  return `"${oneLineText(text).replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

/** A text as comment lines: what is in it is never run. */
export function rComment(text: string): string {
  return `# ${oneLineText(text)}`;
}

/** Numbers as an R vector; null is NA. */
export function rNumbers(values: readonly (number | null)[]): string {
  return `c(${values.map((value) => (value === null ? 'NA' : String(value))).join(', ')})`;
}

/** Truth values as an R vector. */
export function rTruths(values: readonly boolean[]): string {
  return `c(${values.map((value) => (value ? 'TRUE' : 'FALSE')).join(', ')})`;
}

/** A column of the data frame. */
export function rColumn(id: string): string {
  return `d[[${rString(id)}]]`;
}
