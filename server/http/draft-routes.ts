import type { Application } from 'express';
import { routes } from '../contract/api.ts';
import { Problem } from '../problems/problem.ts';
import type { RegisteredSurvey } from '../surveys/registered-survey.ts';
import type { Survey } from '../surveys/survey.ts';
import { lastDayOfGrace } from '../surveys/survey-state.ts';
import { type TokyoDay, tokyoDay } from '../surveys/tokyo-day.ts';
import { bindRoute, type Gatekeeper } from './bind-route.ts';
import type { ServerParts } from './server-parts.ts';
import { visitorNetwork } from './visitor-network.ts';

/** Each letter may have a draft; as many again may be rubbish before there is no room. */
const DRAFTS_PER_LETTER = 2;
const DRAFT_ID = /^[0-9a-f]{64}$/;

/**
 * Keeps what somebody has answered so far for another device of theirs. Nothing here is told which code an id belongs to,
 * and an id that is not there counts like a code that is not there: whoever tries codes by way of drafts is slowed alike.
 */
export function bindDraftRoutes(app: Application, parts: ServerParts, gatekeeper: Gatekeeper): void {
  const { drafts, codeLimits, clock, trustedProxies } = parts;
  const placeOf = async ({ surveyId, draftId = '' }: Readonly<Record<string, string>>) => {
    const registered = await parts.surveys.find(surveyId);
    // surveys without codes have no drafts; what is no id is the id of none
    if (registered.survey.kind === 'open' || !DRAFT_ID.test(draftId)) throw new Problem('draft.unknown');
    return { registered, survey: registered.survey.id, id: draftId };
  };

  bindRoute(app, routes.draft, gatekeeper, async ({ parameters, request }) => {
    const { survey, id } = await placeOf(parameters);
    const sealed = drafts.find(survey, id);
    if (sealed !== null) return { sealed: sealed.toString('base64url') };
    throw codeLimits.failed(visitorNetwork(request, trustedProxies)) ?? new Problem('draft.unknown');
  });

  bindRoute(app, routes.saveDraft, gatekeeper, async ({ parameters, body, request }) => {
    const { registered, survey, id } = await placeOf(parameters);
    const day = tokyoDay(clock());
    refuseOutside(registered, day);
    const { replaces } = body;
    if (drafts.find(survey, id) === null) {
      const network = visitorNetwork(request, trustedProxies);
      if (replaces !== null) {
        // what would replace a draft that is not there makes none: it is a try like any other, and takes nobody's room
        codeLimits.failed(network);
        throw new Problem('draft.changed');
      }
      const tooMany = codeLimits.newDraft(network);
      if (tooMany !== null) throw tooMany;
    }
    const sealed = Buffer.from(body.sealed, 'base64url');
    const saved = await drafts.save(
      survey,
      id,
      { sealed, replaces },
      { day, most: mostDrafts(registered.survey) },
    );
    if (saved === 'changed') throw new Problem('draft.changed');
    if (saved === 'full') {
      parts.log.warn({ survey }, 'the survey has as many drafts for other devices as it may have');
      throw new Problem('draft.no-room');
    }
    return null;
  });

  bindRoute(app, routes.deleteDraft, gatekeeper, async ({ parameters }) => {
    const { survey, id } = await placeOf(parameters);
    await drafts.remove(survey, id);
    return null;
  });
}

/** Drafts are kept as long as a form that was opened in time may be sent. */
function refuseOutside({ survey, closedOn }: RegisteredSurvey, day: TokyoDay): void {
  if (day < survey.window.opens) throw new Problem('survey.not-open-yet');
  if (closedOn !== null || day > lastDayOfGrace(survey)) throw new Problem('survey.closed');
}

function mostDrafts(survey: Survey): number {
  const letters = survey.kind === 'open' ? 0 : survey.strata.reduce((sum, { invited }) => sum + invited, 0);
  return DRAFTS_PER_LETTER * letters;
}
