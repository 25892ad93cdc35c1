import { codeFault } from './access-code/access-code.ts';
import { ANSWERED_LINE } from './cover/answered-line.ts';
import { fillIn, firstAnswers, keepFirst } from './draft/first-answers.ts';
import { forgetAnswered, keptHere, removeAll, removeKept } from './draft/kept-here.ts';
import './form.css';
import { readFormAddress, withoutCode } from './form-address.ts';
import { forget, WORKER_SCOPE } from './offline/worker-message.ts';
import { LEAVE_ADDRESS } from './page/leave-address.ts';
import { goAway, leaveEntries } from './page/leave-entries.ts';
import { turnTo } from './page/turn-to.ts';
import { ENTER_BUTTON, PLAIN_FORM } from './plain-form.ts';

type Press = 'start' | 'start-saving' | 'continue' | 'next' | 'resume' | 'discard';

/** What has happened on the page of plain HTML until the form takes over. */
export interface FirstPage {
  /** the access code as typed, or from the letter's link */
  readonly code: string;
  /** consent was given, and the first questions are on the screen */
  readonly started: boolean;
  /** with that consent: whether answers are kept on this device */
  readonly saving: boolean;
  /** fields of the first questions with their values, as a browser would send them */
  readonly fields: readonly (readonly [name: string, value: string])[];
  /** a button was pressed that only the whole form can answer */
  readonly pressed: Press | null;
}

/** Takes the page over: from then on nothing here is asked any more. */
export type TakeOver = (firstPage: () => FirstPage) => Promise<void>;

/*
 * The first script of a resident's page, and all that it needs until the questions can be turned: it hides the code of
 * the link, leaves at once, and shows the first questions when consent is given. The whole form is fetched behind it. A
 * press that has to wait says so; where the form cannot be had, the plain page goes on without it.
 */

const address = readFormAddress(new URL(window.location.href));
// before anything else: the code must not stay where a glance, a screenshot or the history keeps it
if (window.location.hash) window.history.replaceState(null, '', withoutCode(new URL(window.location.href)));

// the same where such a link is opened over this page: the entry that it made is gone back from. The form listens too
window.addEventListener('hashchange', () => {
  const { code: linked } = readFormAddress(new URL(window.location.href));
  if (linked === null) return;
  window.history.replaceState(null, '', withoutCode(new URL(window.location.href)));
  window.history.back();
  if (codeField !== null) codeField.value = linked;
});

const form = document.getElementById(PLAIN_FORM) as HTMLFormElement;
const template = document.getElementById('first-questions') as HTMLTemplateElement | null;
const codeField = document.getElementById('access-code') as HTMLInputElement | null;
if (codeField !== null && address.code !== null) codeField.value = address.code;

if (form.dataset.shared !== undefined) keepNothing();

let code = '';
let started = false;
let saving = false;
let pressed: FirstPage['pressed'] = null;
let alone = true;
let failed = false;

const open = document.querySelector('button[value="start"]') !== null;

// what was kept here is asked after before anything else is shown; a page for shared devices has no such question
const resume = document.getElementById('resume') as HTMLTemplateElement | null;
const kept = resume === null ? null : keptHere(address.surveyId, codeNow());
if (kept?.answered) open ? show(ANSWERED_LINE, true) : forgetAnswered(address.surveyId);
const resuming = resume !== null && kept !== null && kept.draft !== 'none';
if (resuming) {
  showInstead(resume);
  if (kept.draft === 'open') wait('resume');
}

// what this very tab had begun to answer when it was reloaded before the form came
const before = kept?.draft === 'none' ? firstAnswers(address.surveyId) : null;
if (template !== null && before !== null) {
  if (codeField !== null) codeField.value = before.code;
  saving = true;
  showFirstQuestions(template);
  fillIn(form, before);
}

/**
 * On a device that others use next no page is left to come back to, as it was, when Back is pressed, and nothing of what a
 * link for devices of one's own has left here before.
 */
function keepNothing(): void {
  removeAll();
  dismissWorker(null);
  window.addEventListener('pagehide', () => document.body.replaceChildren());
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) window.location.replace(withoutCode(new URL(window.location.href)));
  });
}

function show(id: string, shown: boolean): void {
  const line = document.getElementById(id);
  if (line !== null) line.hidden = !shown;
}

/** Where there is no cover any more, the link alone says whose answers are looked for. */
function codeNow(): string {
  return codeField?.value ?? (open ? '' : (address.code ?? ''));
}

function hidden(name: string, value: string): HTMLInputElement {
  const field = document.createElement('input');
  field.type = 'hidden';
  field.name = name;
  field.value = value;
  return field;
}

/** Puts another screen in the place of the cover. What the cover carries unseen stays. */
function showInstead(screen: HTMLTemplateElement, ...more: readonly HTMLInputElement[]): void {
  // the survey's title is the heading of the cover alone
  document.querySelector('.form-header')?.classList.remove('form-header--cover');
  form.replaceChildren(
    ...form.querySelectorAll('input[type="hidden"]'),
    ...more,
    screen.content.cloneNode(true),
  );
  turnTo(form.querySelector<HTMLElement>('.form-screen-heading'));
}

function showFirstQuestions(questions: HTMLTemplateElement): void {
  code = codeField?.value ?? '';
  started = true;
  // should the form never come, the page is sent as it stands: then these say that it was begun, when and with which code
  const begun = [hidden('agreed', 'yes'), ...(codeField === null ? [] : [hidden('code', code)])];
  document.getElementById(ENTER_BUTTON)?.setAttribute('value', 'next');
  showInstead(questions, ...begun);
}

/** Fields as a browser would send them. */
function fieldsNow(): FirstPage['fields'] {
  return started ? [...new FormData(form)].map(([name, value]) => [name, String(value)] as const) : [];
}

function wait(go: Press): void {
  pressed = go;
  show('start-waiting', true);
  show('resume-choice', false);
}

form.addEventListener('submit', (event) => {
  const button = event.submitter as HTMLButtonElement | null;
  // another language, or readings, before anything has begun: the server has that cover at once
  if (!alone || (!started && button !== null && button.name !== 'go')) return;
  event.preventDefault();
  const go = button?.value;
  if (failed) window.location.reload();
  if (go === 'next' || go === 'continue' || go === 'resume' || go === 'discard') wait(go);
  if (go !== 'start' && go !== 'start-saving') return;
  saving = go === 'start-saving';
  const good = codeField === null || codeFault(codeField.value) === null;
  // what is wrong with a code is said by the whole form, which has the words
  if (template === null || !good) return wait(go);
  showFirstQuestions(template);
  if (saving) keepFirst(address.surveyId, { code, fields: fieldsNow() });
});
form.addEventListener('input', () => {
  if (started && saving) keepFirst(address.surveyId, { code, fields: fieldsNow() });
});
// Enter that ends the conversion of kanji means that word alone; Safari says so by the number only
form.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && (event.isComposing || event.keyCode === 229)) event.preventDefault();
});
document.querySelector(`a[href="${LEAVE_ADDRESS}"]`)?.addEventListener('click', (event) => {
  event.preventDefault();
  leave();
});

function leave(): void {
  removeKept(address.surveyId);
  dismissWorker(address.surveyId);
  document.body.replaceChildren();
  document.title = '';
  (form.dataset.shared === undefined ? leaveEntries : goAway)(window, LEAVE_ADDRESS);
}

/** The worker clears up by itself: this page is gone in a moment, and told at once is told for certain. */
function dismissWorker(survey: string | null): void {
  navigator.serviceWorker?.controller?.postMessage(forget(survey));
  void navigator.serviceWorker
    ?.getRegistration(WORKER_SCOPE)
    .then((one) => one?.active?.postMessage(forget(survey)));
}

function firstPage(): FirstPage {
  return { code: started ? code : codeNow(), started, saving, fields: fieldsNow(), pressed };
}

async function fetchForm(): Promise<void> {
  try {
    const { takeOver }: { takeOver: TakeOver } = await import('./form-entry.tsx');
    await takeOver(firstPage);
  } catch {
    // the page itself can be answered: its buttons send it to the server from now on; what was kept is with this script
    alone = resuming;
    failed = true;
    show('start-waiting', false);
    if (pressed !== null) show('start-failed', true);
    show('resume-choice', true);
    pressed = null;
  }
}

// after the page is on the screen: two frames, then when the browser has time
if (resuming || started || open || kept?.any)
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => void fetchForm())));
