import type { Problem as WireProblem } from '../contract/api.ts';
import { type ProblemCode, problemCatalogue } from './problem-catalogue.ts';

export type Finding = WireProblem['findings'][number];

export interface ProblemDetails {
  readonly findings?: readonly Finding[];
  /** receipt of the response that was accepted first */
  readonly receipt?: string;
  /** seconds after which to try again */
  readonly retryAfter?: number;
  /** what went wrong underneath, for the log only */
  readonly cause?: unknown;
}

/** A request that is answered with a problem of the catalogue. Thrown anywhere below a route. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  readonly status: number;
  readonly details: ProblemDetails;

  constructor(code: ProblemCode, details: ProblemDetails = {}) {
    super(problemCatalogue[code].message.en, { cause: details.cause });
    this.code = code;
    this.status = problemCatalogue[code].status;
    this.details = details;
  }
}

/** The one shape in which a problem goes over the wire. */
export function problemOnTheWire(problem: Problem, requestId: string): { ok: false; problem: WireProblem } {
  const { findings = [], receipt, retryAfter } = problem.details;
  return {
    ok: false,
    problem: {
      code: problem.code,
      status: problem.status,
      message: problemCatalogue[problem.code].message,
      requestId,
      findings: [...findings],
      ...(receipt === undefined ? {} : { receipt }),
      ...(retryAfter === undefined ? {} : { retryAfter }),
    },
  };
}
