import { describe, expect, it } from 'vitest';
import desks from '../../../fixtures/desks.json' with { type: 'json' };
import { deskDraftSchema, type KeptDesk, keptDeskSchema } from '../../../server/contract/desk-record.ts';
import { daysOfOpening } from './days-of-opening.ts';
import { deskDraft, NEW_DESK, typedDesk } from './desk-draft.ts';

const kept: readonly KeptDesk[] = desks.map((desk) => keptDeskSchema.parse(desk));
const draftOf = ({ id: _id, verified_on: _on, verified_by: _by, ...draft }: KeptDesk) => draft;

describe('a desk in the fields of the form', () => {
  it.each(kept.map((desk) => [desk.id, desk] as const))('%s comes back unchanged', (_id, desk) => {
    expect(deskDraft(typedDesk(desk))).toEqual(draftOf(desk));
  });

  it('with every kind of rule comes back unchanged', () => {
    const desk: KeptDesk = {
      ...(kept[0] as KeptDesk),
      kind: 'sns',
      uri: 'https://line.example/x',
      languages: ['ja', 'vi', 'fil'],
      audience: { age_from: 6, age_to: 18, areas: ['11', '111007'] },
      valid_from: '2026-11-01',
      valid_to: '2026-11-30',
      hours_rules: {
        kind: 'times',
        weekly: [{ weekdays: ['sat', 'sun'], weeks: [2, 4], from: '20:00', to: '05:00', next_day: true }],
        holidays: { rule: 'own', times: [{ from: '10:00', to: '24:00', next_day: false }] },
        monthly: [{ days: [10], from: '08:00', to: '08:00', next_day: true }],
        closed: [{ from: '12-29', to: '01-03' }],
      },
    };
    expect(deskDraft(typedDesk(desk))).toEqual(draftOf(desk));
  });

  it.each([
    ['9:00', '09:00'],
    ['９：００', '09:00'],
    ['9時', '09:00'],
    ['17時15分', '17:15'],
    [' 24:00 ', '24:00'],
    ['翌5時', '翌5時'],
    ['9', '9'],
  ])('understands %s as %s', (typed, sent) => {
    const time = { key: 0, from: typed, to: '24:00', next_day: false };
    const hours = { ...NEW_DESK.hours, weekly: [{ ...time, weekdays: [], weeks: [] }] };
    const { hours_rules } = deskDraft({ ...NEW_DESK, hours });
    expect(hours_rules.kind === 'times' && hours_rules.weekly[0]?.from).toBe(sent);
  });

  it.each([
    ['0120-279-338', 'tel:0120279338'],
    ['０１２０－２７９－３３８', 'tel:0120279338'],
    ['0120 (279) 338', 'tel:0120279338'],
    ['#9999', 'tel:#9999'],
  ])('makes the number %s one that can be pressed', (value, uri) => {
    expect(deskDraft({ ...NEW_DESK, value })).toMatchObject({ value, uri });
  });

  it('is of the shape that the server takes, also while nothing is filled in', () => {
    expect(deskDraftSchema.parse(deskDraft(NEW_DESK))).toEqual(deskDraft(NEW_DESK));
  });
});

describe('the coming days of a desk', () => {
  const at = (clock: string) => `2026-11-${clock}:00+09:00`;
  const known = { from: at('22T00:00'), to: at('25T00:00') };

  it('have their times, a night cut at midnight', () => {
    const spans = [
      { from: at('22T09:00'), to: at('22T17:15') },
      { from: at('22T20:00'), to: at('23T05:00') },
    ];
    expect(daysOfOpening({ ...known, spans })).toEqual([
      {
        day: '2026-11-22',
        allDay: false,
        spans: [
          { from: '9:00', to: '17:15' },
          { from: '20:00', to: '24:00' },
        ],
      },
      { day: '2026-11-23', allDay: false, spans: [{ from: '0:00', to: '5:00' }] },
      { day: '2026-11-24', allDay: false, spans: [] },
    ]);
  });

  it('say where one is open day and night, and nothing where the hours are a sentence', () => {
    expect(daysOfOpening({ ...known, spans: [known] })?.map(({ allDay }) => allDay)).toEqual([
      true,
      true,
      true,
    ]);
    expect(daysOfOpening({ ...known, spans: null })).toBeNull();
  });
});
