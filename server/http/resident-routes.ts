import type { Application } from 'express';
import { startToken } from '../ballot-box/start-token.ts';
import { routes } from '../contract/api.ts';
import { Problem } from '../problems/problem.ts';
import { surveyState } from '../surveys/survey-state.ts';
import { tokyoDay } from '../surveys/tokyo-day.ts';
import { ANSWERED, bindRoute, type Gatekeeper } from './bind-route.ts';
import { codeRefusal } from './code-refusal.ts';
import { sendCompressed } from './compressed-json.ts';
import { publicSurvey } from './public-survey.ts';
import { publishedForm } from './published-form.ts';
import { withoutPageHeaders } from './security-headers.ts';
import type { ServerParts } from './server-parts.ts';
import { visitorNetwork } from './visitor-network.ts';

/** The hash in the address names the content, so a copy is good for ever (second visit: no byte). */
const FOR_EVER = 'public, max-age=31536000, immutable';

/** What the residents' form asks for before anything is sent. */
export function bindResidentRoutes(app: Application, parts: ServerParts, gatekeeper: Gatekeeper): void {
  const { surveys, clock } = parts;

  bindRoute(app, routes.survey, gatekeeper, async ({ parameters }) => {
    const now = clock();
    const day = tokyoDay(now);
    return publicSurvey(
      await surveys.find(parameters.surveyId),
      day,
      await surveys.desks(now),
      parts.definitions,
    );
  });

  bindRoute(app, routes.form, gatekeeper, async ({ parameters, request, response }) => {
    const { questionnaire: published } = await surveys.find(parameters.surveyId);
    if (parameters.form !== published.formSha256) throw new Problem('questionnaire.unknown');
    response.setHeader('Cache-Control', FOR_EVER);
    withoutPageHeaders(response);
    sendCompressed(request, response, publishedForm(published));
    return ANSWERED;
  });

  bindRoute(app, routes.start, gatekeeper, async ({ parameters, body, request }) => {
    const registered = await surveys.find(parameters.surveyId);
    const { survey } = registered;
    const day = tokyoDay(clock());
    const state = surveyState(survey, day);
    if (state !== 'open') throw new Problem(state === 'closed' ? 'survey.closed' : 'survey.not-open-yet');
    if (body.code !== undefined) {
      const network = visitorNetwork(request, parts.trustedProxies);
      const refusal = await codeRefusal(parts, { survey: registered, network }, body.code);
      if (refusal !== null) throw refusal;
    }
    return { startToken: startToken(parts.ballotBox, survey.id, day) };
  });
}
