import type { Request, RequestHandler, Response, Router } from 'express';
import { codeRefusal } from '../http/code-refusal.ts';
import { pagesOf } from '../http/first-screen.ts';
import { languageOf } from '../http/language-of.ts';
import { formPage } from '../http/pages/form-page.ts';
import { publicSurvey } from '../http/public-survey.ts';
import { logProblem } from '../http/request-log.ts';
import { sendPage } from '../http/send-page.ts';
import type { ServerParts } from '../http/server-parts.ts';
import { visitorNetwork } from '../http/visitor-network.ts';
import { Problem, problemOnTheWire } from '../problems/problem.ts';
import { channelOfLink } from '../surveys/channel-of-link.ts';
import { tokyoDay } from '../surveys/tokyo-day.ts';
import { beginPlainForm } from './begin-plain-form.ts';
import { goOn } from './go-on.ts';
import { overAlready } from './over-already.ts';
import type { PlainAnswer } from './plain-answer.ts';
import type { PlainFormState } from './plain-form-state.ts';
import { readFormBody } from './read-form-body.ts';
import { requireOwnPage } from './require-own-page.ts';
import { screenOf } from './screen-of.ts';
import { openState, sealState } from './sealed-state.ts';
import { type Sending, sendAnswers } from './send-answers.ts';
import { type SentForm, sentForm } from './sent-form.ts';

const ROUTE = '/a/:surveyId';

/**
 * The questionnaire without a script: each page is a form that is sent to the address it came from, and the answer to it is
 * the next page. What was answered so far stands in the page, sealed; the server keeps nothing between two pages.
 */
export function bindPlainForm(pages: Router, asPage: RequestHandler, parts: ServerParts): void {
  pages.post([ROUTE, `${ROUTE}/:channel`], asPage, async (request, response) => {
    const { surveyId, channel } = addressOf(request);
    requireOwnPage(request, parts.baseUrl);
    const fields = await readFormBody(request);
    const now = parts.clock();
    const day = tokyoDay(now);
    const registered = await parts.surveys.find(surveyId);
    const survey = publicSurvey(registered, day, await parts.surveys.desks(now), parts.definitions);
    const requestId = String(response.locals.requestId);
    const link = channelOfLink(channel, registered.survey.channels);
    const network = visitorNetwork(request, parts.trustedProxies);
    const sending: Sending = { survey: registered, channel: link.id, requestId, network };
    const answer = await answerForm(parts, sending, sentForm(fields, survey.languages), link.shared);
    if (answer.problem !== null) tell(parts, response, answer.problem);
    response.status(answer.status);
    const page = formPage({
      survey,
      language: answer.language,
      screen: answer.screen,
      action: ['/a', surveyId, ...(channel === undefined ? [] : [channel])].map(encode).join('/'),
      sealed: answer.state === null ? null : sealState(parts.ballotBox, registered, answer.state),
      readings: answer.readings,
      channel: link,
      assets: parts.assets.form,
      render: parts.renderStaticPage,
    });
    sendPage(request, response, page, answer.language);
  });
}

/** What is written like an address is taken for one: capitals come from keyboards that begin with one. */
function addressOf({ params }: Request): { readonly surveyId: string; readonly channel: string | undefined } {
  const { surveyId, channel } = params as { surveyId: string; channel?: string };
  return { surveyId: surveyId.toLowerCase(), channel: channel?.toLowerCase() };
}

const encode = (part: string, place: number): string => (place === 0 ? part : encodeURIComponent(part));

async function answerForm(
  parts: ServerParts,
  sending: Sending,
  sent: SentForm,
  shared: boolean,
): Promise<PlainAnswer> {
  const { survey } = sending;
  const before = sent.sealed === null ? null : openState(parts.ballotBox, survey, sent.sealed);
  if (sent.sealed !== null && before === null)
    return lost(sent.shown ?? languageOf(undefined, survey.survey.languages));
  if (before !== null) {
    const over = shared ? overAlready(parts.ballotBox, survey.survey.id, before) : null;
    return over === null ? goOnWith(parts, sending, before, sent) : shown(sending, over);
  }
  const beginning = beginPlainForm(parts.ballotBox, survey, sent, tokyoDay(parts.clock()));
  switch (beginning.kind) {
    case 'lost':
      return lost(beginning.language);
    case 'cover':
      return { ...beginning, state: null, problem: null };
    case 'begun':
      return lookAtCode(
        parts,
        sending,
        sent.agreed ? await goOnWith(parts, sending, beginning.state, sent) : shown(sending, beginning.state),
      );
  }
}

async function goOnWith(
  parts: ServerParts,
  sending: Sending,
  before: PlainFormState,
  sent: SentForm,
): Promise<PlainAnswer> {
  const { state, next } = goOn(pagesOf(sending.survey.questionnaire), before, sent);
  if (next === 'send') {
    const { state: after, problem } = await sendAnswers(parts, sending, state);
    return shown(sending, after, problem === null ? 200 : problem.status, problem);
  }
  if (next === 'look') return lookAtCode(parts, sending, shown(sending, state));
  const held = state.place.name === 'questions' && state.place.checked && sent.press.kind === 'go';
  return shown(sending, state, held ? 422 : 200);
}

/** The answer that would be given, or that the code will not be taken; what was entered stays. */
async function lookAtCode(parts: ServerParts, sending: Sending, answer: PlainAnswer): Promise<PlainAnswer> {
  const { state } = answer;
  const problem = state?.code == null ? null : await codeRefusal(parts, sending, state.code);
  if (state === null || problem === null) return answer;
  const { problem: wire } = problemOnTheWire(problem, sending.requestId);
  return shown(
    sending,
    { ...state, place: { name: 'code', problem: wire, begins: true } },
    problem.status,
    problem,
  );
}

function shown(
  { survey }: Sending,
  state: PlainFormState,
  status = 200,
  problem: Problem | null = null,
): PlainAnswer {
  const { language, readings } = state;
  return { state, screen: screenOf(survey.questionnaire, state), language, readings, status, problem };
}

function lost(language: PlainAnswer['language']): PlainAnswer {
  const problem = new Problem('form.state-unreadable');
  return { state: null, screen: { name: 'lost' }, language, readings: true, status: problem.status, problem };
}

/** A refusal stands in the log as everywhere, and says when to come back. */
function tell({ log }: ServerParts, response: Response, problem: Problem): void {
  const { retryAfter } = problem.details;
  if (retryAfter !== undefined) response.setHeader('Retry-After', String(retryAfter));
  logProblem(log, { requestId: String(response.locals.requestId), method: 'POST', route: ROUTE }, problem);
}
