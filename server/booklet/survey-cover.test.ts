import jsQR from 'jsqr';
import { describe, expect, test } from 'vitest';
import type { Desk } from '../contract/api.ts';
import { surveySchema } from '../surveys/survey.ts';
import { surveyCover } from './survey-cover.ts';

const both = (ja: string, en: string) => ({ ja, en });
const survey = surveySchema.parse({
  kind: 'open',
  id: 'q',
  synthetic: true,
  title: both('調査', 'Survey'),
  organisation: both('県', 'Prefecture'),
  purpose: both('目的', 'Purpose'),
  eligibility: both('県民', 'Residents'),
  privacy: both('統計のみ', 'Statistics only'),
  minutes: 15,
  window: { opens: '2023-01-17', closes: '2023-02-10' },
  contact: { name: both('課', 'Office'), phone: '000-0000', hours: both('平日', 'weekdays') },
  consent: { version: '1', text: both('同意', 'Consent') },
  languages: ['ja', 'en'],
  questionnaire: { id: 'q', version: '1' },
  areaScheme: null,
  channels: [{ id: 'letter', label: both('手紙', 'Letter') }],
});
const desk: Desk = {
  id: 'd',
  name: both('窓口', 'Desk'),
  kind: 'tel',
  value: '0120-000-000',
  uri: 'tel:0120000000',
  fee: 'free',
  hours: both('24時間', 'day and night'),
  languages: ['ja'],
  ages: { from: null, to: null },
  areas: [],
  urgent: true,
  sort: 1,
  opening: { from: '2023-01-17T00:00:00+09:00', to: '2023-01-25T00:00:00+09:00', spans: null },
  shownTo: null,
  verified: true,
};
const printing = { address: 'https://survey.example/a/q', slip: null, unapproved: false };

describe('the cover of a survey', () => {
  test('says everything in the language of the booklet, days in both calendars', () => {
    expect(surveyCover(survey, [desk], 'ja', printing)).toMatchObject({
      title: '調査',
      organisation: '県',
      window: { opens: '2023年（令和5年）1月17日', closes: '2023年（令和5年）2月10日' },
      contact: { name: '課', phone: '000-0000', hours: '平日' },
      desks: [{ name: '窓口', value: '0120-000-000', detail: '24時間（無料）' }],
      specimen: false,
      synthetic: true,
    });
    expect(surveyCover(survey, [desk], 'ja-x-easy', printing).organisation).toBe('県');
    expect(surveyCover(survey, [desk], 'vi', printing)).toMatchObject({
      organisation: 'Prefecture',
      window: { opens: '17 January 2023' },
      desks: [{ detail: 'day and night (free of charge)' }],
    });
  });

  test('has a QR code that leads to the address, and none without an address', () => {
    const { web } = surveyCover(survey, [], 'ja', printing);
    const rows = web?.qr ?? [];
    const scale = 4;
    const width = rows.length * scale;
    const pixels = new Uint8ClampedArray(width * width * 4).fill(255);
    for (let y = 0; y < width; y += 1)
      for (let x = 0; x < width; x += 1)
        if (rows[Math.floor(y / scale)]?.[Math.floor(x / scale)] === '1')
          pixels.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3);
    expect(jsQR(pixels, width, width)?.data).toBe(printing.address);
    expect(surveyCover(survey, [], 'ja', { ...printing, address: null }).web).toBeNull();
  });
});
