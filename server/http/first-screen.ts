import type { FormLanguage } from '../../instruments/definition/localized-text.ts';
import { type FormPages, formPages, pageView, shownPages } from '../../instruments/form-view/form-pages.ts';
import { startToken } from '../ballot-box/start-token.ts';
import type { PublicSurvey } from '../contract/api.ts';
import type { StaticScreen } from '../contract/static-page.ts';
import type { PublishedQuestionnaire } from '../questionnaires/published-questionnaire.ts';
import type { RegisteredSurvey } from '../surveys/registered-survey.ts';
import type { TokyoDay } from '../surveys/tokyo-day.ts';
import type { ServerParts } from './server-parts.ts';

const prepared = new WeakMap<PublishedQuestionnaire, FormPages>();

/** The questionnaire as it is shown without SurveyJS; prepared once. */
export function pagesOf(published: PublishedQuestionnaire): FormPages {
  const known = prepared.get(published);
  if (known !== undefined) return known;
  const pages = formPages(published.questionnaire, published.rules);
  prepared.set(published, pages);
  return pages;
}

export interface FirstScreenFacts {
  readonly state: PublicSurvey['state'];
  readonly language: FormLanguage;
  readonly day: TokyoDay;
}

/** What a person sees who opens the link of a survey: the cover with the first questions behind it, or why there is none. */
export function firstScreen(
  { ballotBox }: Pick<ServerParts, 'ballotBox'>,
  { survey, questionnaire }: RegisteredSurvey,
  { state, language, day }: FirstScreenFacts,
): StaticScreen {
  if (state !== 'open') return { name: 'ended', reason: state, refused: false };
  const pages = pagesOf(questionnaire);
  const [name] = shownPages(pages, {});
  const first = name === undefined ? null : pageView(pages, name, { language, answers: {} });
  const token = startToken(ballotBox, survey.id, day);
  return { name: 'cover', first, startToken: token, code: '', asked: false };
}
