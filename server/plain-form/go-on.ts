import { createHash } from 'node:crypto';
import type { FormPages } from '../../instruments/form-view/form-pages.ts';
import { parseAccessCode } from '../ballot-box/access-code.ts';
import type { PlainFormState } from './plain-form-state.ts';
import { malformedForm } from './read-form-body.ts';
import type { SentForm } from './sent-form.ts';
import { asked, takeEntry, turnPage } from './walk-plain-form.ts';

/**
 * Where a form leads that a page after the cover sent. `send`: the answers are to go into the ballot box now; `look`: the
 * code is to be looked at, and the questions follow where it is good.
 */
export interface WentOn {
  readonly state: PlainFormState;
  readonly next: 'show' | 'send' | 'look';
}

/**
 * The state after a press. A press that does not belong to the page it came from changes nothing, and the page is drawn
 * again; between the first send and its verdict nothing but sending again is possible (decision 7).
 * @throws Problem request.malformed where the form holds what its page has not
 */
export function goOn(form: FormPages, before: PlainFormState, sent: SentForm): WentOn {
  const { press } = sent;
  const spoken: PlainFormState = {
    ...before,
    language: press.kind === 'language' ? press.language : before.language,
    readings: press.kind === 'readings' ? press.shown : before.readings,
  };
  const step = press.kind === 'go' ? press.go : null;
  if (before.place.name === 'questions') {
    const entered = takeEntry(form, spoken, sent.fields);
    return { state: turnPage(form, entered, step, before.answers), next: 'show' };
  }
  if (sent.fields.length > 0) throw malformedForm(sent.fields.map(([field]) => field));
  const state = before.place.name === 'code' ? withCode(spoken, sent.code) : spoken;
  const toQuestions: WentOn = { state: { ...state, place: asked() }, next: 'show' };
  const sendOn: WentOn = { state, next: step === 'send' ? 'send' : 'show' };
  switch (before.place.name) {
    case 'ready':
      return step === 'back' ? toQuestions : sendOn;
    case 'code':
      if (before.place.begins && step === 'start') return { ...toQuestions, next: 'look' };
      return step === 'questions' ? toQuestions : before.place.begins ? { state, next: 'show' } : sendOn;
    case 'refused':
      return step === 'questions' ? toQuestions : sendOn;
    case 'waiting':
      return sendOn;
    case 'receipt':
    case 'ended':
      return { state, next: 'show' };
  }
}

/**
 * With another code it is another response: whoever goes back to this page with another letter must not be given the receipt
 * of the first. The key follows from both, so that a double press stays one.
 */
function withCode(state: PlainFormState, code: string | null): PlainFormState {
  if (code === null || state.code === null) return { ...state, code: code ?? state.code };
  const [before, now] = [state.code, code].map((typed) => parseAccessCode(typed) ?? typed);
  if (before === now) return { ...state, code };
  const submissionKey = createHash('sha256')
    .update(`${state.submissionKey} ${now}`)
    .digest('hex')
    .slice(0, state.submissionKey.length);
  return { ...state, code, submissionKey };
}
