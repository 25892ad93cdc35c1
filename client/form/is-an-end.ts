import type { StaticScreen } from '../../server/contract/static-page.ts';
import type { Step } from './form-flow.ts';

const ENDS: readonly string[] = ['receipt', 'ended', 'refused', 'replaced', 'lost', 'offline'];

/** Screens on which a person comes to an end, wanted or not: there the desks stand open. */
export function isAnEnd(screen: Step | StaticScreen): boolean {
  if (screen.name === 'code') return ['code.spent', 'code.void'].includes(screen.problem.code);
  return ENDS.includes(screen.name);
}
