import type { Draft } from './draft.ts';
import {
  answeredName,
  asideName,
  draftName,
  firstName,
  hereName,
  OURS,
  otherDeviceName,
  writerName,
} from './draft-names.ts';
import { ownDraft } from './own-draft.ts';

/** What the first script of a page has to know of the device before the form has come. */
export interface KeptHere {
  /** `ask`: answers lie here; `open`: they are this tab's own, or on their way, and nobody is asked */
  readonly draft: 'none' | 'ask' | 'open';
  /** answers of somebody lie here, which may have to go because their time is over */
  readonly any: boolean;
  readonly answered: boolean;
}

/** A look and nothing more: whether the answers can be gone on with is for the whole form to find out. */
export function keptHere(surveyId: string, code: string): KeptHere {
  try {
    const answered = localStorage.getItem(answeredName(surveyId)) !== null;
    const texts = [draftName, asideName].map((name) => localStorage.getItem(name(surveyId)));
    const any = texts.some((text) => text !== null);
    const [front, aside] = texts.map((text) => JSON.parse(text ?? '[]'));
    const mark = sessionStorage.getItem(hereName(surveyId));
    const own = ownDraft<Draft>([front, aside].flat(), code, mark);
    if (own === null) return { draft: 'none', any, answered };
    return { draft: own.submission !== null || own.submissionKey === mark ? 'open' : 'ask', any, answered };
  } catch {
    // forbidden, or no text of ours
    return { draft: 'none', any: false, answered: false };
  }
}

/** The survey takes no more answers: that some were sent from here is no news to anybody. */
export function forgetAnswered(surveyId: string): void {
  try {
    localStorage.removeItem(answeredName(surveyId));
  } catch {
    // where nothing can be reached, nothing was kept
  }
}

/** Others use this device next: whatever was kept here, of any survey, goes. */
export function removeAll(): void {
  try {
    for (const storage of [localStorage, sessionStorage])
      for (const name of Object.keys(storage)) if (name.startsWith(OURS)) storage.removeItem(name);
  } catch {
    // where nothing can be reached, nothing was kept
  }
}

/** The person wants to be gone, and no answers to be found here. */
export function removeKept(surveyId: string): void {
  try {
    for (const name of [draftName, asideName, answeredName, otherDeviceName, writerName])
      localStorage.removeItem(name(surveyId));
    for (const name of [hereName, firstName]) sessionStorage.removeItem(name(surveyId));
  } catch {
    // where nothing can be reached, nothing was kept
  }
}
