/** Buttons and hidden fields of a page without a script. Its questions are fields of their own names beside them. */
export const PLAIN_FIELDS: readonly string[] = [
  'agreed',
  'code',
  'go',
  'language',
  'opened',
  'readings',
  'sealed',
  'shown',
  'without_readings',
];
