import { describe, expect, it } from 'vitest';
import { renderStaticPage } from '../../../client/form/static/render-static-page.tsx';
import { type FormLanguage, formLanguageSchema } from '../../../instruments/definition/localized-text.ts';
import { rubySegments, withoutRuby } from '../../../instruments/definition/ruby.ts';
import { formTexts } from '../../../instruments/form-texts/form-texts.ts';
import { privacyTexts } from '../../../instruments/privacy-texts/privacy-texts.ts';
import type { PublicSurvey } from '../../contract/api.ts';
import { formPage } from './form-page.ts';

const both = (text: string) => ({ ja: `日本語の${text}`, en: `English ${text}` });
const survey = (changes: Partial<PublicSurvey> = {}): PublicSurvey => ({
  id: 'trial',
  kind: 'invitation',
  synthetic: true,
  state: 'open',
  title: both('title <b>'),
  organisation: both('organisation'),
  purpose: both('purpose'),
  eligibility: both('eligibility'),
  privacy: both('privacy'),
  notice: { anonymity: null, retention: null, freeText: null, contractor: null },
  results: { expected: null, address: null, summary: null },
  minutes: 7,
  window: { opens: '2026-11-01', closes: '2026-11-20' },
  acceptedUntil: '2026-11-23',
  contact: { name: both('contact'), phone: '000-000-0000', hours: both('hours') },
  consent: { version: '1', text: both('consent') },
  languages: [...formLanguageSchema.options],
  unapproved: ['vi'],
  channels: ['letter'],
  sharedChannels: [],
  questionnaire: { id: 'q', version: '1', sha256: '0'.repeat(64) },
  form: '1'.repeat(64),
  ages: null,
  careBesideText: true,
  desks: [],
  servedAt: '2026-11-10T12:00:00+09:00',
  ...changes,
});
const assets = { script: '/assets/form.js', preloads: [], styles: [] };
const privacyIn = (language: FormLanguage, changes?: Partial<PublicSurvey>, readings = true) =>
  formPage({
    survey: survey(changes),
    language,
    screen: { name: 'privacy' },
    action: '/a/trial/privacy',
    sealed: null,
    readings,
    channel: { id: 'letter', shared: false },
    assets,
    render: renderStaticPage,
  });
const pageIn = (language: FormLanguage, changes?: Partial<PublicSurvey>) =>
  formPage({
    survey: survey(changes),
    language,
    screen:
      changes?.state === undefined || changes.state === 'open'
        ? { name: 'cover', first: null, startToken: 'token', code: '', asked: false }
        : { name: 'ended', reason: changes.state, refused: false },
    action: '/a/trial',
    sealed: null,
    readings: true,
    channel: { id: 'letter', shared: false },
    assets,
    render: renderStaticPage,
  });

describe('the page of the form before any script', () => {
  it.each(formLanguageSchema.options)(
    'in %s is in that language, and marks the survey’s own sentences',
    (language) => {
      const page = pageIn(language);
      const text = formTexts[language];
      expect(page).toContain(`<html lang="${language}">`);
      const plain = page.replaceAll(/<rt[^>]*>[^<]*<\/rt>|<\/?ruby>/g, '');
      for (const sentence of [text.purpose, text.voluntaryValue, text.desks])
        expect(plain).toContain(withoutRuby(sentence));
      expect(page).not.toMatch(/[《》｜]/);
      const own = text.page === 'ja' ? '日本語のpurpose' : 'English purpose';
      expect(page).toContain(
        language === text.page ? `${own}</dd>` : `<span lang="${text.page}">${own}</span></dd>`,
      );
      // and says above them where they are not in that language; junior high school reads Japanese as everybody does
      const told = plain.includes(withoutRuby(text.otherLanguage));
      expect(told).toBe(!['ja', 'ja-x-junior', 'en'].includes(language));
      expect(page).not.toContain('title <b>');
    },
  );

  it('has readings as ruby that a screen reader leaves out', () => {
    const page = pageIn('ja-x-easy');
    const first = rubySegments(formTexts['ja-x-easy'].minutes).find(({ reading }) => reading !== undefined);
    expect(page).toContain(`<ruby>${first?.text}<rt aria-hidden="true">${first?.reading}</rt></ruby>`);
  });

  it('notes an unapproved translation in its language and in Japanese', () => {
    expect(pageIn('vi')).toContain(formTexts.vi.unapproved);
    expect(pageIn('vi')).toContain(`<p lang="ja">${formTexts.ja.unapproved}</p>`);
    expect(pageIn('ko')).not.toContain('role="note"');
  });

  it.each(['closed', 'not-open-yet'] as const)('says that the survey is %s', (state) => {
    const heading = state === 'closed' ? formTexts.vi.closedHeading : formTexts.vi.notOpenHeading;
    expect(pageIn('vi', { state })).toContain(heading);
    expect(pageIn('vi')).not.toContain(heading);
  });
});

describe('the privacy notice of a survey', () => {
  const own = {
    anonymity: both('own anonymity'),
    retention: both('own retention'),
    freeText: both('own readers'),
    contractor: both('own contractor'),
  };
  const plainOf = (page: string) => page.replaceAll(/<rt[^>]*>[^<]*<\/rt>|<\/?ruby>/g, '');

  it.each(formLanguageSchema.options)(
    'in %s says what ours says where the office says nothing',
    (language) => {
      const page = privacyIn(language);
      const p = privacyTexts[language];
      const plain = plainOf(page);
      for (const sentence of [
        p.anonymityInvitation,
        p.keptNot,
        p.keptWrongCodes,
        p.deviceOther,
        p.retentionAsk,
        p.freeText,
        p.thirdText,
      ])
        expect(plain).toContain(withoutRuby(sentence));
      expect(plain).toContain('000-000-0000');
      expect(plain).not.toContain(withoutRuby(p.contractor));
      expect(page).toContain(`<title>${withoutRuby(p.heading)} – `);
      expect(page).not.toMatch(/[《》｜]/);
      // for the way out
      expect(page.match(/<script/g)).toHaveLength(1);
      // its buttons ask for the same page in another language; nothing is sent
      expect(page).toContain('action="/a/trial/privacy" method="get"');
    },
  );

  it('has the words of the office where it has some, marked with their language', () => {
    const page = privacyIn('vi', { notice: own });
    for (const { en } of Object.values(own)) expect(page).toContain(`<span lang="en">${en}</span>`);
    const plain = plainOf(privacyIn('ja', { notice: own }));
    expect(plain).toContain('日本語のown readers');
    expect(plain).not.toContain(privacyTexts.ja.freeText);
    expect(plain).not.toContain(privacyTexts.ja.anonymityInvitation);
    // what the system does is said all the same
    expect(plain).toContain(privacyTexts.ja.retentionInvitation);
  });

  it('says of an open survey nothing about codes', () => {
    const plain = plainOf(privacyIn('ja', { kind: 'open' }));
    const p = privacyTexts.ja;
    expect(plain).toContain(p.anonymityOpen);
    expect(plain).toContain(p.retentionOpen);
    for (const sentence of [
      p.anonymityInvitation,
      p.keptWithInvitation,
      p.keptWrongCodes,
      p.deviceOther,
      p.retentionInvitation,
    ])
      expect(plain).not.toContain(sentence);
    expect(plain).not.toContain(p.deviceShared);
    expect(plainOf(privacyIn('ja', { sharedChannels: ['letter'] }))).toContain(p.deviceShared);
  });

  it('hides the readings where asked', () => {
    expect(privacyIn('ja-x-easy', {}, false)).toContain('class="without-readings"');
  });
});

describe('what came of the answers', () => {
  const closed = (results: Partial<PublicSurvey['results']>) =>
    pageIn('ja', { state: 'closed', results: { expected: null, address: null, summary: null, ...results } });

  it('is announced, promised or shown with its link, whatever is known', () => {
    expect(closed({})).toContain(formTexts.ja.resultsUndecided);
    expect(closed({ expected: '2027-03' })).toContain('2027年（令和9年）3月ごろに公表する予定です');
    expect(closed({ expected: '2027-03-19' })).toContain('3月19日（金）ごろ');
    const told = closed({ address: 'https://www.example.jp/kekka', summary: both('summary') });
    expect(told).toContain('日本語のsummary');
    expect(told).toMatch(
      /href="https:\/\/www\.example\.jp\/kekka" target="_blank" rel="noreferrer noopener"/,
    );
    expect(told).not.toContain(formTexts.ja.resultsUndecided);
    expect(pageIn('ja', { state: 'not-open-yet' })).not.toContain(formTexts.ja.resultsUndecided);
  });
});
