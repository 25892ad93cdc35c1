import { createRoot } from 'react-dom/client';
import type { Language } from '../../instruments/definition/localized-text.ts';
import type { PublishedForm } from '../../server/contract/api.ts';
import './form.css';
import { channelOf, readFormAddress, withoutCode } from './form-address.ts';
import { FormApp } from './form-app.tsx';
import { LoadFailed } from './load-failed.tsx';
import type { QuestionnaireForm } from './questionnaire-form.ts';
import { surveyApi } from './survey-api.ts';
import { texts } from './texts.ts';

const address = readFormAddress(new URL(window.location.href));
// before anything else: the code must not stay where a glance, a screenshot or the history keeps it
if (window.location.hash) window.history.replaceState(null, '', withoutCode(new URL(window.location.href)));

const element = document.getElementById('root');
if (!element) throw new Error('the page of the form has no element with the id root');
const page = element;
const api = surveyApi((path, options) => window.fetch(path, options), address.surveyId);

/** SurveyJS and the questionnaire, fetched behind the cover and kept; a failure is forgotten, so that it can be tried again. */
function questionnaireLoader(sha256: string) {
  let form: PublishedForm['form'] | null = null;
  const load = async () => {
    const [adapter, answer] = await Promise.all([
      import('./survey-adapter.tsx'),
      form ? null : api.form(sha256),
    ]);
    if (answer?.kind === 'data') form = answer.data.form;
    return { adapter, form };
  };
  return {
    preload: () => void load().catch(() => undefined),
    async questionnaire(language: Language): Promise<QuestionnaireForm | null> {
      try {
        const { adapter, form } = await load();
        return form && adapter.fillQuestionnaire(form, language);
      } catch {
        return null;
      }
    },
  };
}

async function open(): Promise<void> {
  // until the facts are here, the cover that the server wrote into the page stays
  const answer = await api.survey();
  if (answer.kind !== 'data') {
    const problem = answer.kind === 'problem' ? answer.problem : null;
    // above the cover that the server wrote, which shows the desks and the contact
    const notice = document.createElement('div');
    page.before(notice);
    createRoot(notice).render(
      <LoadFailed
        t={texts[address.language]}
        language={address.language}
        problem={problem}
        reload={() => window.location.reload()}
      />,
    );
    return;
  }
  const survey = answer.data;
  const loader = questionnaireLoader(survey.questionnaire.sha256);
  createRoot(page).render(
    <FormApp
      survey={survey}
      api={api}
      channel={channelOf(address.channel, survey.channels)}
      code={address.code ?? ''}
      language={address.language}
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
