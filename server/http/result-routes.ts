import type { Application } from 'express';
import { countReturns } from '../ballot-box/count-returns.ts';
import { crossTabFileNames, routes } from '../contract/api.ts';
import { Problem } from '../problems/problem.ts';
import type { AskedFor, AskedTable } from '../results/asked-table.ts';
import { crossTabFile } from '../results/cross-tab-file.ts';
import { recordRelease } from '../results/releases.ts';
import { returnsView } from '../results/returns.ts';
import type { RegisteredSurvey } from '../surveys/registered-survey.ts';
import { tokyoDay } from '../surveys/tokyo-day.ts';
import { ANSWERED, bindRoute, type Gatekeeper } from './bind-route.ts';
import { surveySummary } from './public-survey.ts';
import type { ServerParts } from './server-parts.ts';

/** What officials see after login. */
export function bindResultRoutes(app: Application, parts: ServerParts, gatekeeper: Gatekeeper): void {
  const { store, log, surveys, ballotBox, clock, baseUrl, datasets, tables } = parts;

  const ask = async (registered: RegisteredSurvey, query: AskedFor): Promise<AskedTable> => {
    const asked = await tables.ask(registered, query);
    const { exposed } = asked.family;
    if (exposed.length > 0) {
      const survey = registered.survey.id;
      log.warn(
        { survey, item: query.item, exposed },
        'hidden figures not shown to stay open: an earlier release, or an item that few were led to',
      );
    }
    return asked;
  };

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
    return (await ask(registered, query)).view;
  });

  bindRoute(app, routes.crossTabFile, gatekeeper, async ({ parameters, query, account, response }) => {
    const file = crossTabFileNames.find((known) => known === parameters.file);
    if (file === undefined) throw new Problem('route.unknown');
    const registered = await surveys.find(parameters.surveyId);
    const { encoding, unmappable, ...askedFor } = query;
    const asked = await ask(registered, askedFor);
    const day = tokyoDay(clock());
    const { name, contentType, bytes, profile } = await crossTabFile(
      asked,
      registered,
      { file, encoding, unmappable },
      day,
    );
    // Entered before it leaves: what cannot be entered does not leave. A file without figures releases nothing.
    if (profile !== null) {
      await recordRelease(store, {
        released: asked.released,
        profile,
        request: asked.request,
        day,
        account: account.name,
      });
    }
    response.setHeader('Content-Disposition', `attachment; filename="${name}"`);
    response.setHeader('Content-Type', contentType);
    response.send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    return ANSWERED;
  });
}
