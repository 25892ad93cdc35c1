import { type FormPages, shownElements, shownPages } from '../../instruments/form-view/form-pages.ts';
import { readPageFields, type SentFields } from '../../instruments/form-view/page-fields.ts';
import type { Answers } from '../../instruments/rules/answers.ts';
import type { PlainFormState, PlainPlace } from './plain-form-state.ts';
import { malformedForm } from './read-form-body.ts';
import type { Press } from './sent-form.ts';

type Step = Extract<Press, { kind: 'go' }>['go'];

/** At the questions. */
export const asked = (checked = false, added: readonly string[] = []): PlainPlace => ({
  name: 'questions',
  checked,
  added,
});

/**
 * Takes in what was entered on the page of questions at which the person is. An answer whose question is hidden by it goes
 * at once, as in the browser (survey-settings.ts); so an answer that is being mistyped stays as it was until it is mended,
 * or the mistake would take with it what hangs on it.
 * @throws Problem request.malformed naming fields that the page does not have
 */
export function takeEntry(form: FormPages, state: PlainFormState, fields: SentFields): PlainFormState {
  const drawn = onPage(form, state.page, state.answers);
  const entry = readPageFields(form, drawn, fields);
  if (!entry.ok) throw malformedForm(entry.foreign);
  const kept = Object.fromEntries(
    Object.entries(state.answers).filter(([name]) => !drawn.has(name) || Object.hasOwn(entry.typed, name)),
  );
  const answers = shownAnswers(form, { ...kept, ...entry.answers });
  const elsewhere = Object.entries(state.typed).filter(([name]) => !drawn.has(name));
  const typed = shownAnswers(
    form,
    Object.fromEntries([...elsewhere, ...Object.entries(entry.typed)]),
    answers,
  );
  return { ...state, answers, typed };
}

/** Where a button of a page of questions leads, after `takeEntry`. `before`: the answers with which the page was drawn. */
export function turnPage(
  form: FormPages,
  state: PlainFormState,
  step: Step | null,
  before: Answers,
): PlainFormState {
  const names = shownPages(form, state.answers);
  const at = (page: string): PlainFormState => ({ ...state, page, place: asked() });
  const previous = names.filter((name) => placeOf(form, name) < placeOf(form, state.page)).at(-1);
  const following = names.find((name) => placeOf(form, name) > placeOf(form, state.page));
  if (step === 'back' && previous !== undefined) return at(previous);
  const drawn = onPage(form, state.page, before);
  const now = onPage(form, state.page, state.answers);
  const added = [...now].filter((name) => !drawn.has(name));
  if (step !== 'next') {
    const { checked = false, added: earlier = [] } = state.place.name === 'questions' ? state.place : {};
    return { ...state, place: asked(checked, [...earlier.filter((name) => now.has(name)), ...added]) };
  }
  const mistaken = Object.keys(state.typed).some((name) => now.has(name));
  if (mistaken || added.length > 0) return { ...state, place: asked(mistaken, added) };
  return following === undefined ? { ...state, place: { name: 'ready' } } : at(following);
}

/** Name of the first page of questions; null where a questionnaire shows none. */
export const firstPage = (form: FormPages): string | null => shownPages(form, {})[0] ?? null;

function placeOf({ pages }: FormPages, name: string): number {
  return pages.findIndex((page) => page.name === name);
}

/** Questions and notes that stand on a page. */
function onPage(form: FormPages, name: string, answers: Answers): ReadonlySet<string> {
  const page = form.pages.find((one) => one.name === name);
  const shown = shownElements(form, answers);
  return new Set((page?.elements ?? []).map((element) => element.name).filter((one) => shown.has(one)));
}

/** Entries of those questions that a person with these answers is shown. */
function shownAnswers<T>(
  form: FormPages,
  entries: Readonly<Record<string, T>>,
  answers: Answers = entries as Answers,
): Readonly<Record<string, T>> {
  const shown = shownElements(form, answers);
  return Object.fromEntries(Object.entries(entries).filter(([name]) => shown.has(name)));
}
