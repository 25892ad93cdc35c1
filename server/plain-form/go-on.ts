import type { FormPages } from '../../instruments/form-view/form-pages.ts';
import type { PlainFormState } from './plain-form-state.ts';
import { malformedForm } from './read-form-body.ts';
import type { SentForm } from './sent-form.ts';
import { asked, takeEntry, turnPage } from './walk-plain-form.ts';

/** Where a form leads that a page after the cover sent. `send`: the answers are to go into the ballot box now. */
export interface WentOn {
  readonly state: PlainFormState;
  readonly send: boolean;
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
    return { state: turnPage(form, entered, step, before.answers), send: false };
  }
  if (sent.fields.length > 0) throw malformedForm(sent.fields.map(([field]) => field));
  const state = before.place.name === 'code' ? { ...spoken, code: sent.code ?? spoken.code } : spoken;
  const toQuestions = { state: { ...state, place: asked() }, send: false };
  switch (before.place.name) {
    case 'ready':
      return step === 'back' ? toQuestions : { state, send: step === 'send' };
    case 'code':
    case 'refused':
      return step === 'questions' ? toQuestions : { state, send: step === 'send' };
    case 'waiting':
      return { state, send: step === 'send' };
    case 'receipt':
    case 'ended':
      return { state, send: false };
  }
}
