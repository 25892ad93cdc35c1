import type { Problem, Submission } from '../../server/contract/api.ts';
import { afterDelivery } from './delivery/after-delivery.ts';
import type { Delivery } from './delivery/deliver-response.ts';

/** Where a person is on the way from the cover page to the receipt. */
export type Step =
  /** `notice`: what had been kept on this device cannot be gone on with, and why */
  | { readonly name: 'cover'; readonly notice: Unusable | null }
  /** answers lie on this device, and whoever opened the page is asked before they are shown */
  | { readonly name: 'resume' }
  /** another tab of this device is at the same answers */
  | { readonly name: 'elsewhere' }
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
  /** `begins`: the code was looked at while the first questions were being answered, not at sending */
  | { readonly name: 'code'; readonly problem: Problem; readonly begins: boolean }
  | { readonly name: 'corrections'; readonly problem: Problem }
  | { readonly name: 'refused'; readonly problem: Problem }
  /** the questionnaire has changed since: what was sent answers other questions, and is sent as an answer to these by nobody */
  | { readonly name: 'replaced' }
  | { readonly name: 'receipt'; readonly receipt: string; readonly day: string | null }
  /** `refused`: answers were sent and came outside the window */
  | { readonly name: 'ended'; readonly reason: 'closed' | 'not-open-yet'; readonly refused: boolean }
  /** of a shared device: nothing of the person is left, and the start page follows */
  | { readonly name: 'cleared' };

/** Why kept answers cannot be gone on with. */
export type Unusable = 'unreadable' | 'replaced' | 'expired';

export interface FormFlow {
  /** of the survey, when the page was written */
  readonly state: 'not-open-yet' | 'open' | 'closed';
  readonly step: Step;
  /** answers are kept on this device: the person chose it with the consent */
  readonly saving: boolean;
  /** proves on which day the form was opened; empty until it was */
  readonly startToken: string;
  /** made before the first send and kept for all others (decision 7); null until then */
  readonly submissionKey: string | null;
  /** the answers are to another questionnaire than this page asks: their verdict can be had, and nothing else be done with them */
  readonly foreign: boolean;
  /** what was kept on this device was taken off it in another tab */
  readonly removed: boolean;
}

export type FormEvent =
  | { readonly type: 'started'; readonly saving: boolean }
  /** on the cover another letter's code was given than the answers before were begun with */
  | { readonly type: 'another-letter' }
  /** what lies on this device is gone on with; the questions hold its answers already */
  | { readonly type: 'resumed'; readonly kept: Kept }
  /** what lay on this device is there no more */
  | { readonly type: 'discarded'; readonly notice: Unusable | null }
  /** answers were found on this device when others were to be begun */
  | { readonly type: 'found' }
  /** another tab of this device has taken the answers over */
  | { readonly type: 'displaced' }
  /** another tab has taken what was kept off this device: this one keeps nothing any more, and says so */
  | { readonly type: 'removed' }
  | { readonly type: 'cover-reopened' }
  /** the code that was looked at early will not be taken */
  | { readonly type: 'code-refused'; readonly problem: Problem }
  | { readonly type: 'questions-finished' }
  | { readonly type: 'questions-reopened' }
  | { readonly type: 'send-pressed'; readonly submission: Submission }
  | { readonly type: 'delivered'; readonly delivery: Delivery; readonly secondsToRetry: number }
  | { readonly type: 'retried' }
  | { readonly type: 'cleared' };

/** Where a person was whose answers lay on this device. */
export interface Kept {
  readonly startToken: string;
  readonly submissionKey: string;
  /** after the last question */
  readonly ready: boolean;
  /** sent and not acknowledged */
  readonly submission: Submission | null;
  /** to another questionnaire than the page asks now */
  readonly foreign: boolean;
}

export interface FlowBeginning {
  readonly state: 'not-open-yet' | 'open' | 'closed';
  /** consent was given on the page of plain HTML, and its first questions are being answered */
  readonly started: boolean;
  /** with that consent: whether answers are kept on this device */
  readonly saving: boolean;
  /** that the server wrote into the page; empty where the survey is not open */
  readonly startToken: string;
  readonly device: OnDevice;
}

/** What the device holds of this survey's answers when the page is opened. */
export type OnDevice =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'unusable'; readonly reason: Unusable }
  | { readonly kind: 'elsewhere' }
  /** `here`: of this very tab, before it was reloaded; or sent, and without a verdict */
  | { readonly kind: 'kept'; readonly kept: Kept; readonly here: boolean };

/**
 * The way begins on the cover page, at the first questions, where the device was left, or at its end when the survey is not
 * open: who began in time may still finish.
 */
export function beginFlow({ state, started, saving, startToken, device }: FlowBeginning): FormFlow {
  const begun: FormFlow = {
    state,
    step: { name: 'questions' },
    saving,
    startToken,
    submissionKey: null,
    foreign: false,
    removed: false,
  };
  if (started) return begun;
  const unopened: FormFlow = { ...begun, step: afterNothing(state, null) };
  switch (device.kind) {
    case 'nothing':
      return unopened;
    case 'unusable':
      return { ...unopened, step: afterNothing(state, device.reason) };
    case 'elsewhere':
      return { ...unopened, saving: true, step: { name: 'elsewhere' } };
    case 'kept':
      return device.here ? resumed(unopened, device.kept) : { ...unopened, step: { name: 'resume' } };
  }
}

/** The first step where nothing is gone on with. */
function afterNothing(state: FormFlow['state'], notice: Unusable | null): Step {
  return state === 'open' ? { name: 'cover', notice } : { name: 'ended', reason: state, refused: false };
}

function resumed(flow: FormFlow, { startToken, submissionKey, ready, submission, foreign }: Kept): FormFlow {
  const step: Step =
    submission !== null
      ? { name: 'sending', submission, attempt: 1 }
      : { name: ready ? 'ready' : 'questions' };
  return { ...flow, saving: true, startToken, submissionKey, foreign, step };
}

/** Steps in which the person may change answers. Between the first send and its verdict nobody may. */
const EDITABLE: readonly Step['name'][] = ['questions', 'ready', 'code', 'corrections', 'refused'];
export const mayEdit = (step: Step): boolean => EDITABLE.includes(step.name);

/** Steps between a send and its verdict. */
export const isOnItsWay = (step: Step): boolean => step.name === 'sending' || step.name === 'waiting';

/** Steps in which answers would be lost if the page were closed. */
export const hasUnsentAnswers = (step: Step): boolean => mayEdit(step) || isOnItsWay(step);

/**
 * The step after an event. An event that does not belong to the current step (a second press, an answer that
 * arrives late) changes nothing.
 */
export function nextFlow(flow: FormFlow, event: FormEvent): FormFlow {
  const { step } = flow;
  const to = (next: Step): FormFlow => ({ ...flow, step: next });
  switch (event.type) {
    case 'started':
      return step.name === 'cover'
        ? { ...flow, saving: event.saving, removed: false, step: { name: 'questions' } }
        : flow;
    case 'another-letter':
      return { ...flow, submissionKey: null, foreign: false };
    case 'resumed':
    case 'discarded':
    case 'found':
    case 'displaced':
    case 'removed':
      return nextOnDevice(flow, event);
    case 'cover-reopened':
      return (step.name === 'questions' || step.name === 'code') && flow.state === 'open'
        ? to({ name: 'cover', notice: null })
        : flow;
    case 'code-refused':
      // once the answers are on their way, their own verdict counts
      return step.name === 'questions' || step.name === 'ready' || (step.name === 'code' && step.begins)
        ? to({ name: 'code', problem: event.problem, begins: true })
        : flow;
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
      return step.name === 'sending' ? to(delivered(flow, step, event)) : flow;
    case 'retried':
      if (step.name !== 'waiting') return flow;
      return to({ name: 'sending', submission: step.submission, attempt: step.attempt + 1 });
    case 'cleared':
      // an answer on its way is lost by nothing but a verdict
      return isOnItsWay(step) ? flow : { ...to({ name: 'cleared' }), submissionKey: null };
  }
}

/** Answers to other questions can be mended by nobody here: whatever would open them leads to a new beginning. */
function delivered(
  { foreign }: FormFlow,
  step: Extract<Step, { name: 'sending' }>,
  { delivery, secondsToRetry }: Extract<FormEvent, { type: 'delivered' }>,
): Step {
  const next = afterDelivery(step, delivery, secondsToRetry);
  return foreign && mayEdit(next) ? { name: 'replaced' } : next;
}

type DeviceEvent = Extract<FormEvent, { type: 'resumed' | 'discarded' | 'found' | 'displaced' | 'removed' }>;

/** The same for what becomes of answers that lie on the device. */
function nextOnDevice(flow: FormFlow, event: DeviceEvent): FormFlow {
  const { step } = flow;
  const asked = step.name === 'resume' || step.name === 'elsewhere';
  switch (event.type) {
    case 'resumed':
      return asked ? resumed(flow, event.kept) : flow;
    case 'discarded':
      // of a code that is used up: what became of it stays on the screen
      if (step.name === 'code') return { ...flow, saving: false, submissionKey: null };
      if (!asked) return flow;
      return {
        ...{ ...flow, saving: false, submissionKey: null, foreign: false },
        step: afterNothing(flow.state, event.notice),
      };
    case 'found':
      return step.name === 'cover' ? { ...flow, step: { name: 'resume' } } : flow;
    case 'displaced':
      return flow.saving && hasUnsentAnswers(step) ? { ...flow, step: { name: 'elsewhere' } } : flow;
    case 'removed':
      return flow.saving && hasUnsentAnswers(step) ? { ...flow, saving: false, removed: true } : flow;
  }
}
