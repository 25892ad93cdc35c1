import type {
  DeskDraft,
  DeskTime,
  HolidayRule,
  HoursRules,
  KeptDesk,
  Weekday,
} from '../../../server/contract/desk-record.ts';

export const WEEKDAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
export const TOPICS: readonly DeskDraft['topics'][number][] = [
  'urgent',
  'general',
  'children',
  'young-carers',
  'hikikomori',
  'foreign-residents',
  'partner-violence',
  'abuse',
];
/** Languages that a desk most often answers in; others are typed. */
export const DESK_LANGUAGES: readonly string[] = [
  'ja',
  'en',
  'zh',
  'ko',
  'vi',
  'pt',
  'es',
  'fil',
  'ne',
  'th',
  'id',
  'my',
];

/** Rows of the form stay themselves when another one is taken out. */
interface Row {
  readonly key: number;
}
export interface TypedTime extends Row, DeskTime {}
export interface TypedWeekly extends TypedTime {
  readonly weekdays: readonly Weekday[];
  readonly weeks: readonly number[];
}
export interface TypedMonthly extends TypedTime {
  readonly day: number;
}
export interface TypedClosed extends Row {
  readonly from: MonthDay;
  readonly to: MonthDay;
}
export interface MonthDay {
  readonly month: number;
  readonly day: number;
}

export interface TypedHours {
  readonly kind: HoursRules['kind'];
  readonly weekly: readonly TypedWeekly[];
  readonly holidays: HolidayRule['rule'];
  readonly holidayTimes: readonly TypedTime[];
  readonly monthly: readonly TypedMonthly[];
  readonly closed: readonly TypedClosed[];
}

/** A desk as it stands in the fields of the form. */
export interface TypedDesk {
  readonly nameJa: string;
  readonly nameEn: string;
  readonly kind: DeskDraft['kind'];
  readonly value: string;
  /** of a desk that is no telephone */
  readonly address: string;
  readonly fee: DeskDraft['fee'];
  readonly hoursJa: string;
  readonly hoursEn: string;
  readonly hours: TypedHours;
  readonly languages: readonly string[];
  readonly otherLanguages: string;
  readonly ageFrom: string;
  readonly ageTo: string;
  readonly areas: string;
  readonly topics: DeskDraft['topics'];
  readonly validFrom: string;
  readonly validTo: string;
  readonly source: string;
  readonly sort: string;
}

const NO_HOURS: TypedHours = {
  kind: 'times',
  weekly: [],
  holidays: 'as-weekday',
  holidayTimes: [],
  monthly: [],
  closed: [],
};

/** The empty form of a desk that is to be added. */
export const NEW_DESK: TypedDesk = {
  nameJa: '',
  nameEn: '',
  kind: 'tel',
  value: '',
  address: 'https://',
  fee: 'free',
  hoursJa: '',
  hoursEn: '',
  hours: NO_HOURS,
  languages: ['ja'],
  otherLanguages: '',
  ageFrom: '',
  ageTo: '',
  areas: '',
  topics: ['general'],
  validFrom: '',
  validTo: '',
  source: '',
  sort: '100',
};

/** A kept desk in the fields of the form. */
export function typedDesk(desk: KeptDesk): TypedDesk {
  const { name, hours, audience, languages } = desk;
  return {
    nameJa: name.ja,
    nameEn: name.en,
    kind: desk.kind,
    value: desk.value,
    address: desk.kind === 'tel' ? 'https://' : desk.uri,
    fee: desk.fee,
    hoursJa: hours.ja,
    hoursEn: hours.en,
    hours: typedHours(desk.hours_rules),
    languages: languages.filter((tag) => DESK_LANGUAGES.includes(tag)),
    otherLanguages: languages.filter((tag) => !DESK_LANGUAGES.includes(tag)).join('、'),
    ageFrom: audience.age_from === null ? '' : String(audience.age_from),
    ageTo: audience.age_to === null ? '' : String(audience.age_to),
    areas: audience.areas.join('、'),
    topics: desk.topics,
    validFrom: desk.valid_from ?? '',
    validTo: desk.valid_to ?? '',
    source: desk.source,
    sort: String(desk.sort),
  };
}

function typedHours(rules: HoursRules): TypedHours {
  if (rules.kind !== 'times') return { ...NO_HOURS, kind: rules.kind };
  return {
    kind: 'times',
    weekly: rules.weekly.map((time, key) => ({ ...time, key })),
    holidays: rules.holidays.rule,
    holidayTimes: (rules.holidays.rule === 'own' ? rules.holidays.times : []).map((time, key) => ({
      ...time,
      key,
    })),
    monthly: rules.monthly
      .flatMap(({ days, ...time }) => days.map((day) => ({ ...time, day })))
      .map((time, key) => ({ ...time, key })),
    closed: rules.closed.map(({ from, to }, key) => ({ from: monthDay(from), to: monthDay(to), key })),
  };
}

const monthDay = (text: string): MonthDay => ({
  month: Number(text.slice(0, 2)),
  day: Number(text.slice(3)),
});

/** What the form says, as it is sent. Full-width letters and 9時30分 are understood; what is wrong is left for the server to name. */
export function deskDraft(typed: TypedDesk): DeskDraft {
  const { kind, nameJa, nameEn, hoursJa, hoursEn } = typed;
  const value = typed.value.trim();
  return {
    name: { ja: nameJa.trim(), en: nameEn.trim() },
    kind,
    value,
    uri: kind === 'tel' ? `tel:${plain(value).replaceAll(/[-‐‑–—−ー\s()]/g, '')}` : typed.address.trim(),
    fee: typed.fee,
    hours: { ja: hoursJa.trim(), en: hoursEn.trim() },
    hours_rules: hoursRules(typed.hours),
    languages: [
      ...DESK_LANGUAGES.filter((tag) => typed.languages.includes(tag)),
      ...pieces(typed.otherLanguages),
    ],
    audience: { age_from: ageOf(typed.ageFrom), age_to: ageOf(typed.ageTo), areas: pieces(typed.areas) },
    topics: TOPICS.filter((topic) => typed.topics.includes(topic)),
    valid_from: typed.validFrom === '' ? null : typed.validFrom,
    valid_to: typed.validTo === '' ? null : typed.validTo,
    source: typed.source.trim(),
    sort: Number(typed.sort),
  };
}

/** The rules of the hours as they are sent. */
export function hoursRules({ kind, ...hours }: TypedHours): HoursRules {
  if (kind !== 'times') return { kind };
  return {
    kind,
    weekly: hours.weekly.map((row) => ({
      weekdays: WEEKDAYS.filter((weekday) => row.weekdays.includes(weekday)),
      weeks: [...row.weeks].sort(),
      ...timeOf(row),
    })),
    holidays:
      hours.holidays === 'own'
        ? { rule: 'own', times: hours.holidayTimes.map(timeOf) }
        : { rule: hours.holidays },
    monthly: hours.monthly.map((row) => ({ days: [row.day], ...timeOf(row) })),
    closed: hours.closed.map(({ from, to }) => ({ from: dayOfYear(from), to: dayOfYear(to) })),
  };
}

const timeOf = ({ from, to, next_day }: DeskTime): DeskTime => ({
  from: clockOf(from),
  to: clockOf(to),
  next_day,
});

const plain = (text: string): string => text.normalize('NFKC').trim();

/** 9:00, ９：００, 9時, 9時30分 → 09:00, 09:30; what is none of these stays as it is. */
function clockOf(text: string): string {
  const [, hour, minute] = /^(\d{1,2})\s*[:時]\s*(?:(\d{2})\s*分?)?$/.exec(plain(text)) ?? [];
  return hour === undefined ? plain(text) : `${hour.padStart(2, '0')}:${minute ?? '00'}`;
}

const dayOfYear = ({ month, day }: MonthDay): string =>
  `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

const pieces = (text: string): string[] =>
  plain(text)
    .split(/[、,\s]+/)
    .filter((piece) => piece !== '');

const ageOf = (text: string): number | null => (plain(text) === '' ? null : Number(plain(text)));
