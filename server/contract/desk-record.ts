import { z } from 'zod';
import { deskTopicSchema } from '../../instruments/definition/instrument.ts';

/*
 * A consultation desk as staff keep it. The shape alone: a form sends what a person typed, and everything that is wrong
 * with it is found at once, in sentences, by server/surveys/desk-findings.ts.
 */

const typed = (most: number) => z.string().max(most);
/** Japanese and English, as typed so far. */
const typedText = (most: number) => z.strictObject({ ja: typed(most), en: typed(most) });

export const weekdaySchema = z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']);
export type Weekday = z.infer<typeof weekdaySchema>;

const time = {
  /** HH:MM in Tokyo */
  from: typed(16),
  /** HH:MM; 24:00 is the end of the day */
  to: typed(16),
  /** `to` is a time of the following day */
  next_day: z.boolean(),
};
/** A time of day, over midnight where the desk answers through the night. */
export const deskTimeSchema = z.strictObject(time);
export type DeskTime = Readonly<z.infer<typeof deskTimeSchema>>;

/** Times of some weekdays; of certain ones in the month (第2・第4土曜日) where `weeks` names them. */
export const weeklyTimeSchema = z.strictObject({
  weekdays: z.array(weekdaySchema).max(7),
  /** 1: the first of the month; empty: every week */
  weeks: z.array(z.number().int().min(1).max(5)).max(5),
  ...time,
});
export type WeeklyTime = Readonly<z.infer<typeof weeklyTimeSchema>>;

/** Times of fixed days of the month (毎月10日), in place of those of the weekday. */
export const monthlyTimeSchema = z.strictObject({
  days: z.array(z.number().int().min(1).max(31)).max(31),
  ...time,
});
export type MonthlyTime = Readonly<z.infer<typeof monthlyTimeSchema>>;

/** What is different on a holiday of Japan (国民の祝日, with 振替休日 and 国民の休日). */
export const holidayRuleSchema = z.discriminatedUnion('rule', [
  z.strictObject({ rule: z.literal('as-weekday') }),
  z.strictObject({ rule: z.literal('closed') }),
  z.strictObject({ rule: z.literal('own'), times: z.array(deskTimeSchema).max(10) }),
]);
export type HolidayRule = Readonly<z.infer<typeof holidayRuleSchema>>;

/** Days of every year on which nobody answers, both ends in, over New Year too: 12-29 to 01-03. */
export const closedDaysSchema = z.strictObject({ from: typed(16), to: typed(16) });

/**
 * When a desk answers, so that a page can say whether it does now. For each day one rule counts: closed days before days
 * of the month before holidays before weekdays.
 */
export const hoursRulesSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('always') }),
  /** the hours are a sentence only: no page ever says that it can be reached now */
  z.strictObject({ kind: z.literal('unknown') }),
  z.strictObject({
    kind: z.literal('times'),
    weekly: z.array(weeklyTimeSchema).max(21),
    holidays: holidayRuleSchema,
    monthly: z.array(monthlyTimeSchema).max(12),
    closed: z.array(closedDaysSchema).max(12),
  }),
]);
export type HoursRules = Readonly<z.infer<typeof hoursRulesSchema>>;

const age = z.number().int().min(0).max(120).nullable();

/** What staff write about a desk. */
export const deskDraftSchema = z.strictObject({
  name: typedText(120),
  kind: z.enum(['tel', 'chat', 'sns', 'web']),
  /** as printed */
  value: typed(120),
  /** `tel:` or `https:` */
  uri: typed(300),
  fee: z.enum(['free', 'paid', 'unknown']),
  /** the hours in words, as the desk itself publishes them */
  hours: typedText(300),
  hours_rules: hoursRulesSchema,
  /** BCP 47 tags of the languages in which somebody answers */
  languages: z.array(typed(40)).max(40),
  /** for whom it is */
  audience: z.strictObject({
    /** full years, both ends in; null: no end on that side */
    age_from: age,
    age_to: age,
    /** prefectures (two digits) and municipalities (six) whose people it is for; empty: everybody in Japan */
    areas: z.array(typed(40)).max(200),
  }),
  /** `urgent`: stands beside free texts */
  topics: z.array(deskTopicSchema).max(10),
  /** first day it is shown; null: always */
  valid_from: typed(10).nullable(),
  /** last day it is shown; null: until further notice */
  valid_to: typed(10).nullable(),
  /** where number and hours come from */
  source: typed(500),
  sort: z.number().int().min(0).max(9999),
});
export type DeskDraft = Readonly<z.infer<typeof deskDraftSchema>>;

/** A desk as it is kept: with its name in addresses and its last check. */
export const keptDeskSchema = deskDraftSchema.extend({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,63}$/),
  /** when somebody last dialled or opened it; null: never */
  verified_on: z.iso.date().nullable(),
  /** who did; null: never, or before names were kept */
  verified_by: z.string().min(1).max(64).nullable(),
});
export type KeptDesk = Readonly<z.infer<typeof keptDeskSchema>>;
