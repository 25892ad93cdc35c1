import type { FormLanguage } from '../../instruments/definition/localized-text.ts';
import { parseAccessCode } from '../ballot-box/access-code.ts';
import type { BallotBox } from '../ballot-box/ballot-box.ts';
import { readStartToken, startToken } from '../ballot-box/start-token.ts';
import type { StaticScreen } from '../contract/static-page.ts';
import { firstScreen, pagesOf } from '../http/first-screen.ts';
import { languageOf } from '../http/language-of.ts';
import { admit } from '../surveys/admission.ts';
import type { RegisteredSurvey } from '../surveys/registered-survey.ts';
import { type SurveyState, surveyState } from '../surveys/survey-state.ts';
import type { TokyoDay } from '../surveys/tokyo-day.ts';
import type { PlainFormState } from './plain-form-state.ts';
import { malformedForm } from './read-form-body.ts';
import type { SentForm } from './sent-form.ts';
import { asked, firstPage } from './walk-plain-form.ts';

/** What comes of a form that was sent from the cover. */
export type Beginning =
  /** consent was given, and the code can be one: the questions begin */
  | { readonly kind: 'begun'; readonly state: PlainFormState }
  | {
      readonly kind: 'cover';
      readonly screen: StaticScreen;
      readonly status: number;
      readonly language: FormLanguage;
      readonly readings: boolean;
    }
  /** a button of the questions was pressed, and nothing is known of them */
  | { readonly kind: 'lost'; readonly language: FormLanguage };

const SUBMISSION_KEY_BYTES = 16;

/**
 * From the cover to the first questions, or to the cover again. Consent is the press of the button; the day on which the
 * cover was opened counts as the day on which the form was (decision 14).
 * @throws Problem request.malformed where the form holds what the cover has not
 */
export function beginPlainForm(
  ballotBox: BallotBox,
  registered: RegisteredSurvey,
  sent: SentForm,
  day: TokyoDay,
): Beginning {
  const { survey, questionnaire } = registered;
  const { press, agreed, code } = sent;
  const needsCode = survey.kind === 'invitation';
  if (!agreed && sent.fields.length > 0) throw malformedForm(sent.fields.map(([field]) => field));
  if (!needsCode && code !== null) throw malformedForm(['code']);

  const reader = readerOf(sent, survey.languages);
  // without a script nothing is kept on the device, whichever of the two buttons was pressed
  const starts = agreed || (press.kind === 'go' && (press.go === 'start' || press.go === 'start-saving'));
  // what lies on another device opens with a script alone; an old browser may show the button all the same
  const stays = press.kind === 'go' && press.go === 'continue';
  if (!starts && press.kind === 'go' && !stays) return { kind: 'lost', language: reader.language };

  const { state, token } = opening(ballotBox, registered, sent.opened, day);
  const codeGood = !needsCode || parseAccessCode(code ?? '') !== null;
  const page = firstPage(pagesOf(questionnaire));
  if (state !== 'open' || !starts || !codeGood || page === null) {
    const screen = firstScreen({ ballotBox }, registered, { state, language: reader.language, day });
    const open = screen.name === 'cover';
    return {
      kind: 'cover',
      screen: open ? { ...screen, startToken: token, code: code ?? '', asked: starts } : screen,
      status: starts ? (open ? 422 : 409) : 200,
      ...reader,
    };
  }
  return {
    kind: 'begun',
    state: {
      ...reader,
      consent: survey.consent.version,
      startToken: token,
      submissionKey: ballotBox.random(SUBMISSION_KEY_BYTES).toString('hex'),
      code: needsCode ? code : null,
      page,
      place: asked(),
      answers: {},
      typed: {},
    },
  };
}

/** In which language, and with which readings, the cover was read, and is to be from now on. */
function readerOf(
  { press, shown, withoutReadings }: SentForm,
  languages: readonly FormLanguage[],
): Pick<PlainFormState, 'language' | 'readings'> {
  const chosen = press.kind === 'language' ? press.language : shown;
  return {
    language: chosen ?? languageOf(undefined, languages),
    readings: press.kind === 'readings' ? press.shown : !withoutReadings,
  };
}

/** Whether answers may begin today, and the token for them: that of the cover where it still counts, else a new one. */
function opening(
  ballotBox: BallotBox,
  { survey, closedOn }: RegisteredSurvey,
  shown: string | null,
  day: TokyoDay,
): { readonly state: SurveyState; readonly token: string } {
  const opened = shown === null ? null : readStartToken(ballotBox, survey.id, shown);
  if (shown !== null && closedOn === null && admit(survey, { mode: 'web', day, opened }) === 'admitted') {
    return { state: 'open', token: shown };
  }
  return { state: surveyState(survey, day), token: startToken(ballotBox, survey.id, day) };
}
