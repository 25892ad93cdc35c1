import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';
import pino, { type DestinationStream, type Logger } from 'pino';
import type { Problem } from '../problems/problem.ts';
import { WriteFailedError } from '../store/store-errors.ts';

export type { Logger } from 'pino';

/**
 * The server's log: one JSON line an event, on the stream given (standard error in production).
 * It names routes by their pattern and problems by their code; never a body, an answer, an access code,
 * an address or a query, and never that a response came in: the hour of an answer is nobody's business.
 */
export function createLog(level: string, destination: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: errorFacts },
  };
  return pino(options, destination);
}

/** Only what every error has: some carry what was sent to them (an address, a query) in fields of their own. */
function errorFacts(thrown: unknown): unknown {
  if (!(thrown instanceof Error)) return { type: typeof thrown };
  const { name, message, stack, cause } = thrown;
  const code = 'code' in thrown && typeof thrown.code === 'string' ? { code: thrown.code } : {};
  return {
    type: name,
    ...code,
    message,
    stack,
    ...(cause === undefined ? {} : { cause: errorFacts(cause) }),
  };
}

/** Gives every request an id that stands in its answer and, where something is logged, in the log. */
export function nameRequest(_request: Request, response: Response, next: NextFunction): void {
  response.locals.requestId = randomUUID();
  response.setHeader('X-Request-Id', response.locals.requestId);
  next();
}

/** The route's pattern; a path nobody serves is not repeated, for it may hold anything. */
function routeOf(request: Request): string {
  return typeof request.route?.path === 'string' ? request.route.path : 'unknown';
}

/** What is logged of a request: never its address, only the pattern of the route. */
export interface LoggedRequest {
  readonly requestId: string;
  readonly method: string;
  readonly route: string;
}

/** A request to Express, as it is logged. */
export function loggedRequest(request: Request, response: Response): LoggedRequest {
  return { requestId: String(response.locals.requestId), method: request.method, route: routeOf(request) };
}

/** Logs a refused request by the code of its problem, and the cause where the fault is ours or the disk's. */
export function logProblem(log: Logger, request: LoggedRequest, problem: Problem): void {
  const facts = { ...request, status: problem.status, problem: problem.code };
  const { cause } = problem.details;
  if (problem.status === 500) log.error({ ...facts, err: cause }, 'request failed');
  else if (cause instanceof WriteFailedError)
    log.error({ ...facts, err: cause }, 'the disk did not take a write');
  else log.info(facts, 'request refused');
}

/** Logs what a member of staff did, by name: who looked at or took away which table can be asked later. */
export function logStaffRequest(log: Logger, request: Request, response: Response, account: string): void {
  response.once('finish', () => {
    log.info(
      {
        ...loggedRequest(request, response),
        survey: request.params.surveyId,
        status: response.statusCode,
        account,
      },
      'staff request',
    );
  });
}
