import type { RequestListener } from 'node:http';
import express, { type Application, type RequestHandler } from 'express';
import sirv from 'sirv';
import { type Route, routes } from '../contract/api.ts';
import { Problem } from '../problems/problem.ts';
import { answerProblems } from './answer-problem.ts';
import { bindRefusedMethods } from './bind-route.ts';
import { bindDeskRoutes } from './desk-routes.ts';
import { bindDocumentRoutes } from './document-routes.ts';
import { bindDraftRoutes } from './draft-routes.ts';
import { bindPageRoutes } from './page-routes.ts';
import { bindQrRoute } from './qr-route.ts';
import { nameRequest } from './request-log.ts';
import { bindResidentRoutes } from './resident-routes.ts';
import { bindResultRoutes } from './result-routes.ts';
import { securityHeaders, withHeaders, withoutPageHeaders } from './security-headers.ts';
import type { ServerParts } from './server-parts.ts';
import { bindSessionRoutes, staffGatekeeper } from './session-routes.ts';
import { submissionListener } from './submission-listener.ts';

/** Wires the parts of the server into one listener: responses on their short way, everything else by Express. */
export function createApp(parts: ServerParts): RequestListener {
  const expressApp = createExpressApp(parts);
  const takeSubmission = submissionListener(parts);
  return (request, response) => {
    if (!takeSubmission(request, response)) expressApp(request, response);
  };
}

/** Everything but the short way of responses. */
export function createExpressApp(parts: ServerParts): Application {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.enable('case sensitive routing');
  app.enable('strict routing');
  app.set('query parser', 'simple');
  app.set('trust proxy', parts.trustedProxies);

  app.use(nameRequest);
  app.use(withHeaders(securityHeaders(parts.baseUrl.startsWith('https:'))));

  const gatekeeper = staffGatekeeper(parts);
  bindResidentRoutes(app, parts, gatekeeper);
  bindDraftRoutes(app, parts, gatekeeper);
  bindQrRoute(app, parts, gatekeeper);
  bindSessionRoutes(app, parts, gatekeeper);
  bindResultRoutes(app, parts, gatekeeper);
  bindDeskRoutes(app, parts, gatekeeper);
  bindDocumentRoutes(app, parts, gatekeeper);
  bindRefusedMethods(app, Object.values<Route>(routes));
  bindPageRoutes(app, parts);
  app.use('/assets', onlyReading, builtFiles(parts));

  app.use(() => {
    throw new Problem('route.unknown');
  });
  app.use(answerProblems(parts.log, () => parts.surveys.desks(parts.clock())));
  return app;
}

/** A file is read and nothing else; sirv itself answers any method. */
const onlyReading: RequestHandler = (request, response, next) => {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    throw new Problem('method.not-allowed');
  }
  next();
};

/** The page about nothing, which the way out leads to, has to open without a network. */
function howLong(name: string, hashed: ReadonlySet<string>): string {
  if (hashed.has(name)) return 'public, max-age=31536000, immutable';
  return name === 'blank.html' ? 'public, max-age=2592000' : 'no-cache';
}

/** Files of the client build, as they were compressed when it was made. */
function builtFiles({ clientFolder, assets }: ServerParts): RequestHandler {
  return sirv(clientFolder, {
    brotli: true,
    gzip: true,
    etag: true,
    setHeaders: (response, pathname) => {
      const name = pathname.slice(1).replace(/\.(br|gz)$/, '');
      response.setHeader('Cache-Control', howLong(name, assets.hashed));
      if (assets.hashed.has(name)) withoutPageHeaders(response);
    },
  });
}
