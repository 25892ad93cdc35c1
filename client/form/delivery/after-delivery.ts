import type { Problem } from '../../../server/contract/api.ts';
import { isCodeProblem } from '../access-code/code-problems.ts';
import type { Step } from '../form-flow.ts';
import type { Delivery } from './deliver-response.ts';

/** The step after an attempt to send: a receipt, another attempt, or what the server's verdict asks for. */
export function afterDelivery(
  step: Extract<Step, { name: 'sending' }>,
  delivery: Delivery,
  seconds: number,
): Step {
  if (delivery.kind === 'accepted') return { name: 'receipt', ...delivery.receipt };
  if (delivery.kind === 'unknown') {
    const { submission, attempt } = step;
    return { name: 'waiting', submission, attempt, reason: delivery.reason, seconds };
  }
  return verdict(delivery.problem);
}

function verdict(problem: Problem): Step {
  switch (problem.code) {
    case 'response.key-reused':
      return problem.receipt
        ? { name: 'receipt', receipt: problem.receipt, day: null }
        : { name: 'refused', problem };
    case 'response.invalid':
      return { name: 'corrections', problem };
    case 'questionnaire.not-current':
      return { name: 'replaced' };
    case 'survey.closed':
      return { name: 'ended', reason: 'closed', refused: true };
    case 'survey.not-open-yet':
      return { name: 'ended', reason: 'not-open-yet', refused: true };
    default:
      return isCodeProblem(problem) ? { name: 'code', problem, begins: false } : { name: 'refused', problem };
  }
}
