import { parseAccessCode } from '../ballot-box/access-code.ts';
import { startToken } from '../ballot-box/start-token.ts';
import type { Submission } from '../contract/api.ts';
import { problemOf } from '../http/answer-problem.ts';
import type { ServerParts } from '../http/server-parts.ts';
import { takeSubmission } from '../http/take-submission.ts';
import { type Problem, problemOnTheWire } from '../problems/problem.ts';
import type { RegisteredSurvey } from '../surveys/registered-survey.ts';
import { tokyoDay } from '../surveys/tokyo-day.ts';
import type { PlainFormState, PlainPlace } from './plain-form-state.ts';

/** What became of the answers, with the problem where they were not taken. */
export interface SentAnswers {
  readonly state: PlainFormState;
  readonly problem: Problem | null;
}

/** The contract takes no longer ones; nothing that long is a code. */
const MOST_CODE = 64;

export interface Sending {
  readonly survey: RegisteredSurvey;
  readonly channel: string;
  /** stands in the log beside a refusal, and on the page */
  readonly requestId: string;
  /** for counting codes that this survey does not have */
  readonly network: string;
}

/** Sends what was answered into the ballot box, by the same way as a browser with a script, and says what to show then. */
export async function sendAnswers(
  parts: ServerParts,
  { survey, channel, requestId, network }: Sending,
  state: PlainFormState,
): Promise<SentAnswers> {
  const submission: Submission = {
    submissionKey: state.submissionKey,
    questionnaire: survey.questionnaire.reference,
    language: state.language,
    consent: { agreed: true, version: state.consent },
    startToken: state.startToken,
    channel,
    ...(state.code === null ? {} : { code: parseAccessCode(state.code) ?? state.code.slice(0, MOST_CODE) }),
    answers: state.answers,
  };
  try {
    const receipt = await withFreshToken(parts, survey, submission, network);
    return { state: { ...emptied(state), place: { name: 'receipt', ...receipt } }, problem: null };
  } catch (thrown) {
    const problem = problemOf(thrown);
    return { state: afterRefusal(state, problem, requestId), problem };
  }
}

/** When the token has become invalid (its key was replaced), the same goes out once more with a new one, as from a browser. */
async function withFreshToken(
  parts: ServerParts,
  survey: RegisteredSurvey,
  submission: Submission,
  network: string,
) {
  try {
    return await takeSubmission(parts, survey, submission, network);
  } catch (thrown) {
    if (problemOf(thrown).code !== 'submission.start-token-invalid') throw thrown;
    const token = startToken(parts.ballotBox, survey.survey.id, tokyoDay(parts.clock()));
    return takeSubmission(parts, survey, { ...submission, startToken: token }, network);
  }
}

/** The screen for a verdict; the same as in the browser (client/form/form-flow.ts). */
function afterRefusal(state: PlainFormState, problem: Problem, requestId: string): PlainFormState {
  const at = (place: PlainPlace): PlainFormState => ({ ...state, place });
  const ended = (reason: 'closed' | 'not-open-yet'): PlainFormState => ({
    ...emptied(state),
    place: { name: 'ended', reason },
  });
  if (problem.status >= 500) return at({ name: 'waiting' });
  const { problem: wire } = problemOnTheWire(problem, requestId);
  switch (problem.code) {
    case 'response.key-reused':
      if (wire.receipt === undefined) return at({ name: 'refused', problem: wire });
      return { ...emptied(state), place: { name: 'receipt', receipt: wire.receipt, day: null } };
    case 'survey.closed':
      return ended('closed');
    case 'survey.not-open-yet':
      return ended('not-open-yet');
    case 'code.missing':
    case 'code.malformed':
    case 'code.unknown':
    case 'code.spent':
    case 'code.void':
    case 'code.too-many':
      return at({ name: 'code', problem: wire, begins: false });
    default:
      return at({ name: 'refused', problem: wire });
  }
}

/** Nothing of the person is left but the language: what follows is a page that others may come upon. */
export function emptied({ language, readings, consent, page, place }: PlainFormState): PlainFormState {
  return {
    language,
    readings,
    consent,
    page,
    place,
    startToken: '',
    submissionKey: '',
    code: null,
    answers: {},
    typed: {},
  };
}
