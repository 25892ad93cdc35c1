import type { Problem } from '../../../server/contract/api.ts';

const CODES = [
  'code.missing',
  'code.malformed',
  'code.unknown',
  'code.spent',
  'code.void',
  'code.too-many',
] as const;

/** Whether the code was right once and will never be taken again: it has been used, or its letter was withdrawn. */
export const isUsedUp = ({ code }: Problem): boolean => code === 'code.spent' || code === 'code.void';

/** Whether the server did not take the access code: another one is asked for, and the answers stay. */
export const isCodeProblem = ({ code }: Problem): boolean => CODES.some((one) => one === code);
