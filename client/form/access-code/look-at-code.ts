import type { Problem } from '../../../server/contract/api.ts';
import type { SurveyApi } from '../survey-api.ts';
import { canonicalCode } from './access-code.ts';
import { isCodeProblem } from './code-problems.ts';

/**
 * Why the server would not take this access code, before ten minutes are spent on answers; null where it would, and where
 * nobody can say now (no network, a busy server): then it is looked at when the answers are sent.
 */
export async function lookAtCode(api: Pick<SurveyApi, 'start'>, code: string): Promise<Problem | null> {
  const answer = await api.start(canonicalCode(code));
  return answer.kind === 'problem' && isCodeProblem(answer.problem) ? answer.problem : null;
}
