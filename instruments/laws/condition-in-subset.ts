import { conditionBreaches } from './condition-breaches.ts';
import type { Law } from './law.ts';

/** Every condition is written in the part of SurveyJS's language that the compiled rules understand. */
export const conditionInSubset: Law = {
  code: 'condition-in-subset',
  check: ({ forms }) => conditionBreaches(forms, ['outside-subset']),
};
