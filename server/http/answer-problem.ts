import type { NextFunction, Request, Response } from 'express';
import { Problem, problemOnTheWire } from '../problems/problem.ts';
import { QueueFullError, StoreClosedError, WriteFailedError } from '../store/store-errors.ts';
import { errorPage } from './pages/error-page.ts';
import { type Logger, loggedRequest, logProblem } from './request-log.ts';
import { sendPage } from './send-page.ts';
import type { DesksNow } from './survey-directory.ts';

/** How long a form waits before it sends again to a server that is at its limit. */
export const BUSY_SECONDS = 2;
const CLOSING_SECONDS = 5;

/** What any thrown thing means to the one who asked. What is not known is our fault, and says nothing more. */
export function problemOf(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown;
  if (thrown instanceof QueueFullError || thrown instanceof WriteFailedError) {
    return new Problem('server.busy', { retryAfter: BUSY_SECONDS, cause: thrown });
  }
  if (thrown instanceof StoreClosedError) {
    return new Problem('server.closing', { retryAfter: CLOSING_SECONDS });
  }
  // Express itself throws this for a path with a broken percent sign.
  if (thrown instanceof URIError) return new Problem('request.malformed');
  return new Problem('server.failed', { cause: thrown });
}

/**
 * The last stop of every request that was not answered: JSON in the one shape, or a page with the desks for a
 * person's browser. The contract's routes always answer in JSON.
 */
export function answerProblems(log: Logger, desks: () => Promise<DesksNow>) {
  return async (thrown: unknown, request: Request, response: Response, next: NextFunction): Promise<void> => {
    const problem = problemOf(thrown);
    const logged = loggedRequest(request, response);
    logProblem(log, logged, problem);
    if (response.headersSent) {
      next(thrown);
      return;
    }
    const { retryAfter } = problem.details;
    if (retryAfter !== undefined) response.setHeader('Retry-After', String(retryAfter));
    response.removeHeader('Content-Disposition');
    response.setHeader('Cache-Control', 'no-store');
    response.status(problem.status);
    const wire = problemOnTheWire(problem, logged.requestId);
    if (answersWithPage(request, response))
      sendPage(request, response, errorPage(wire.problem, await desks()), 'ja');
    else response.json(wire);
  };
}

function answersWithPage(request: Request, response: Response): boolean {
  const chosen: unknown = response.locals.answersWith;
  if (chosen !== undefined) return chosen === 'page';
  return request.accepts(['application/json', 'text/html']) === 'text/html';
}
