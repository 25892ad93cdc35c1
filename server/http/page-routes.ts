import { type Application, type NextFunction, type Request, type Response, Router } from 'express';
import { bindPlainForm } from '../plain-form/bind-plain-form.ts';
import { channelOfLink } from '../surveys/channel-of-link.ts';
import { tokyoDay } from '../surveys/tokyo-day.ts';
import { bindAroundRoutes } from './around-routes.ts';
import { firstScreen } from './first-screen.ts';
import { languageOf, preferredLanguage } from './language-of.ts';
import { bindOfflineRoutes } from './offline-routes.ts';
import { formPage } from './pages/form-page.ts';
import { demonstrationPage, neutralPage } from './pages/landing-page.ts';
import { PAGE_STYLE_PATH } from './pages/page-frame.ts';
import { favicon, pageStyle } from './pages/page-style.ts';
import { staffPage } from './pages/staff-page.ts';
import { publicSurvey, surveyLink } from './public-survey.ts';
import { sendPage } from './send-page.ts';
import type { ServerParts } from './server-parts.ts';

/** Short, because a newer version of the server may change these; the hashed files of the build live for ever. */
const AN_HOUR = 'public, max-age=3600';

/** The HTML that a person's browser opens: first page, form, officials' page. */
export function bindPageRoutes(app: Application, parts: ServerParts): void {
  const { surveys, assets, clock } = parts;
  // Addresses here are typed from paper, on keyboards that begin with a capital: /A/Saitama-2023/ is understood.
  const pages = Router({ caseSensitive: false, strict: false });
  const asPage = (_request: Request, response: Response, next: NextFunction): void => {
    response.locals.answersWith = 'page';
    next();
  };

  bindAroundRoutes(pages, asPage, parts);
  pages.get(['/a/:surveyId', '/a/:surveyId/:channel'], asPage, async (request, response) => {
    const { surveyId, channel } = request.params as { surveyId: string; channel?: string };
    const typed = [surveyId, ...(channel === undefined ? [] : [channel])];
    const address = `/a/${typed.map((part) => encodeURIComponent(part.toLowerCase())).join('/')}`;
    const now = clock();
    const day = tokyoDay(now);
    const registered = await surveys.find(surveyId.toLowerCase());
    if (request.path !== address) {
      const query = new URL(request.originalUrl, parts.baseUrl).search;
      response.redirect(302, `${address}${query}`);
      return;
    }
    const survey = publicSurvey(registered, day, await surveys.desks(now), parts.definitions);
    const language = languageOf(
      request.query.lang ?? preferredLanguage(request.acceptsLanguages(), survey.languages),
      survey.languages,
    );
    const page = formPage({
      survey,
      language,
      screen: firstScreen(parts, registered, { state: survey.state, language, day }),
      action: address,
      sealed: null,
      readings: true,
      channel: channelOfLink(channel?.toLowerCase(), registered.survey.channels),
      assets: assets.form,
      render: parts.renderStaticPage,
    });
    sendPage(request, response, page, language);
  });
  bindPlainForm(pages, asPage, parts);
  bindOfflineRoutes(pages, asPage, parts);

  pages.get(['/staff', '/staff/*path'], asPage, (request, response) => {
    sendPage(request, response, staffPage(assets.staff, parts.demonstration !== null), 'ja');
  });

  pages.get('/', asPage, async (request, response) => {
    sendPage(request, response, await firstPage(parts), 'ja');
  });

  pages.get(PAGE_STYLE_PATH, (_request, response) => {
    response.setHeader('Cache-Control', AN_HOUR);
    response.type('css').send(pageStyle);
  });
  pages.get('/favicon.svg', (_request, response) => {
    response.setHeader('Cache-Control', AN_HOUR);
    response.type('image/svg+xml').send(favicon);
  });
  pages.get('/robots.txt', (_request, response) => {
    response.type('text/plain').send('User-agent: *\nDisallow: /\n');
  });
  app.use(pages);
}

async function firstPage({ demonstration, baseUrl, surveys, clock }: ServerParts): Promise<string> {
  const desks = await surveys.desks(clock());
  if (demonstration === null) return neutralPage(desks);
  const { invitationSurvey, openSurvey, schoolSurvey, unusedCode } = demonstration;
  const code = await unusedCode();
  return demonstrationPage({
    letter: code === null ? null : surveyLink(baseUrl, invitationSurvey, code),
    open: surveyLink(baseUrl, openSurvey),
    openQr: `/qr/${openSurvey}.svg`,
    school: surveyLink(baseUrl, schoolSurvey),
    staff: `${baseUrl}/staff`,
    desks,
  });
}
