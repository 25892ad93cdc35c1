import type { HiddenReason } from '../contract/api.ts';
import type { DeskRecord } from './desk.ts';
import { addDays, daysBetween, type TokyoDay } from './tokyo-day.ts';

/** Days for which a check holds where an installation sets no other number (japan-conventions H-02). */
export const CHECK_DAYS = 90;

/** The rules of an installation about which desks residents see. */
export interface DeskRules {
  /** days for which a check holds */
  readonly checkDays: number;
  /** a demonstration also shows desks that nobody has checked, marked as such */
  readonly unverified: boolean;
}

/** Days on which the check still holds after this one: 0 on its last day. Null where there is none that holds. */
export function checkDaysLeft(
  { verified_on }: Pick<DeskRecord, 'verified_on'>,
  day: TokyoDay,
  checkDays: number,
): number | null {
  if (verified_on === null || verified_on > day) return null;
  const left = checkDays - daysBetween(verified_on, day);
  return left < 0 ? null : left;
}

/** Why residents do not see this desk on this day; empty where they do. */
export function hiddenReasons(
  desk: DeskRecord,
  day: TokyoDay,
  { checkDays, unverified }: DeskRules,
): readonly HiddenReason[] {
  const reasons: HiddenReason[] = [];
  if (desk.valid_from !== null && day < desk.valid_from) reasons.push('not-yet');
  if (desk.valid_to !== null && desk.valid_to < day) reasons.push('over');
  if (!unverified && checkDaysLeft(desk, day, checkDays) === null) {
    // a check that lies in the future is none
    const checked = desk.verified_on !== null && desk.verified_on <= day;
    reasons.push(checked ? 'check-run-out' : 'never-checked');
  }
  return reasons;
}

/** The last day on which it may be shown without anybody doing anything; null: until further notice. */
export function lastShownDay(desk: DeskRecord, { checkDays, unverified }: DeskRules): TokyoDay | null {
  const ends = [
    ...(desk.valid_to === null ? [] : [desk.valid_to]),
    ...(unverified || desk.verified_on === null ? [] : [addDays(desk.verified_on, checkDays)]),
  ];
  return ends.sort()[0] ?? null;
}
