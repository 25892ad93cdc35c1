import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Receipt, routes, type Submission, submissionSchema } from '../contract/api.ts';
import { Problem, problemOnTheWire } from '../problems/problem.ts';
import { schemaFindings } from '../problems/schema-findings.ts';
import { problemOf } from './answer-problem.ts';
import { readJsonBody } from './read-json-body.ts';
import { logProblem } from './request-log.ts';
import { securityHeaders } from './security-headers.ts';
import type { ServerParts } from './server-parts.ts';
import { takeSubmission } from './take-submission.ts';
import { visitorNetwork } from './visitor-network.ts';

/** An honest response of the longest questionnaire stays under 40 kB. */
const SUBMISSION_BYTES = 256 * 1024;

const ADDRESS = new RegExp(`^${routes.submit.path.replace(':surveyId', '([^/?]+)')}(?:\\?|$)`);

/**
 * Takes one person's answers into the ballot box; answered after the commit to disk. It stands before Express
 * and not inside it because this is the one route on which thousands come at once, and routing costs more there
 * than everything else that HTTP needs (docs/decisions/0012-submissions-before-express.md). Answers whether the
 * request was for this route.
 */
export function submissionListener(
  parts: ServerParts,
): (request: IncomingMessage, response: ServerResponse) => boolean {
  const fixedHeaders = Object.entries({
    ...securityHeaders(parts.baseUrl.startsWith('https:')),
    'Content-Type': 'application/json; charset=utf-8',
  }).flat();
  const answer = (
    response: ServerResponse,
    requestId: string,
    status: number,
    value: object,
    more: string[] = [],
  ) => {
    const body = JSON.stringify(value);
    const length = String(Buffer.byteLength(body));
    response.writeHead(status, [
      ...fixedHeaders,
      'X-Request-Id',
      requestId,
      'Content-Length',
      length,
      ...more,
    ]);
    response.end(body);
  };
  return (request, response) => {
    if (request.method !== 'POST') return false;
    const surveyId = ADDRESS.exec(request.url ?? '')?.[1];
    if (surveyId === undefined) return false;
    const requestId = randomUUID();
    take(parts, surveyId, request).then(
      (data) => answer(response, requestId, 200, { ok: true, data }),
      (thrown: unknown) => {
        const problem = problemOf(thrown);
        logProblem(parts.log, { requestId, method: 'POST', route: routes.submit.path }, problem);
        const { retryAfter } = problem.details;
        const more = retryAfter === undefined ? [] : ['Retry-After', String(retryAfter)];
        answer(response, requestId, problem.status, problemOnTheWire(problem, requestId), more);
      },
    );
    return true;
  };
}

async function take(parts: ServerParts, surveyId: string, request: IncomingMessage): Promise<Receipt> {
  const body = await readJsonBody(request, SUBMISSION_BYTES);
  const survey = await parts.surveys.find(surveyId);
  return takeSubmission(parts, survey, parseSubmission(body), visitorNetwork(request, parts.trustedProxies));
}

/** @throws Problem consent.missing where that alone is wrong, else submission.malformed with every finding */
function parseSubmission(body: unknown): Submission {
  const parsed = submissionSchema.safeParse(body);
  if (parsed.success) return parsed.data;
  const onlyConsent = parsed.error.issues.every((issue) => issue.path[0] === 'consent');
  throw new Problem(onlyConsent ? 'consent.missing' : 'submission.malformed', {
    findings: schemaFindings(parsed.error),
  });
}
