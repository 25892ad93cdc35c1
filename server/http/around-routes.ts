import type { Request, RequestHandler, Router } from 'express';
import type { Language } from '../../instruments/definition/localized-text.ts';
import { channelOfLink } from '../surveys/channel-of-link.ts';
import type { RegisteredSurvey } from '../surveys/registered-survey.ts';
import { tokyoDay } from '../surveys/tokyo-day.ts';
import { languageOf, preferredLanguage } from './language-of.ts';
import { accessibilityPage } from './pages/accessibility-page.ts';
import { formPage } from './pages/form-page.ts';
import { publicSurvey } from './public-survey.ts';
import { sendPage } from './send-page.ts';
import type { ServerParts } from './server-parts.ts';

/** The pages around the form that are there before, during and after every survey: its privacy notice, and the accessibility statement. */
export function bindAroundRoutes(pages: Router, asPage: RequestHandler, parts: ServerParts): void {
  const { surveys, clock } = parts;

  pages.get('/a/:surveyId/privacy', asPage, async (request, response) => {
    const { surveyId } = request.params as { surveyId: string };
    const registered = await surveys.find(surveyId.toLowerCase());
    const now = clock();
    const survey = publicSurvey(registered, tokyoDay(now), await surveys.desks(now), parts.definitions);
    const { language, shown, lang, readings } = request.query;
    const chosen = languageOf(
      language ?? shown ?? lang ?? preferredLanguage(request.acceptsLanguages(), survey.languages),
      survey.languages,
    );
    const page = formPage({
      survey,
      language: chosen,
      screen: { name: 'privacy' },
      action: `/a/${survey.id}/privacy`,
      sealed: null,
      readings: readings !== 'hide',
      channel: channelOfLink(undefined, registered.survey.channels),
      assets: parts.assets.form,
      render: parts.renderStaticPage,
    });
    sendPage(request, response, page, chosen);
  });

  pages.get('/accessibility', asPage, async (request, response) => {
    const known = await knownSurvey(parts, request.query.survey);
    const language = statementLanguage(request);
    const page = accessibilityPage({
      accessibility: parts.accessibility,
      language,
      survey: known?.survey ?? null,
      desks: await surveys.desks(clock()),
    });
    sendPage(request, response, page, language);
  });
}

/** The statement is the same for every survey; the one that a reader came from gives the way back and the contact. */
async function knownSurvey({ surveys }: ServerParts, asked: unknown): Promise<RegisteredSurvey | null> {
  if (typeof asked !== 'string') return null;
  return (await surveys.all()).find(({ survey }) => survey.id === asked) ?? null;
}

function statementLanguage(request: Request): Language {
  const both = ['ja', 'en'] as const;
  const asked = request.query.lang ?? preferredLanguage(request.acceptsLanguages(), both);
  return languageOf(asked, both) === 'en' ? 'en' : 'ja';
}
