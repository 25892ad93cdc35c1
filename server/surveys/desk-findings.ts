import { hasValidCheckDigit } from '../../instruments/areas/municipality-code.ts';
import type { DeskDraft, DeskTime, HoursRules } from '../contract/desk-record.ts';
import type { Finding } from '../problems/problem.ts';
import { isDayOfYear, minutesOfTime } from './desk-time.ts';

/**
 * Everything that is wrong with what was written about a desk, each with its place and a sentence that says what to do.
 * Empty when the desk can be kept.
 */
export function deskFindings(desk: DeskDraft): readonly Finding[] {
  return [
    ...textFindings(desk),
    ...addressFindings(desk),
    ...hoursFindings(desk.hours_rules),
    ...audienceFindings(desk),
    ...validityFindings(desk),
  ];
}

function finding(code: string, where: string, ja: string, en: string): Finding {
  return { code: `desk.${code}`, where, message: { ja, en } };
}
const isBlank = (text: string): boolean => text.trim() === '';

function textFindings({ name, value, hours, source }: DeskDraft): readonly Finding[] {
  const fields = [
    ['name.ja', name.ja, '窓口の名前', 'the name in Japanese'],
    ['name.en', name.en, '窓口の英語名', 'the name in English'],
    ['value', value, '電話番号またはアドレス', 'the number or address as printed'],
    ['hours.ja', hours.ja, '受付時間の説明', 'the hours in Japanese words'],
    ['hours.en', hours.en, '受付時間の英語の説明', 'the hours in English words'],
    ['source', source, '情報の出どころ', 'where number and hours come from'],
  ] as const;
  return fields
    .filter(([, text]) => isBlank(text))
    .map(([where, , ja, en]) => finding('empty', where, `${ja}を入力してください。`, `Enter ${en}.`));
}

function addressFindings({ kind, value, uri, languages }: DeskDraft): readonly Finding[] {
  const findings: Finding[] = [];
  // a telephone has one field for both: that nothing stands in it is said once
  const empty = kind === 'tel' && isBlank(value);
  if (!empty && (kind === 'tel' ? !/^tel:[+#*]?[0-9#*]{2,20}$/.test(uri) : !isWebAddress(uri))) {
    findings.push(
      kind === 'tel'
        ? finding(
            'number',
            'uri',
            '電話番号は、数字・ハイフン・#・* で入力してください（例：0120-279-338）。',
            'Write the telephone number with digits, hyphens, # and * (0120-279-338).',
          )
        : finding(
            'address',
            'uri',
            'リンク先は、https:// で始まるアドレスを入力してください。',
            'Write the address so that it begins with https://.',
          ),
    );
  }
  if (languages.length === 0) {
    findings.push(
      finding(
        'no-language',
        'languages',
        '対応している言語を1つ以上選んでください。',
        'Choose at least one language in which somebody answers.',
      ),
    );
  }
  for (const [place, tag] of languages.entries()) {
    if (isLanguage(tag) && languages.indexOf(tag) === place) continue;
    findings.push(
      finding(
        'language',
        `languages.${place}`,
        `「${tag}」は言語の記号ではないか、2回選ばれています（例：ja、en、vi）。`,
        `"${tag}" is no language tag or stands twice (ja, en, vi).`,
      ),
    );
  }
  return findings;
}

function isWebAddress(text: string): boolean {
  return /^https:\/\/\S+$/.test(text) && URL.canParse(text) && new URL(text).username === '';
}

function isLanguage(tag: string): boolean {
  try {
    return /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(tag) && Intl.getCanonicalLocales(tag)[0] === tag;
  } catch {
    return false;
  }
}

const timeFinding = (where: string, { from, to }: DeskTime): Finding =>
  finding(
    'time',
    where,
    `「${from}」から「${to}」までは、受付時間になりません。9:00、24:00 のように書き、日をまたぐときは「翌日」を選んでください（24時間を超える時間は書けません）。`,
    `"${from}" to "${to}" is no time of a day. Write 09:00, 24:00; choose "next day" for a time over midnight (at most 24 hours).`,
  );

/** What is wrong with the rules of its hours alone. */
export function hoursFindings(rules: HoursRules): readonly Finding[] {
  if (rules.kind !== 'times') return [];
  const at = (place: string) => `hours_rules.${place}`;
  const times: (readonly [string, DeskTime])[] = [
    ...rules.weekly.map((time, place) => [at(`weekly.${place}`), time] as const),
    ...rules.monthly.map((time, place) => [at(`monthly.${place}`), time] as const),
    ...(rules.holidays.rule === 'own' ? rules.holidays.times : []).map(
      (time, place) => [at(`holidays.times.${place}`), time] as const,
    ),
  ];
  const findings = times
    .filter(([, time]) => minutesOfTime(time) === null)
    .map(([where, time]) => timeFinding(where, time));
  if (rules.weekly.length + rules.monthly.length === 0) {
    findings.push(
      finding(
        'no-times',
        'hours_rules',
        '曜日または毎月の日の受付時間を、1つ以上入力してください。',
        'Enter the times of at least one weekday or day of the month.',
      ),
    );
  }
  for (const [place, { weekdays }] of rules.weekly.entries()) {
    if (weekdays.length > 0) continue;
    findings.push(
      finding(
        'no-weekday',
        at(`weekly.${place}`),
        '曜日を1つ以上選んでください。',
        'Choose at least one weekday.',
      ),
    );
  }
  for (const [place, { days }] of rules.monthly.entries()) {
    if (days.length > 0) continue;
    findings.push(
      finding(
        'no-day',
        at(`monthly.${place}`),
        '毎月の何日かを、1から31までの数字で入力してください。',
        'Enter days of the month, from 1 to 31.',
      ),
    );
  }
  if (rules.holidays.rule === 'own' && rules.holidays.times.length === 0) {
    findings.push(
      finding(
        'no-times',
        at('holidays'),
        '祝日の受付時間を入力してください。受け付けないときは「休み」を選んでください。',
        'Enter the times of holidays, or choose "closed".',
      ),
    );
  }
  for (const [place, { from, to }] of rules.closed.entries()) {
    if (isDayOfYear(from) && isDayOfYear(to)) continue;
    findings.push(
      finding(
        'closed-days',
        at(`closed.${place}`),
        `「${from}」から「${to}」までは、毎年の休みになりません。12月29日から1月3日までのように、月と日を入力してください。`,
        `"${from}" to "${to}" are no days of the year. Write month and day, 12-29 to 01-03.`,
      ),
    );
  }
  return findings;
}

function audienceFindings({ audience }: DeskDraft): readonly Finding[] {
  const { age_from, age_to, areas } = audience;
  const findings = areas
    .map((code, place) => ({ code, place }))
    .filter(({ code, place }) => !isArea(code) || areas.indexOf(code) !== place)
    .map(({ code, place }) =>
      finding(
        'area',
        `audience.areas.${place}`,
        `「${code}」は地域のコードではないか、2回書かれています。都道府県は2桁（埼玉県は11）、市区町村は6桁の全国地方公共団体コードで入力してください。`,
        `"${code}" is no code of an area or stands twice. Write two digits for a prefecture (Saitama: 11), six for a municipality.`,
      ),
    );
  if (age_from !== null && age_to !== null && age_to < age_from) {
    findings.push(
      finding(
        'ages',
        'audience.age_to',
        `${age_from}歳から${age_to}歳までになっています。年齢の順を確かめてください。`,
        `The ages run from ${age_from} to ${age_to}. Write the younger age first.`,
      ),
    );
  }
  return findings;
}

const isArea = (code: string): boolean =>
  /^(0[1-9]|[1-3]\d|4[0-7])$/.test(code) ||
  (/^(0[1-9]|[1-3]\d|4[0-7])/.test(code) && hasValidCheckDigit(code));

function validityFindings({ valid_from, valid_to }: DeskDraft): readonly Finding[] {
  const findings = (
    [
      ['valid_from', valid_from],
      ['valid_to', valid_to],
    ] as const
  )
    .filter(([, day]) => day !== null && !isDay(day))
    .map(([where, day]) =>
      finding(
        'day',
        where,
        `「${day}」は暦にない日です。2026-04-01 のように入力してください。`,
        `"${day}" is no day of the calendar. Write it as 2026-04-01.`,
      ),
    );
  if (findings.length === 0 && valid_from !== null && valid_to !== null && valid_to < valid_from) {
    findings.push(
      finding(
        'validity',
        'valid_to',
        `表示する期間が、${valid_from}から${valid_to}までになっています。日の順を確かめてください。`,
        `It is to be shown from ${valid_from} to ${valid_to}. Write the earlier day first.`,
      ),
    );
  }
  return findings;
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const instant = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().slice(0, 10) === text;
}
