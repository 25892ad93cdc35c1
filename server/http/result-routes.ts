import type { Application } from 'express';
import { countReturns } from '../ballot-box/count-returns.ts';
import { routes } from '../contract/api.ts';
import { askedTable } from '../results/asked-table.ts';
import { returnsView } from '../results/returns.ts';
import { tokyoDay } from '../surveys/tokyo-day.ts';
import { bindRoute, type Gatekeeper } from './bind-route.ts';
import { surveySummary } from './public-survey.ts';
import type { ServerParts } from './server-parts.ts';

/** What officials see after login. */
export function bindResultRoutes(app: Application, parts: ServerParts, gatekeeper: Gatekeeper): void {
  const { surveys, ballotBox, clock, baseUrl, definitions, datasets } = parts;

  bindRoute(app, routes.surveys, gatekeeper, async () => {
    const day = tokyoDay(clock());
    return (await surveys.all()).map((survey) => surveySummary(survey, day, baseUrl));
  });

  bindRoute(app, routes.returns, gatekeeper, async ({ parameters }) => {
    const registered = await surveys.find(parameters.surveyId);
    const counts = await countReturns(ballotBox, registered);
    return returnsView(registered, counts, datasets.areaScheme(registered), tokyoDay(clock()));
  });

  bindRoute(app, routes.menu, gatekeeper, async ({ parameters }) => {
    const registered = await surveys.find(parameters.surveyId);
    const { items, axes } = datasets.menu(registered);
    return {
      surveyId: registered.survey.id,
      items: items.map(({ id, label, multiple, nets }) => ({
        id,
        label,
        multiple,
        nets: nets.map((net) => ({ id: net.id, label: net.label })),
      })),
      axes: axes.map(({ id, label, folds }) => ({
        id,
        label,
        folds: folds.map((fold) => ({ id: fold.id, label: fold.label })),
      })),
    };
  });

  bindRoute(app, routes.crossTab, gatekeeper, async ({ parameters, query }) => {
    const registered = await surveys.find(parameters.surveyId);
    return (await askedTable(datasets, definitions, registered, query)).view;
  });
}
