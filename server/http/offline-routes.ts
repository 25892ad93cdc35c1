import type { RequestHandler, Router } from 'express';
import { channelOfLink } from '../surveys/channel-of-link.ts';
import { tokyoDay } from '../surveys/tokyo-day.ts';
import { languageOf } from './language-of.ts';
import { formPage } from './pages/form-page.ts';
import { publicSurvey } from './public-survey.ts';
import { sendPage } from './send-page.ts';
import type { ServerParts } from './server-parts.ts';

/** Asked for anew each time, so that nobody is held by the worker or the list of a server that is gone. */
const ASKED_ANEW = 'no-cache';

/** What the form's worker consists of and keeps: itself, the list of the form's files, the page that stands in for others. */
export function bindOfflineRoutes(pages: Router, asPage: RequestHandler, parts: ServerParts): void {
  const { assets, surveys, clock } = parts;

  pages.get('/form-worker.js', (_request, response) => {
    response.setHeader('Cache-Control', ASKED_ANEW);
    response.type('js').send(assets.worker);
  });

  pages.get('/form-files.json', (_request, response) => {
    response.setHeader('Cache-Control', ASKED_ANEW);
    response.json(assets.files);
  });

  pages.get('/form-offline/:surveyId', asPage, async (request, response) => {
    const { surveyId } = request.params as { surveyId: string };
    const registered = await surveys.find(surveyId.toLowerCase());
    const now = clock();
    const survey = publicSurvey(registered, tokyoDay(now), await surveys.desks(now), parts.definitions);
    const language = languageOf(request.query.lang, survey.languages);
    const page = formPage({
      survey,
      language,
      screen: { name: 'offline' },
      action: `/a/${survey.id}`,
      sealed: null,
      readings: true,
      channel: channelOfLink(undefined, registered.survey.channels),
      assets: assets.form,
      render: parts.renderStaticPage,
    });
    sendPage(request, response, page, language);
  });
}
