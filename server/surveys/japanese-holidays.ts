import holidayJp from '@holiday-jp/holiday_jp';
import type { TokyoDay } from './tokyo-day.ts';

/** Which days are holidays, and up to which day that is known. */
export interface HolidayCalendar {
  readonly lastDay: TokyoDay;
  isHoliday(day: TokyoDay): boolean;
}

/**
 * Holidays of Japan with 振替休日 and 国民の休日, from the kept list of the package @holiday-jp/holiday_jp. It is read by ISO
 * date alone: its functions on Date go by the zone of the machine. Those of the equinoxes beyond next year are computed,
 * for the Cabinet Office fixes them each February for the year after; and a holiday that a new law moves or adds is in it
 * only after the package has been brought up to date (docs/desks.md).
 */
export const japaneseHolidays: HolidayCalendar = Object.freeze({
  lastDay: '2050-12-31',
  isHoliday: (day: TokyoDay) => Object.hasOwn(holidayJp.holidays, day),
});
