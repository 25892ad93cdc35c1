import { createHash } from 'node:crypto';
import { acceptResponse } from '../ballot-box/accept-response.ts';
import type { BallotBox } from '../ballot-box/ballot-box.ts';
import { startToken } from '../ballot-box/start-token.ts';
import type { RegisteredSurvey } from '../surveys/registered-survey.ts';
import type { Delivery } from './deliver-responses.ts';
import { DemonstrationError } from './demonstration-error.ts';

/** answers on their way at the same time; far below the number that the ballot box lets wait */
const AT_ONCE = 200;

/**
 * Sends synthetic responses through the ballot box as residents would: a code or none, a start token, a
 * submission key, all checks. The keys follow from survey and place in the list, so that sending everything once
 * more after a crash gives the same receipts and doubles nothing (decision 7).
 *
 * @throws DemonstrationError naming the response that was refused and why
 */
export async function sendResponses(
  box: BallotBox,
  registered: RegisteredSurvey,
  deliveries: readonly Delivery[],
): Promise<void> {
  const { survey, questionnaire } = registered;
  // the demonstration's window opens at its first start, and that is the only day it has had so far (decision 15)
  const day = survey.window.opens;
  const token = startToken(box, survey.id, day);
  const send = async ({ response, ...way }: Delivery, index: number) => {
    const { mode, language, answers } = response;
    const submissionKey = createHash('sha256').update(`${survey.id}/${index}`).digest('hex').slice(0, 32);
    const acceptance = await acceptResponse(box, {
      survey: registered,
      mode,
      day,
      submission: {
        submissionKey,
        questionnaire: questionnaire.reference,
        language,
        consent: { agreed: true, version: survey.consent.version },
        startToken: token,
        answers,
        ...way,
      },
    });
    if (acceptance.kind !== 'refused') return;
    const findings = (acceptance.findings ?? []).map(({ code, item }) => `${item}: ${code}`);
    throw new DemonstrationError(
      [`Synthetic response ${index} of ${survey.id} was refused: ${acceptance.problem}.`, ...findings].join(
        '\n',
      ),
    );
  };
  for (let from = 0; from < deliveries.length; from += AT_ONCE) {
    const some = deliveries.slice(from, from + AT_ONCE);
    await Promise.all(some.map((delivery, offset) => send(delivery, from + offset)));
  }
}
