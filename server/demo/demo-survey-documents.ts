import type { Questionnaire } from '../../instruments/composition/questionnaire.ts';
import { type InvitationSurvey, type Survey, surveySchema } from '../surveys/survey.ts';
import { addDays, type TokyoDay } from '../surveys/tokyo-day.ts';
import type { DemoSurveys } from './demo-fixtures.ts';
import { minutesNeeded } from './minutes-needed.ts';
import type { SyntheticInvitationSurvey } from './synthetic-survey.ts';

/** four weeks, both ends in, as Yamagata's survey of 2022 had */
const WINDOW_DAYS = 28;
/** results are promised for the month in which these days after closing are over */
const DAYS_TO_RESULTS = 120;

/**
 * The two surveys as they are registered: what is written down, and what is computed — window, minutes, the
 * month of the results, strata and margins. Synthetic for ever, so batches may be of any size (decision 6).
 */
export function demoSurveyDocuments(
  { questionnaire: reference, areaScheme, invitation, open }: DemoSurveys,
  { strata, margins }: Pick<SyntheticInvitationSurvey, 'strata' | 'margins'>,
  questionnaire: Questionnaire,
  opens: TokyoDay,
): { readonly invitation: Survey; readonly open: Survey } {
  const shared = {
    ...computedFor(opens),
    questionnaire: reference,
    areaScheme,
    minutes: minutesNeeded(questionnaire),
  };
  const weighting: InvitationSurvey['weighting'] = {
    ...invitation.weighting,
    margins: margins.map(({ people, ...cell }) => ({ ...cell, population: people })),
  };
  return {
    invitation: surveySchema.parse({
      kind: 'invitation',
      ...invitation.document,
      ...shared,
      strata: strata.map(({ id, label, population, invited }) => ({ id, label, population, invited })),
      weighting,
    }),
    open: surveySchema.parse({ kind: 'open', ...open.document, ...shared }),
  };
}

/** The survey of children on a school's tablets. How long it takes is what its questionnaire promises: children read slowly. */
export function schoolSurveyDocument(
  { questionnaire: reference, document }: DemoSurveys['school'],
  minutes: number,
  opens: TokyoDay,
): Survey {
  return surveySchema.parse({
    kind: 'open',
    ...document,
    ...computedFor(opens),
    questionnaire: reference,
    areaScheme: null,
    minutes,
  });
}

function computedFor(opens: TokyoDay) {
  const closes = addDays(opens, WINDOW_DAYS - 1);
  return {
    synthetic: true,
    window: { opens, closes },
    results: { expected: addDays(closes, DAYS_TO_RESULTS).slice(0, 7), address: null, summary: null },
    batchMinimum: 1,
  } as const;
}
