import type { Application, Request, Response } from 'express';
import { answerProblemText } from '../../instruments/rules/answer-problems.ts';
import type { AnswerProblem } from '../../instruments/rules/answers.ts';
import { acceptResponse } from '../ballot-box/accept-response.ts';
import type { Acceptance } from '../ballot-box/acceptance.ts';
import { routes, type Submission, submissionSchema } from '../contract/api.ts';
import { type Finding, Problem } from '../problems/problem.ts';
import { schemaFindings } from '../problems/schema-findings.ts';
import { tokyoDay } from '../surveys/tokyo-day.ts';
import { readJsonBody } from './read-json-body.ts';
import type { ServerParts } from './server-parts.ts';

/** An honest response of the longest questionnaire stays under 40 kB. */
const SUBMISSION_BYTES = 256 * 1024;

/** One person's answers into the ballot box; answered after the commit to disk. */
export function bindSubmissionRoute(app: Application, { surveys, ballotBox, clock }: ServerParts): void {
  app.post(routes.submit.path, async (request: Request, response: Response) => {
    response.locals.answersWith = 'json';
    const survey = await surveys.find(String(request.params.surveyId));
    const submission = parseSubmission(await readJsonBody(request, SUBMISSION_BYTES));
    const acceptance = await acceptResponse(ballotBox, {
      survey,
      submission,
      mode: 'web',
      day: tokyoDay(clock()),
    });
    if (acceptance.kind === 'refused') throw refusal(acceptance);
    const { receipt, day } = acceptance;
    const body = JSON.stringify({ ok: true, data: { receipt, day } });
    response.setHeader('Content-Type', 'application/json; charset=utf-8');
    response.setHeader('Content-Length', Buffer.byteLength(body));
    response.end(body);
  });
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

function refusal(refused: Extract<Acceptance, { kind: 'refused' }>): Problem {
  return new Problem(refused.problem, {
    findings: [
      ...(refused.findings ?? []).map(answerFinding),
      ...(refused.field === undefined ? [] : [unfit(refused.field)]),
    ],
    ...(refused.receipt === undefined ? {} : { receipt: refused.receipt }),
  });
}

function answerFinding(problem: AnswerProblem): Finding {
  return { code: problem.code, where: problem.item, message: answerProblemText(problem) };
}

function unfit(field: 'channel' | 'language'): Finding {
  return {
    code: 'field.invalid',
    where: field,
    message: {
      ja: 'この調査で使われていない値です。ページを開き直してください。',
      en: 'This survey does not use that value. Open the page again.',
    },
  };
}
