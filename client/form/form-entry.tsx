import { createRoot } from 'react-dom/client';
import type { FormLanguage } from '../../instruments/definition/localized-text.ts';
import type { Problem, PublishedForm } from '../../server/contract/api.ts';
import './form.css';
import { type FormTexts, texts as japanese, type SurveyTexts } from '../../instruments/form-texts/ja.ts';
import { channelOf, readFormAddress, withoutCode } from './form-address.ts';
import { FormApp } from './form-app.tsx';
import { LoadFailed } from './load-failed.tsx';
import { isFormLanguage, loadTexts } from './load-texts.ts';
import type { QuestionnaireForm } from './questionnaire-form.ts';
import { surveyApi } from './survey-api.ts';

const address = readFormAddress(new URL(window.location.href));
// before anything else: the code must not stay where a glance, a screenshot or the history keeps it
if (window.location.hash) window.history.replaceState(null, '', withoutCode(new URL(window.location.href)));

const element = document.getElementById('root');
if (!element) throw new Error('the page of the form has no element with the id root');
const page = element;
const api = surveyApi((path, options) => window.fetch(path, options), address.surveyId);

/** SurveyJS and the questionnaire, fetched behind the cover and kept; a failure is forgotten, so that it can be tried again. */
function questionnaireLoader(sha256: string) {
  let form: PublishedForm | null = null;
  const load = async () => {
    const [adapter, answer] = await Promise.all([
      import('./survey-adapter.tsx'),
      form ? null : api.form(sha256),
    ]);
    if (answer?.kind === 'data') form = answer.data;
    return { adapter, form };
  };
  return {
    preload: () => void load().catch(() => undefined),
    async questionnaire(language: FormLanguage, texts: SurveyTexts): Promise<QuestionnaireForm | null> {
      try {
        const { adapter, form } = await load();
        return form && adapter.fillQuestionnaire(form, language, texts);
      } catch {
        return null;
      }
    },
  };
}

/** The language of the page, which the server chose from the address and the languages of the survey. */
const pageLanguage = document.documentElement.lang;
const language: FormLanguage = isFormLanguage(pageLanguage) ? pageLanguage : 'ja';

function showLoadFailed(texts: FormTexts | null, problem: Problem | null): void {
  // above the cover that the server wrote, which shows the desks and the contact
  const notice = document.createElement('div');
  page.before(notice);
  createRoot(notice).render(
    <LoadFailed
      t={texts ?? japanese}
      language={texts === null ? 'ja' : language}
      problem={problem}
      reload={() => window.location.reload()}
    />,
  );
}

async function open(): Promise<void> {
  // until the facts are here, the cover that the server wrote into the page stays
  const [answer, texts] = await Promise.all([api.survey(), loadTexts(language)]);
  if (answer.kind !== 'data' || texts === null) {
    showLoadFailed(texts, answer.kind === 'problem' ? answer.problem : null);
    return;
  }
  const survey = answer.data;
  const loader = questionnaireLoader(survey.form);
  createRoot(page).render(
    <FormApp
      survey={survey}
      api={api}
      channel={channelOf(address.channel, survey.channels)}
      code={address.code ?? ''}
      language={language}
      texts={texts}
      loadQuestionnaire={loader.questionnaire}
      fillRandom={(bytes) => window.crypto.getRandomValues(bytes)}
      random={Math.random}
      leave={() => window.location.replace('/assets/leave.html')}
    />,
  );
  // after the cover is on the screen: two frames, then when the browser has time
  if (survey.state === 'open')
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(loader.preload)));
}

void open();
