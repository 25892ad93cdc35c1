import type { PublicSurvey, PublishedForm, Receipt, Start, Submission } from '../../server/contract/api.ts';
import { type Answer, type Fetch, request } from './wire.ts';

/** The four requests of the residents' form. */
export interface SurveyApi {
  survey(): Promise<Answer<PublicSurvey>>;
  form(sha256: string): Promise<Answer<PublishedForm>>;
  /** with a code, also whether it will be taken */
  start(code?: string): Promise<Answer<Start>>;
  submit(submission: Submission): Promise<Answer<Receipt>>;
}

/** The requests for one survey over the given `fetch`. */
export function surveyApi(fetch: Fetch, surveyId: string): SurveyApi {
  const root = `/api/surveys/${encodeURIComponent(surveyId)}`;
  return {
    survey: () => request(fetch, 'GET', root),
    form: (sha256) => request(fetch, 'GET', `${root}/questionnaires/${sha256}`),
    start: (code) => request(fetch, 'POST', `${root}/starts`, code === undefined ? {} : { code }),
    submit: (submission) => request(fetch, 'POST', `${root}/responses`, submission),
  };
}
