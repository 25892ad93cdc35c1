import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import type { FormLanguage } from '../../instruments/definition/localized-text.ts';
import type { PublicSurvey } from '../../server/contract/api.ts';
import type { StaticPage } from '../../server/contract/static-page.ts';
import { betweenWords } from './between-words.ts';
import { browserKeeping, nothingKept } from './draft/browser-keeping.ts';
import type { Draft } from './draft/draft.ts';
import { forgetEverything, lookForDraft, openKept } from './draft/keeping.ts';
import type { FirstPage } from './first-page.ts';
import { readFormAddress } from './form-address.ts';
import { FormApp } from './form-app.tsx';
import { isFormLanguage, loadTexts } from './language/load-texts.ts';
import { browserConnection } from './offline/connection.ts';
import { LEAVE_ADDRESS } from './page/leave-address.ts';
import { noEntries, pageEntries } from './page/page-entries.ts';
import { fillQuestionnaire } from './questionnaire/survey-adapter.tsx';
import { browserDevice } from './shared-device/browser-device.ts';
import { surveyApi } from './survey-api.ts';

/** What the server wrote into the page beside the page itself. */
interface PageData {
  readonly survey: PublicSurvey;
  readonly startToken: string;
  readonly channel: StaticPage['channel'];
}

function pageData(): PageData {
  const text = document.getElementById('survey')?.textContent;
  if (!text) throw new Error('the page of the form has no facts of its survey');
  return JSON.parse(text) as PageData;
}

/** That of the answers gone on with, else the page's, which the server chose from the address and those of the survey. */
function languageOf(draft: Draft | null, survey: PublicSurvey): FormLanguage {
  if (draft !== null && survey.languages.includes(draft.language)) return draft.language;
  const { lang } = document.documentElement;
  return isFormLanguage(lang) ? lang : 'ja';
}

/** Where the focus is on the page of plain HTML, in words that hold on the next page too. */
function focusedField(): string | null {
  const field = document.activeElement;
  if (field instanceof HTMLInputElement && field.id === '') {
    return `input[name="${CSS.escape(field.name)}"][value="${CSS.escape(field.value)}"]`;
  }
  if (field?.classList.contains('form-screen-heading')) return '.form-screen-heading';
  return field instanceof HTMLElement && field.id !== '' ? `#${CSS.escape(field.id)}` : null;
}

/**
 * Loads what the whole form needs and puts it in the place of the page of plain HTML, with all that was chosen and typed
 * there. Both draw the same page, so nothing moves. Rejects where something could not be fetched; the page then stays.
 */
export async function takeOver(firstPage: () => FirstPage): Promise<void> {
  const { survey, startToken, channel } = pageData();
  const address = readFormAddress(new URL(window.location.href));
  const connection = browserConnection(window, `/api/surveys/${encodeURIComponent(address.surveyId)}`);
  const api = surveyApi(connection.fetch, address.surveyId);
  // the page may be the device's own copy
  if ((window.navigator as Partial<Navigator>).serviceWorker?.controller) connection.look();
  const keeping = channel.shared ? nothingKept(survey) : browserKeeping(survey, window, () => new Date());
  const { device, draft } = await openKept(keeping, firstPage().code);
  const language = languageOf(draft, survey);
  const [answer, texts, shared] = await Promise.all([
    api.form(survey.form),
    loadTexts(language),
    channel.shared ? import('./shared-device/shared-parts.tsx') : null,
  ]);
  if (answer.kind !== 'data' || texts === null) throw new Error('the questions could not be fetched');
  const questionnaire = fillQuestionnaire(answer.data, language, texts.survey);

  await betweenWords();
  const page = document.getElementById('root');
  if (page === null) throw new Error('the page of the form has no element with the id root');
  const { code, started, saving, fields, pressed } = firstPage();
  questionnaire.take(fields);
  if (draft !== null) questionnaire.restore(draft.filledIn);
  // begun in the moment in which another tab had kept answers: they are asked after first, or left alone
  const liesHere =
    device.kind === 'kept' || device.kind === 'elsewhere' || lookForDraft(keeping, code).kind === 'draft';
  if (started && !saving) keeping.seat.leave();
  const focus = focusedField();
  const place = window.scrollY;
  const next = document.createElement('div');
  const entries = channel.shared ? noEntries(window) : pageEntries(window);
  const root = createRoot(next);
  flushSync(() =>
    root.render(
      <FormApp
        survey={survey}
        api={api}
        connection={connection}
        channel={channel}
        shared={shared === null ? null : { Parts: shared.SharedParts }}
        code={draft?.code ?? code}
        language={language}
        texts={texts}
        questionnaire={questionnaire}
        startToken={startToken}
        started={started && !(saving && liesHere)}
        saving={saving}
        keeping={keeping}
        // absent where the page came over a line that is not secure, whatever the types say
        subtle={(window.crypto as Partial<Crypto>).subtle ?? null}
        address={`${window.location.origin}${window.location.pathname}`}
        onDevice={device}
        entries={entries}
        fillRandom={(bytes) => window.crypto.getRandomValues(bytes)}
        random={Math.random}
        device={browserDevice(window)}
        leave={() => {
          // an answer that arrives while the other page is on its way leaves no mark any more
          root.unmount();
          forgetEverything(keeping);
          document.body.replaceChildren();
          document.title = '';
          entries.leave(LEAVE_ADDRESS);
        }}
      />,
    ),
  );
  // desks that somebody has opened meanwhile stay open
  for (const { id } of page.querySelectorAll('details[open][id]'))
    next.querySelector(`#${CSS.escape(id)}`)?.setAttribute('open', '');
  next.id = page.id;
  page.replaceWith(next);
  window.scrollTo(0, place);
  // the way out has to be there without a network too
  void window.fetch(LEAVE_ADDRESS).catch(() => undefined);
  if (focus !== null) next.querySelector<HTMLElement>(focus)?.focus({ preventScroll: true });
  if (pressed !== null)
    next.querySelector<HTMLButtonElement>(`button[name="go"][value="${pressed}"]`)?.click();
}
