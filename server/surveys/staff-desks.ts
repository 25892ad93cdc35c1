import type { DeskTopic } from '../../instruments/definition/instrument.ts';
import type { Definitions } from '../../instruments/definition/parse-definitions.ts';
import { type Ages, answersIn } from '../../instruments/desks/desk-order.ts';
import type { StaffDesk, StaffDesks } from '../contract/api.ts';
import { Problem } from '../problems/problem.ts';
import type { Store } from '../store/store.ts';
import { type DeskRecord, deskRecordSchema } from './desk.ts';
import { checkDaysLeft, type DeskRules, hiddenReasons } from './desk-shown.ts';
import { type NewestDesk, newestVersions } from './desk-versions.ts';
import { openingOf } from './desks.ts';
import { isLocalTo } from './desks-of-survey.ts';
import { neededTopics } from './needed-topics.ts';
import type { RegisteredSurvey } from './registered-survey.ts';
import { surveyState } from './survey-state.ts';
import type { TokyoDay } from './tokyo-day.ts';

/** What is needed to see which survey lacks a desk. */
export interface AskingSurveys {
  readonly surveys: readonly RegisteredSurvey[];
  readonly definitions: Pick<Definitions, 'areaSchemes'>;
}

/** The desks as staff see them: in use first, in the order of the office, then those out of use. */
export async function staffDesks(
  store: Pick<Store, 'read'>,
  today: TokyoDay,
  rules: DeskRules,
  asking: AskingSurveys,
): Promise<StaffDesks> {
  const desks = (await newestVersions(store.read))
    .map((newest) => asStaffSee(newest, today, rules))
    .sort(
      (a, b) =>
        Number(a.retired) - Number(b.retired) ||
        a.desk.sort - b.desk.sort ||
        (a.desk.id < b.desk.id ? -1 : 1),
    );
  return {
    today,
    checkDays: rules.checkDays,
    unverifiedShown: rules.unverified,
    desks,
    missing: missingDesks(desks, today, asking),
  };
}

/** One of them. @throws Problem desk.unknown */
export async function staffDesk(
  store: Pick<Store, 'read'>,
  id: string,
  today: TokyoDay,
  rules: DeskRules,
): Promise<StaffDesk> {
  const newest = (await newestVersions(store.read)).find((one) => one.id === id);
  if (newest === undefined) throw new Problem('desk.unknown');
  return asStaffSee(newest, today, rules);
}

function asStaffSee(newest: NewestDesk, today: TokyoDay, rules: DeskRules): StaffDesk {
  const { version, changedOn, changedBy, retired, document } = newest;
  const desk = deskRecordSchema.parse(JSON.parse(document));
  return {
    desk,
    version,
    changedOn,
    changedBy,
    retired,
    hidden: retired ? [] : hiddenReasons(desk, today, rules),
    checkDaysLeft: checkDaysLeft(desk, today, rules.checkDays),
    opening: openingOf(desk, today),
  };
}

/** Topics that name whom they are for: a desk for all children does, whatever ages the survey asks. */
const OF_THE_YOUNG: ReadonlySet<DeskTopic> = new Set(['children', 'young-carers']);

/** Whether everybody who may answer a survey is of an age that the desk is for; ages that are not stated are all ages. */
function covers({ audience }: DeskRecord, ages: Ages | null): boolean {
  const endless = Number.POSITIVE_INFINITY;
  return (
    (audience.age_from ?? 0) <= (ages?.from ?? 0) && (ages?.to ?? endless) <= (audience.age_to ?? endless)
  );
}

/**
 * Surveys that are open or to come, with the topics of their questionnaire for which their people see no desk, and their
 * languages in which none answers.
 */
function missingDesks(
  desks: readonly StaffDesk[],
  today: TokyoDay,
  { surveys, definitions }: AskingSurveys,
): StaffDesks['missing'] {
  const shown = desks.filter(({ retired, hidden }) => !retired && hidden.length === 0);
  return surveys
    .filter(({ survey }) => surveyState(survey, today) !== 'closed')
    .map(({ survey, questionnaire }) => {
      const here = isLocalTo(survey, definitions);
      const seen = shown.map(({ desk }) => desk).filter((desk) => here(desk.audience.areas));
      const topics = neededTopics(questionnaire.questionnaire).filter(
        (topic) =>
          !seen.some(
            (desk) => desk.topics.includes(topic) && (OF_THE_YOUNG.has(topic) || covers(desk, survey.ages)),
          ),
      );
      const languages = survey.languages.filter(
        (language) => !seen.some((desk) => answersIn(desk, language)),
      );
      return { surveyId: survey.id, title: survey.title, topics, languages };
    })
    .filter(({ topics, languages }) => topics.length + languages.length > 0);
}
