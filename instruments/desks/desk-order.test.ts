import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DeskReader, type OrderedDesk, orderDesks, urgentDesks } from './desk-order.ts';

const KNOWN = { from: '2026-11-22T00:00:00+09:00', to: '2026-11-30T00:00:00+09:00' };
const NOON = Date.parse('2026-11-22T12:00:00+09:00');
const always = { ...KNOWN, spans: [KNOWN] };
const evening = {
  ...KNOWN,
  spans: [{ from: '2026-11-22T16:00:00+09:00', to: '2026-11-22T21:00:00+09:00' }],
};
const unknown = { ...KNOWN, spans: null };

const desk = (id: string, given: Partial<OrderedDesk> = {}): OrderedDesk => ({
  id,
  languages: ['ja'],
  ages: { from: null, to: null },
  areas: [],
  urgent: false,
  sort: 100,
  opening: evening,
  shownTo: null,
  ...given,
});
const adult: DeskReader = { language: 'ja', ages: { from: 16, to: null } };
const names = (desks: readonly OrderedDesk[]) => desks.map(({ id }) => id).join(' ');

describe('the order of desks', () => {
  it('puts those in the reader’s language first, at every way of writing it', () => {
    const desks = [
      desk('japanese', { opening: always, sort: 1 }),
      desk('vietnamese', { languages: ['ja', 'vi'], sort: 9 }),
      desk('chinese', { languages: ['zh'], sort: 9 }),
      desk('portuguese', { languages: ['pt'], sort: 9 }),
    ];
    const first = (language: DeskReader['language']) =>
      orderDesks(desks, { ...adult, language }, NOON)[0]?.id;
    expect(first('vi')).toBe('vietnamese');
    expect(first('zh-Hans')).toBe('chinese');
    expect(first('pt-BR')).toBe('portuguese');
    expect(first('ja-x-easy')).toBe('japanese');
    // nobody speaks Korean: then who can be reached
    expect(first('ko')).toBe('japanese');
  });

  it('puts desks for children first for children, and last for grown-ups', () => {
    const desks = [
      desk('everybody', { opening: always, sort: 1 }),
      desk('children', { ages: { from: null, to: 18 }, sort: 9 }),
      desk('old', { ages: { from: 65, to: null }, sort: 9 }),
    ];
    expect(names(orderDesks(desks, adult, NOON))).toBe('everybody children old');
    expect(names(orderDesks(desks, { language: 'ja-x-primary', ages: null }, NOON))).toBe(
      'children everybody old',
    );
    expect(names(orderDesks(desks, { language: 'ja-x-junior', ages: { from: 9, to: 15 } }, NOON))).toBe(
      'children everybody old',
    );
    expect(names(orderDesks(desks, { language: 'ja', ages: { from: 70, to: 90 } }, NOON))).toBe(
      'old everybody children',
    );
    expect(names(orderDesks(desks, { language: 'ja', ages: null }, NOON))).toBe('everybody children old');
  });

  it('then those who can be reached now, local ones first, and as the office sorted them', () => {
    const desks = [
      desk('closed', { sort: 1 }),
      desk('sentence', { sort: 2, opening: unknown }),
      desk('open', { sort: 9, opening: always }),
      desk('prefecture', { sort: 8, opening: always, areas: ['11'] }),
      desk('town', { sort: 7, opening: always, areas: ['111007'] }),
      desk('closed-town', { sort: 9, areas: ['111007'] }),
    ];
    expect(names(orderDesks(desks, adult, NOON))).toBe('town prefecture open closed-town closed sentence');
    const inTheEvening = Date.parse('2026-11-22T17:00:00+09:00');
    expect(names(orderDesks(desks, adult, inTheEvening))).toBe(
      'town closed-town prefecture closed open sentence',
    );
  });

  it('leaves out what has run out, unless the clock is wrong by days', () => {
    const desks = [desk('runs-out', { shownTo: '2026-11-24' }), desk('stays')];
    const at = (instant: string) => names(orderDesks(desks, adult, Date.parse(instant)));
    expect(at('2026-11-24T23:59:00+09:00')).toBe('runs-out stays');
    expect(at('2026-11-25T00:00:00+09:00')).toBe('stays');
    expect(at('2027-11-25T00:00:00+09:00')).toBe('runs-out stays');
  });

  it('keeps every desk, and does not hang on the order they come in', () => {
    const anyDesk = fc.record({
      id: fc.string({ minLength: 1 }),
      languages: fc.uniqueArray(fc.constantFrom('ja', 'en', 'vi'), { minLength: 1 }),
      ages: fc.record({ from: fc.constantFrom(null, 6, 40), to: fc.constantFrom(null, 18, 60) }),
      areas: fc.constantFrom([], ['11'], ['111007']),
      urgent: fc.boolean(),
      sort: fc.nat(3),
      opening: fc.constantFrom(always, evening, unknown),
      shownTo: fc.constant(null),
    });
    const desks = fc.uniqueArray(anyDesk, { selector: ({ id }) => id });
    fc.assert(
      fc.property(
        desks,
        fc.constantFrom<DeskReader>(adult, { language: 'vi', ages: null }),
        (all, reader) => {
          const ordered = orderDesks(all, reader, NOON);
          expect([...ordered].map(({ id }) => id).sort()).toEqual(all.map(({ id }) => id).sort());
          expect(names(orderDesks([...all].reverse(), reader, NOON))).toBe(names(ordered));
          const urgent = urgentDesks(all, reader, NOON);
          expect(urgent.length).toBe(Math.min(3, all.filter((one) => one.urgent).length));
          // neither reader is young
          expect(urgent.every((one) => one.urgent)).toBe(true);
        },
      ),
    );
  });
});

describe('desks beside a free text', () => {
  it('are the urgent ones, three at most, those who can be reached first', () => {
    const desks = [
      desk('evening', { urgent: true, sort: 1 }),
      desk('night', { urgent: true, sort: 8, opening: always, languages: ['en'] }),
      desk('day', { urgent: true, sort: 9, opening: always }),
      desk('other', { sort: 0, opening: always }),
      desk('late', { urgent: true, sort: 2 }),
    ];
    expect(names(urgentDesks(desks, adult, NOON))).toBe('day night evening');
    expect(urgentDesks([desk('other')], adult, NOON)).toEqual([]);
  });

  it('begin with those whom the reader may understand, also where their hours are a sentence', () => {
    const desks = [
      desk('japanese', { urgent: true, sort: 1, opening: always }),
      desk('japanese-2', { urgent: true, sort: 2, opening: always }),
      desk('for-children', { urgent: true, sort: 3, opening: always, ages: { from: null, to: 18 } }),
      desk('languages', { urgent: true, sort: 4, opening: unknown, languages: ['en', 'vi'] }),
      desk('languages-closed', { urgent: true, sort: 0, languages: ['vi'] }),
    ];
    const reader: DeskReader = { language: 'vi', ages: { from: 16, to: null } };
    expect(names(urgentDesks(desks, reader, NOON))).toBe('languages japanese japanese-2');
    // whoever may be grown up is not sent to a line for children before one for everybody
    expect(names(urgentDesks(desks, { ...reader, language: 'ja' }, NOON))).toBe(
      'japanese japanese-2 for-children',
    );
  });

  it('begin for a child with its own, as the list does', () => {
    const desks = [
      desk('grown-ups', { urgent: true, sort: 1, opening: always }),
      desk('grown-ups-2', { urgent: true, sort: 2, opening: always }),
      desk('night', { urgent: true, sort: 8, opening: always, ages: { from: null, to: 18 } }),
      desk('childline', { sort: 7, ages: { from: null, to: 18 } }),
      desk('old', { urgent: true, sort: 0, opening: always, ages: { from: 65, to: null } }),
    ];
    const child: DeskReader = { language: 'ja-x-primary', ages: null };
    expect(names(urgentDesks(desks, child, NOON))).toBe('night childline grown-ups');
    expect(names(orderDesks(desks, child, NOON))).toMatch(/^night childline grown-ups /);
    expect(names(urgentDesks(desks, adult, NOON))).toBe('grown-ups grown-ups-2 old');
  });
});
