import type { Application } from 'express';
import { routes } from '../contract/api.ts';
import { openApiDocument } from '../contract/openapi-document.ts';
import { type ProblemCode, problemCatalogue } from '../problems/problem-catalogue.ts';
import { ANSWERED, bindRoute, type Gatekeeper } from './bind-route.ts';
import type { ServerParts } from './server-parts.ts';

const CONTRACT_VERSION = '0.1.0';

/** What programs ask: is the server up, and what can be asked of it. */
export function bindDocumentRoutes(app: Application, { store }: ServerParts, gatekeeper: Gatekeeper): void {
  bindRoute(app, routes.health, gatekeeper, async () => {
    await store.read.selectFrom('surveys').select('id').limit(1).execute();
    return { state: 'serving' as const };
  });

  const document = openApiDocument((code) => problemCatalogue[code as ProblemCode].status, CONTRACT_VERSION);
  bindRoute(app, routes.openApi, gatekeeper, ({ response }) => {
    response.json(document);
    return ANSWERED;
  });
}
