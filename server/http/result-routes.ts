import type { Application } from 'express';
import { countReturns } from '../ballot-box/count-returns.ts';
import { routes } from '../contract/api.ts';
import { returnsView } from '../results/returns.ts';
import { tokyoDay } from '../surveys/tokyo-day.ts';
import { bindRoute, type Gatekeeper } from './bind-route.ts';
import { surveySummary } from './public-survey.ts';
import type { ServerParts } from './server-parts.ts';

/** What officials see after login. */
export function bindResultRoutes(app: Application, parts: ServerParts, gatekeeper: Gatekeeper): void {
  const { surveys, ballotBox, clock, baseUrl, definitions } = parts;

  bindRoute(app, routes.surveys, gatekeeper, async () => {
    const day = tokyoDay(clock());
    return (await surveys.all()).map((survey) => surveySummary(survey, day, baseUrl));
  });

  bindRoute(app, routes.returns, gatekeeper, async ({ parameters }) => {
    const registered = await surveys.find(parameters.surveyId);
    const scheme = definitions.areaSchemes.find(({ value }) => value.id === registered.survey.areaScheme);
    const counts = await countReturns(ballotBox, registered);
    return returnsView(registered, counts, scheme?.value ?? null, tokyoDay(clock()));
  });
}
