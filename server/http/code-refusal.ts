import { checkCode } from '../ballot-box/check-code.ts';
import { Problem } from '../problems/problem.ts';
import type { RegisteredSurvey } from '../surveys/registered-survey.ts';
import type { ServerParts } from './server-parts.ts';

/**
 * Why a code would not be taken, or null: asked before the questions, with the verdict and the count of failures that
 * sending has.
 */
export async function codeRefusal(
  { ballotBox, codeLimits }: Pick<ServerParts, 'ballotBox' | 'codeLimits'>,
  { survey, network }: { readonly survey: RegisteredSurvey; readonly network: string },
  typed: string,
): Promise<Problem | null> {
  const code = await checkCode(ballotBox, survey, typed);
  if (code === null) return null;
  return (code === 'code.unknown' ? codeLimits.failed(network) : null) ?? new Problem(code);
}
