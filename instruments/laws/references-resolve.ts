import { conditionBreaches } from './condition-breaches.ts';
import type { Law } from './law.ts';

/** Conditions name items that come before them, codes that those items have, operators that fit their kind. */
export const referencesResolve: Law = {
  code: 'references-resolve',
  check: ({ forms }) => conditionBreaches(forms, ['unknown-item', 'unknown-code', 'operator-does-not-fit']),
};
