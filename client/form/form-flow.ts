import type { Problem, Submission } from '../../server/contract/api.ts';
import type { Delivery } from './deliver-response.ts';

/** Where a person is on the way from the cover page to the receipt. */
export type Step =
  | { readonly name: 'cover' }
  | { readonly name: 'questions' }
  /** after the last question, before the first send */
  | { readonly name: 'ready' }
  | { readonly name: 'sending'; readonly submission: Submission; readonly attempt: number }
  /** nobody knows yet whether it arrived; the same submission goes out again */
  | {
      readonly name: 'waiting';
      readonly submission: Submission;
      readonly attempt: number;
      readonly reason: 'network' | 'busy';
      readonly seconds: number;
    }
  | { readonly name: 'code'; readonly problem: Problem }
  | { readonly name: 'corrections'; readonly problem: Problem }
  | { readonly name: 'refused'; readonly problem: Problem }
  | { readonly name: 'receipt'; readonly receipt: string; readonly day: string | null }
  /** `refused`: answers were sent and came outside the window */
  | { readonly name: 'ended'; readonly reason: 'closed' | 'not-open-yet'; readonly refused: boolean };

export interface FormFlow {
  readonly step: Step;
  /** answers are kept on this device: the person chose it with the consent */
  readonly saving: boolean;
  /** proves on which day the form was opened; empty until it was */
  readonly startToken: string;
  /** made before the first send and kept for all others (decision 7); null until then */
  readonly submissionKey: string | null;
}

export type FormEvent =
  | { readonly type: 'started'; readonly saving: boolean }
  | { readonly type: 'questions-finished' }
  | { readonly type: 'questions-reopened' }
  | { readonly type: 'send-pressed'; readonly submission: Submission }
  | { readonly type: 'delivered'; readonly delivery: Delivery; readonly secondsToRetry: number }
  | { readonly type: 'retried' };

export interface FlowBeginning {
  readonly state: 'not-open-yet' | 'open' | 'closed';
  /** consent was given on the page of plain HTML, and its first questions are being answered */
  readonly started: boolean;
  /** with that consent: whether answers are kept on this device */
  readonly saving: boolean;
  /** that the server wrote into the page; empty where the survey is not open */
  readonly startToken: string;
}

/** The way begins on the cover page, at the first questions, or at its end when the survey is not open. */
export function beginFlow({ state, started, saving, startToken }: FlowBeginning): FormFlow {
  const step: Step = started
    ? { name: 'questions' }
    : state === 'open'
      ? { name: 'cover' }
      : { name: 'ended', reason: state, refused: false };
  return { step, saving, startToken, submissionKey: null };
}

/** Steps in which the person may change answers. Between the first send and its verdict nobody may. */
const EDITABLE: readonly Step['name'][] = ['questions', 'ready', 'code', 'corrections', 'refused'];
export const mayEdit = (step: Step): boolean => EDITABLE.includes(step.name);

/** Steps in which answers would be lost if the page were closed. */
export const hasUnsentAnswers = (step: Step): boolean =>
  mayEdit(step) || step.name === 'sending' || step.name === 'waiting';

/**
 * The step after an event. An event that does not belong to the current step (a second press, an answer that
 * arrives late) changes nothing.
 */
export function nextFlow(flow: FormFlow, event: FormEvent): FormFlow {
  const { step } = flow;
  const to = (next: Step): FormFlow => ({ ...flow, step: next });
  switch (event.type) {
    case 'started':
      return step.name === 'cover' ? { ...flow, saving: event.saving, step: { name: 'questions' } } : flow;
    case 'questions-finished':
      return step.name === 'questions' ? to({ name: 'ready' }) : flow;
    case 'questions-reopened':
      return mayEdit(step) ? to({ name: 'questions' }) : flow;
    case 'send-pressed':
      if (!mayEdit(step) || step.name === 'questions') return flow;
      return {
        ...flow,
        submissionKey: event.submission.submissionKey,
        step: { name: 'sending', submission: event.submission, attempt: 1 },
      };
    case 'delivered':
      return step.name === 'sending' ? to(afterDelivery(step, event.delivery, event.secondsToRetry)) : flow;
    case 'retried':
      if (step.name !== 'waiting') return flow;
      return to({ name: 'sending', submission: step.submission, attempt: step.attempt + 1 });
  }
}

function afterDelivery(step: Extract<Step, { name: 'sending' }>, delivery: Delivery, seconds: number): Step {
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
    case 'survey.closed':
      return { name: 'ended', reason: 'closed', refused: true };
    case 'survey.not-open-yet':
      return { name: 'ended', reason: 'not-open-yet', refused: true };
    case 'code.missing':
    case 'code.malformed':
    case 'code.unknown':
    case 'code.spent':
    case 'code.void':
      return { name: 'code', problem };
    default:
      return { name: 'refused', problem };
  }
}
