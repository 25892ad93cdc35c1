import { answerProblemText } from '../../instruments/rules/answer-problems.ts';
import type { AnswerProblem } from '../../instruments/rules/answers.ts';
import { acceptResponse } from '../ballot-box/accept-response.ts';
import type { Acceptance } from '../ballot-box/acceptance.ts';
import type { Receipt, Submission } from '../contract/api.ts';
import { type Finding, Problem } from '../problems/problem.ts';
import type { RegisteredSurvey } from '../surveys/registered-survey.ts';
import { tokyoDay } from '../surveys/tokyo-day.ts';
import { BUSY_SECONDS } from './answer-problem.ts';
import type { ServerParts } from './server-parts.ts';

/**
 * Puts one person's answers into the ballot box, whether a script sent them or a page without one. Its receipt is given
 * after the commit to disk.
 * @param network that it came from (visitor-network.ts), for counting codes that this survey does not have
 * @throws Problem that says why the answers were refused; whatever else acceptResponse throws
 */
export async function takeSubmission(
  { ballotBox, clock, codeLimits }: Pick<ServerParts, 'ballotBox' | 'clock' | 'codeLimits'>,
  survey: RegisteredSurvey,
  submission: Submission,
  network: string,
): Promise<Receipt> {
  const acceptance = await acceptResponse(ballotBox, {
    survey,
    submission,
    mode: 'web',
    day: tokyoDay(clock()),
  });
  if (acceptance.kind === 'refused') {
    throw (acceptance.problem === 'code.unknown' ? codeLimits.failed(network) : null) ?? refusal(acceptance);
  }
  const { receipt, day } = acceptance;
  return { receipt, day };
}

function refusal(refused: Extract<Acceptance, { kind: 'refused' }>): Problem {
  return new Problem(refused.problem, {
    findings: [
      ...(refused.findings ?? []).map(answerFinding),
      ...(refused.field === undefined ? [] : [unfit(refused.field)]),
    ],
    ...(refused.receipt === undefined ? {} : { receipt: refused.receipt }),
    ...(refused.problem === 'server.busy' ? { retryAfter: BUSY_SECONDS } : {}),
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
