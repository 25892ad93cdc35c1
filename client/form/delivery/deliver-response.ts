import type { Problem, Receipt, Submission } from '../../../server/contract/api.ts';
import { isCodeProblem } from '../access-code/code-problems.ts';
import type { SurveyApi } from '../survey-api.ts';
import type { Answer } from '../wire.ts';

/** What one attempt to send a response led to. */
export type Delivery =
  /** on disk; `day` is the Tokyo date of receipt */
  | { readonly kind: 'accepted'; readonly receipt: Receipt }
  /** a verdict that sending again would not change */
  | { readonly kind: 'refused'; readonly problem: Problem }
  /** nobody knows whether it arrived: send the same again */
  | { readonly kind: 'unknown'; readonly reason: 'network' | 'busy'; readonly retryAfter: number | null };

/**
 * Sends a response once. A server that is busy, limits the rate or failed has given no verdict; whatever else
 * it refuses is one. When the start token has become invalid (its key was replaced), a new one is asked for
 * and the same response is sent again with it.
 */
export async function deliverResponse(api: SurveyApi, submission: Submission): Promise<Delivery> {
  const answer = await api.submit(submission);
  if (answer.kind !== 'problem' || answer.problem.code !== 'submission.start-token-invalid')
    return delivery(answer);
  const start = await api.start();
  if (start.kind !== 'data') return delivery(start);
  return delivery(await api.submit({ ...submission, startToken: start.data.startToken }));
}

function delivery(answer: Answer<Receipt> | Exclude<Answer<unknown>, { kind: 'data' }>): Delivery {
  if (answer.kind === 'data') return { kind: 'accepted', receipt: answer.data };
  if (answer.kind === 'unreachable') return { kind: 'unknown', reason: 'network', retryAfter: null };
  const { problem } = answer;
  const noVerdict =
    problem.status >= 500 || problem.status === 408 || (problem.status === 429 && !isCodeProblem(problem));
  return noVerdict
    ? { kind: 'unknown', reason: 'busy', retryAfter: problem.retryAfter ?? null }
    : { kind: 'refused', problem };
}
