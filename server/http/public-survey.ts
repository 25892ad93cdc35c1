import type { Definitions } from '../../instruments/definition/parse-definitions.ts';
import type { PublicSurvey, SurveySummary } from '../contract/api.ts';
import { unapprovedLanguages } from '../questionnaires/unapproved-languages.ts';
import { desksOfSurvey } from '../surveys/desks-of-survey.ts';
import type { RegisteredSurvey } from '../surveys/registered-survey.ts';
import { lastDayOfGrace, surveyState } from '../surveys/survey-state.ts';
import type { TokyoDay } from '../surveys/tokyo-day.ts';
import type { DesksNow } from './survey-directory.ts';

/** What a resident may know of a survey: the cover page's facts and nothing about strata or returns. */
export function publicSurvey(
  { survey, questionnaire }: RegisteredSurvey,
  day: TokyoDay,
  { desks, at }: DesksNow,
  definitions: Pick<Definitions, 'overlays' | 'areaSchemes'>,
): PublicSurvey {
  return {
    id: survey.id,
    kind: survey.kind,
    synthetic: survey.synthetic,
    state: surveyState(survey, day),
    title: survey.title,
    organisation: survey.organisation,
    purpose: survey.purpose,
    eligibility: survey.eligibility,
    privacy: survey.privacy,
    notice: survey.notice,
    results: survey.results,
    minutes: survey.minutes,
    window: survey.window,
    acceptedUntil: lastDayOfGrace(survey),
    contact: survey.contact,
    consent: survey.consent,
    languages: [...survey.languages],
    unapproved: unapprovedLanguages(questionnaire.questionnaire, survey.languages, definitions),
    channels: survey.channels.map((channel) => channel.id),
    sharedChannels: survey.channels.filter(({ devices }) => devices === 'shared').map(({ id }) => id),
    questionnaire: questionnaire.reference,
    form: questionnaire.formSha256,
    ages: survey.ages,
    careBesideText: questionnaire.questionnaire.anonymity !== 'named',
    desks: [...desksOfSurvey(survey, desks, definitions)],
    servedAt: at.toISOString(),
  };
}

/** A line of the officials' list of surveys. */
export function surveySummary({ survey }: RegisteredSurvey, day: TokyoDay, baseUrl: string): SurveySummary {
  return {
    id: survey.id,
    title: survey.title,
    kind: survey.kind,
    synthetic: survey.synthetic,
    state: surveyState(survey, day),
    window: survey.window,
    link: surveyLink(baseUrl, survey.id),
  };
}

/** The address that a flyer, a letter and a QR code carry; an access code follows `#` (decision 6). */
export function surveyLink(baseUrl: string, surveyId: string, code?: string): string {
  return `${baseUrl}/a/${surveyId}${code === undefined ? '' : `#code=${code}`}`;
}
