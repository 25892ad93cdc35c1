import type {
  Draft,
  DraftToSave,
  PublicSurvey,
  PublishedForm,
  Receipt,
  Start,
  Submission,
} from '../../server/contract/api.ts';
import { type Answer, type Fetch, request } from './wire.ts';

/** The requests of the residents' form. */
export interface SurveyApi {
  survey(): Promise<Answer<PublicSurvey>>;
  form(sha256: string): Promise<Answer<PublishedForm>>;
  /** with a code, also whether it will be taken */
  start(code?: string): Promise<Answer<Start>>;
  submit(submission: Submission): Promise<Answer<Receipt>>;
  /** what was kept for another device, by the id that follows from the access code */
  draft(id: string): Promise<Answer<Draft>>;
  saveDraft(id: string, draft: DraftToSave): Promise<Answer<null>>;
  deleteDraft(id: string): Promise<Answer<null>>;
}

/** The requests for one survey over the given `fetch`. */
export function surveyApi(fetch: Fetch, surveyId: string): SurveyApi {
  const root = `/api/surveys/${encodeURIComponent(surveyId)}`;
  return {
    survey: () => request(fetch, 'GET', root),
    form: (sha256) => request(fetch, 'GET', `${root}/questionnaires/${sha256}`),
    start: (code) => request(fetch, 'POST', `${root}/starts`, code === undefined ? {} : { code }),
    draft: (id) => request(fetch, 'GET', `${root}/drafts/${id}`),
    saveDraft: (id, draft) => request(fetch, 'PUT', `${root}/drafts/${id}`, draft),
    deleteDraft: (id) => request(fetch, 'DELETE', `${root}/drafts/${id}`),
    submit: (submission) => request(fetch, 'POST', `${root}/responses`, submission),
  };
}
