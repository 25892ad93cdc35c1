import type { Finding } from '../../instruments/definition/finding.ts';
import type { LocalizedText } from '../../instruments/definition/localized-text.ts';
import type { TableFilter } from './table-filter.ts';

export type FilterFindingCode =
  | 'filter-column-not-allowed'
  | 'filter-column-routed'
  | 'filter-of-itself'
  | 'filter-of-linked-item'
  | 'filter-item-routed'
  | 'filter-item-unknown'
  | 'filter-code-not-allowed'
  | 'filter-too-many-parts';

/** Thrown where a filtered table cannot be protected beside the tables of everybody; with every reason. */
export class FilterError extends Error {
  readonly findings: readonly Finding[];

  constructor(findings: readonly Finding[]) {
    super(`filteredFamily: ${findings.map(({ where, message }) => `${where}: ${message.en}`).join(' ')}`);
    this.name = 'FilterError';
    this.findings = findings;
  }
}

export function filterFinding(code: FilterFindingCode, filter: TableFilter, message: LocalizedText): Finding {
  return { code, where: `filter ${filter.map(({ column }) => column).join(', ')}`, message };
}
