import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DeskDraft, deskDraftSchema } from '../contract/desk-record.ts';
import { deskRecordSchema } from './desk.ts';
import { deskFindings } from './desk-findings.ts';
import { openingOf } from './desks.ts';

const good: DeskDraft = {
  name: { ja: '架空の窓口', en: 'Fictional desk' },
  kind: 'tel',
  value: '000-000-0000',
  uri: 'tel:0000000000',
  fee: 'free',
  hours: { ja: '平日9時〜17時', en: 'Weekdays 9:00–17:00' },
  hours_rules: {
    kind: 'times',
    weekly: [{ weekdays: ['mon'], weeks: [], from: '09:00', to: '17:00', next_day: false }],
    holidays: { rule: 'closed' },
    monthly: [],
    closed: [],
  },
  languages: ['ja'],
  audience: { age_from: null, age_to: null, areas: [] },
  topics: ['general'],
  valid_from: null,
  valid_to: null,
  source: 'made up',
  sort: 1,
};
const times = (part: object) => ({
  hours_rules: { ...good.hours_rules, ...part } as DeskDraft['hours_rules'],
});
const weekly = (part: object) =>
  times({ weekly: [{ weekdays: ['mon'], weeks: [], from: '09:00', to: '17:00', next_day: false, ...part }] });

describe('what is wrong with a desk', () => {
  it('is nothing in a good one', () => expect(deskFindings(good)).toEqual([]));

  it.each<[string, Partial<DeskDraft>, string]>([
    ['desk.empty', { name: { ja: ' ', en: 'x' } }, 'name.ja'],
    ['desk.empty', { hours: { ja: 'x', en: '' } }, 'hours.en'],
    ['desk.empty', { value: '' }, 'value'],
    // the form makes the one of the other: one omission, one finding
    ['desk.empty', { value: ' ', uri: 'tel:' }, 'value'],
    ['desk.empty', { source: '\n' }, 'source'],
    ['desk.number', { uri: 'tel:' }, 'uri'],
    ['desk.number', { uri: 'tel:0120-1' }, 'uri'],
    ['desk.number', { uri: 'https://x.example' }, 'uri'],
    ['desk.address', { kind: 'web', uri: 'http://x.example' }, 'uri'],
    ['desk.address', { kind: 'web', uri: 'javascript:alert(1)' }, 'uri'],
    ['desk.address', { kind: 'web', uri: 'https://user@x.example' }, 'uri'],
    ['desk.address', { kind: 'chat', uri: 'https://' }, 'uri'],
    ['desk.no-language', { languages: [] }, 'languages'],
    ['desk.language', { languages: ['ja', 'Vietnamesisch!'] }, 'languages.1'],
    ['desk.language', { languages: ['ja', 'ja'] }, 'languages.1'],
    ['desk.time', weekly({ to: '09:00' }), 'hours_rules.weekly.0'],
    ['desk.time', weekly({ from: '9時' }), 'hours_rules.weekly.0'],
    ['desk.time', weekly({ to: '25:00' }), 'hours_rules.weekly.0'],
    ['desk.time', weekly({ next_day: true }), 'hours_rules.weekly.0'],
    ['desk.no-weekday', weekly({ weekdays: [] }), 'hours_rules.weekly.0'],
    ['desk.no-times', times({ weekly: [] }), 'hours_rules'],
    ['desk.no-times', times({ holidays: { rule: 'own', times: [] } }), 'hours_rules.holidays'],
    [
      'desk.time',
      times({ holidays: { rule: 'own', times: [{ from: '', to: '', next_day: false }] } }),
      'hours_rules.holidays.times.0',
    ],
    [
      'desk.no-day',
      times({ monthly: [{ days: [], from: '08:00', to: '09:00', next_day: false }] }),
      'hours_rules.monthly.0',
    ],
    ['desk.closed-days', times({ closed: [{ from: '12-29', to: '02-30' }] }), 'hours_rules.closed.0'],
    ['desk.area', { audience: { ...good.audience, areas: ['48'] } }, 'audience.areas.0'],
    ['desk.area', { audience: { ...good.audience, areas: ['11', '111008'] } }, 'audience.areas.1'],
    ['desk.area', { audience: { ...good.audience, areas: ['11', '11'] } }, 'audience.areas.1'],
    ['desk.ages', { audience: { ...good.audience, age_from: 18, age_to: 6 } }, 'audience.age_to'],
    ['desk.day', { valid_from: '2026-02-29' }, 'valid_from'],
    ['desk.day', { valid_to: 'soon' }, 'valid_to'],
    ['desk.validity', { valid_from: '2026-12-01', valid_to: '2026-11-30' }, 'valid_to'],
  ])('%s for %j', (code, change, where) => {
    expect(deskFindings({ ...good, ...change })).toEqual([
      { code, where, message: { ja: expect.stringMatching(/。$|）。$/), en: expect.stringMatching(/\.$/) } },
    ]);
  });

  it('is named all at once', () => {
    const { name, value, ...rest } = good;
    const findings = deskFindings({
      ...rest,
      ...weekly({ from: 'x', weekdays: [] }),
      name: { ja: '', en: '' },
      value: '',
      languages: [],
      valid_to: 'x',
    });
    expect(findings.map(({ code }) => code)).toEqual([
      'desk.empty',
      'desk.empty',
      'desk.empty',
      'desk.no-language',
      'desk.time',
      'desk.no-weekday',
      'desk.day',
    ]);
  });

  it('is said by the schema of what is stored, with its place', () => {
    const kept = { ...good, id: 'x', verified_on: null, verified_by: null };
    expect(deskRecordSchema.parse(kept)).toEqual(kept);
    const wrong = deskRecordSchema.safeParse({ ...kept, ...weekly({ to: '9' }), value: '' });
    expect(wrong.error?.issues.map(({ path }) => path.join('.'))).toEqual(['value', 'hours_rules.weekly.0']);
  });

  it('is nothing only where the hours can be worked out', () => {
    const clock = fc.constantFrom('', '9', '00:00', '08:30', '12:00', '23:59', '24:00', '24:01', '99:99');
    const time = fc.record({ from: clock, to: clock, next_day: fc.boolean() });
    fc.assert(
      fc.property(fc.array(time, { maxLength: 3 }), fc.array(time, { maxLength: 2 }), (all, own) => {
        const desk = deskDraftSchema.parse({
          ...good,
          ...times({
            weekly: all.map((one) => ({ weekdays: ['mon', 'sun'], weeks: [], ...one })),
            holidays: { rule: 'own', times: own },
          }),
        });
        const findings = deskFindings(desk);
        // a Sunday, and a holiday on the Monday after it
        const opening = () => openingOf(desk, '2026-11-22');
        if (findings.length === 0) expect(opening().spans).not.toBeNull();
        else if (findings.some(({ code }) => code === 'desk.time')) expect(opening).toThrow(RangeError);
      }),
    );
  });
});
