import type { Application, NextFunction, Request, Response } from 'express';
import { tokyoDay } from '../surveys/tokyo-day.ts';
import { formPage } from './pages/form-page.ts';
import { demonstrationPage, neutralPage } from './pages/landing-page.ts';
import { PAGE_STYLE_PATH } from './pages/page-frame.ts';
import { favicon, pageStyle } from './pages/page-style.ts';
import { staffPage } from './pages/staff-page.ts';
import { publicSurvey, surveyLink } from './public-survey.ts';
import type { ServerParts } from './server-parts.ts';

/** Short, because a newer version of the server may change these; the hashed files of the build live for ever. */
const AN_HOUR = 'public, max-age=3600';

/** The HTML that a person's browser opens: first page, form, officials' page. */
export function bindPageRoutes(app: Application, parts: ServerParts): void {
  const { surveys, assets, clock } = parts;
  const asPage = (_request: Request, response: Response, next: NextFunction): void => {
    response.locals.answersWith = 'page';
    next();
  };

  app.get(['/a/:surveyId', '/a/:surveyId/:channel'], asPage, async (request, response) => {
    const day = tokyoDay(clock());
    const registered = await surveys.find(String(request.params.surveyId));
    const language = request.query.lang === 'en' ? 'en' : 'ja';
    response
      .type('html')
      .send(formPage(publicSurvey(registered, day, await surveys.desks(day)), language, assets.form));
  });

  app.get(['/staff', '/staff/*path'], asPage, (_request, response) => {
    response.type('html').send(staffPage(assets.staff));
  });

  app.get('/', asPage, async (_request, response) => {
    response.type('html').send(await firstPage(parts));
  });

  app.get(PAGE_STYLE_PATH, (_request, response) => {
    response.setHeader('Cache-Control', AN_HOUR);
    response.type('css').send(pageStyle);
  });
  app.get('/favicon.svg', (_request, response) => {
    response.setHeader('Cache-Control', AN_HOUR);
    response.type('image/svg+xml').send(favicon);
  });
  app.get('/robots.txt', (_request, response) => {
    response.type('text/plain').send('User-agent: *\nDisallow: /\n');
  });
}

async function firstPage({ demonstration, baseUrl }: ServerParts): Promise<string> {
  if (demonstration === null) return neutralPage();
  const { invitationSurvey, openSurvey, unusedCode } = demonstration;
  const code = await unusedCode();
  return demonstrationPage({
    letter: code === null ? null : surveyLink(baseUrl, invitationSurvey, code),
    open: surveyLink(baseUrl, openSurvey),
    openQr: `/qr/${openSurvey}.svg`,
    staff: `${baseUrl}/staff`,
  });
}
