/** Eras of the reformed calendar with their first day; the old calendar before 1873 is not converted. */
const ERAS = [
  { name: '令和', first: '2019-05-01' },
  { name: '平成', first: '1989-01-08' },
  { name: '昭和', first: '1926-12-25' },
  { name: '大正', first: '1912-07-30' },
  { name: '明治', first: '1873-01-01', firstYear: 1868 },
] as const;

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function partsOf(day: string): { year: number; month: number; date: number } {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  const [year, month, date] = (match?.slice(1) ?? []).map(Number) as [number, number, number];
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const longest = month === 2 && leap ? 29 : DAYS_IN_MONTH[month - 1];
  if (match === null || longest === undefined || date < 1 || date > longest) {
    throw new RangeError(`a day is written YYYY-MM-DD and must exist, got ${day}`);
  }
  return { year, month, date };
}

/**
 * A day (YYYY-MM-DD) in the Japanese calendar: 2023-01-17 is 令和5年1月17日, 2019-05-01 is 令和元年5月1日.
 * Throws RangeError for a day that does not exist or lies before 1873.
 */
export function japaneseEraDay(day: string): string {
  const { year, month, date } = partsOf(day);
  const era = ERAS.find(({ first }) => day >= first);
  if (era === undefined) throw new RangeError(`eras are known from 1873-01-01 on, got ${day}`);
  const eraYear = year - ('firstYear' in era ? era.firstYear : Number(era.first.slice(0, 4))) + 1;
  return `${era.name}${eraYear === 1 ? '元' : eraYear}年${month}月${date}日`;
}

/** A day in both calendars: 2023年1月17日(令和5年1月17日). Throws like japaneseEraDay. */
export function dayInBothCalendars(day: string): string {
  const { year, month, date } = partsOf(day);
  return `${year}年${month}月${date}日(${japaneseEraDay(day)})`;
}
