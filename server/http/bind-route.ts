import type { Application, Request, Response } from 'express';
import type { z } from 'zod';
import type { Route } from '../contract/api.ts';
import { Problem } from '../problems/problem.ts';
import { schemaFindings } from '../problems/schema-findings.ts';
import type { SignedInAccount } from '../staff/sessions.ts';
import { readJsonBody } from './read-json-body.ts';

/** Enough for a login; routes that take more say so in the contract, and the submission route stands apart. */
const SMALL_BODY_BYTES = 8 * 1024;

type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined;
/** What a handler gives back where it wrote the answer itself: a file, or JSON that was made before. */
export const ANSWERED = 'answered' as const;

/** What a handler gives back: the data of the answer. */
type Given<R extends Route> =
  | typeof ANSWERED
  | (R['data'] extends z.ZodType ? (z.input<R['data']> extends { data: infer D } ? D : never) : never);

/** A request whose shape has been checked against the contract. */
export interface RouteRequest<R extends Route> {
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: Parsed<R['query']>;
  readonly body: Parsed<R['body']>;
  readonly account: R['staff'] extends true ? SignedInAccount : null;
  readonly request: Request;
  readonly response: Response;
}
export type RouteHandler<R extends Route> = (request: RouteRequest<R>) => Promise<Given<R>> | Given<R>;

/** How a request proves who sent it; throws staff.not-logged-in or staff.forbidden. */
export type Gatekeeper = (request: Request, response: Response) => Promise<SignedInAccount>;

/**
 * Serves one route of the contract: checks who asks, parses what was sent with the contract's schemas,
 * and puts what the handler gives into the one shape of a success.
 */
export function bindRoute<R extends Route>(
  app: Application,
  route: R,
  gatekeeper: Gatekeeper,
  handler: RouteHandler<R>,
): void {
  app[route.method](route.path, async (request: Request, response: Response) => {
    response.locals.answersWith = 'json';
    const account = route.staff ? await gatekeeper(request, response) : null;
    const query = route.query === undefined ? undefined : parse(route.query, request.query);
    const body =
      route.body === undefined
        ? undefined
        : parse(route.body, await readJsonBody(request, route.largestBody ?? SMALL_BODY_BYTES));
    const data = await handler({
      parameters: request.params as Record<string, string>,
      query: query as Parsed<R['query']>,
      body: body as Parsed<R['body']>,
      account: account as RouteRequest<R>['account'],
      request,
      response,
    });
    if (data !== ANSWERED) response.json({ ok: true, data });
  });
}

/** Answers every other method on the contract's paths with 405 and the methods that the path takes. */
export function bindRefusedMethods(app: Application, routes: readonly Route[]): void {
  const methods = new Map<string, Set<string>>();
  for (const { path, method } of routes) {
    const allowed = methods.get(path) ?? new Set(['OPTIONS']);
    allowed.add(method.toUpperCase());
    if (method === 'get') allowed.add('HEAD');
    methods.set(path, allowed);
  }
  for (const [path, allowed] of methods) {
    app.all(path, (request: Request, response: Response) => {
      response.locals.answersWith = 'json';
      response.setHeader('Allow', [...allowed].sort().join(', '));
      if (request.method !== 'OPTIONS') throw new Problem('method.not-allowed');
      response.status(204).end();
    });
  }
}

function parse<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new Problem('request.malformed', { findings: schemaFindings(parsed.error) });
  return parsed.data;
}
