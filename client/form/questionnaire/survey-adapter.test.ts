import { readdirSync, readFileSync } from 'node:fs';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { englishStrings, type SurveyModel, surveyLocalization } from 'survey-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composeQuestionnaire } from '../../../instruments/composition/compose-questionnaire.ts';
import { type FormLanguage, formLanguageSchema } from '../../../instruments/definition/localized-text.ts';
import { parseDefinitions } from '../../../instruments/definition/parse-definitions.ts';
import { rubySegments, withoutRuby } from '../../../instruments/definition/ruby.ts';
import { type FormTexts, texts as japanese } from '../../../instruments/form-texts/ja.ts';
import type { PublicSurvey, PublishedForm } from '../../../server/contract/api.ts';
import { FormContextProvider } from '../form-context.ts';
import { loadTexts } from '../language/load-texts.ts';
import type { QuestionnaireForm } from './questionnaire-form.ts';
import { fillQuestionnaire } from './survey-adapter.tsx';

const folder = new URL('../../../instruments/', import.meta.url);
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
  /^(library|questionnaires|areas)\/.*\.json$/.test(name),
);
const definitions = parseDefinitions(
  new Map(files.map((name) => [name, readFileSync(new URL(name, folder), 'utf8')])),
);

/** A questionnaire as the server sends it, in the languages given. */
function publishedForm(
  id: string,
  languages: readonly FormLanguage[],
): Pick<PublishedForm, 'form' | 'closing'> {
  const recipe = definitions.recipes.find(({ value }) => value.id === id)?.value;
  if (!recipe) throw new Error(`there is no questionnaire ${id}`);
  const { form, closing } = composeQuestionnaire(
    { ...recipe, languages: [...languages] },
    definitions.instruments.map(({ value }) => value),
    definitions.overlays.map(({ value }) => value),
    definitions.derived.map(({ value }) => value),
  );
  return structuredClone({ form, closing: closing ?? [] }) as unknown as Pick<
    PublishedForm,
    'form' | 'closing'
  >;
}

const english = await textsIn('en');
async function textsIn(language: FormLanguage): Promise<FormTexts> {
  const texts = await loadTexts(language);
  if (texts === null) throw new Error(`there are no texts in ${language}`);
  return texts;
}

const { form: published } = publishedForm('saitama-2023', ['ja', 'en']);
const begin = (language: 'ja' | 'en' = 'ja'): QuestionnaireForm =>
  fillQuestionnaire(
    { form: published, closing: [] },
    language,
    (language === 'ja' ? japanese : english).survey,
  );

describe('the questionnaire being filled in', () => {
  it('counts the pages that are shown, and tells when the position changes', () => {
    const form = begin();
    const seen: number[] = [];
    const first = form.position();
    expect(first.page).toBe(1);
    // two pages hang on answers that nobody has given yet
    expect(first.pages).toBeGreaterThan(20);
    expect(first.pages).toBeLessThan(published.pages.length);
    expect(form.position()).toBe(first);
    const stop = form.subscribe(() => seen.push(form.position().page));
    expect(form.next()).toBe('moved');
    form.back();
    stop();
    form.next();
    expect(seen).toEqual([2, 1]);
    expect(form.position().page).toBe(2);
  });

  it('can be skipped from beginning to end and then has no answers', () => {
    const form = begin();
    let steps = 1;
    while (form.next() === 'moved') steps += 1;
    expect(steps).toBe(form.position().pages);
    expect(form.position().page).toBe(steps);
    expect(form.hasAnswers()).toBe(false);
    expect(form.answers()).toEqual({});
  });

  it('knows the wording of items and of rows in the language shown', () => {
    const form = begin();
    expect(form.wordingOf('loneliness_direct')).toContain('孤独であると感じること');
    expect(form.wordingOf('communication.phone')).toMatch(/ 電話（/);
    form.show('en', english.survey);
    expect(form.wordingOf('loneliness_direct')).toMatch(/lonely/);
    expect(form.wordingOf('nothing_like_this')).toBeNull();
    expect(form.wordingOf('__proto__')).toBeNull();
    expect(begin('en').wordingOf('age')).toMatch(/old/);
  });

  it('opens the page of an item, and none for an item that is not shown', () => {
    const form = begin();
    form.goTo('age');
    const { page, title } = form.position();
    expect(page).toBeGreaterThan(10);
    expect(title).toContain('ご自身');
    form.goTo('support_not_received_reasons');
    form.goTo('nothing_like_this');
    expect(form.position().page).toBe(page);
  });
});

const SURVEY = {
  kind: 'open',
  languages: ['ja'],
  unapproved: [],
  ages: null,
  careBesideText: true,
  desks: [],
} as unknown as PublicSurvey;

/** The current page as the browser gets it. */
function drawn(form: QuestionnaireForm, language: FormLanguage, t: FormTexts): string {
  const context = {
    survey: SURVEY,
    language,
    t,
    text: () => '',
    chooseLanguage: () => undefined,
    languageFailed: false,
    readings: { shown: true, show: () => undefined },
    leave: () => undefined,
    plain: false,
    saving: false,
    shared: false,
    clock: () => 0,
    otherDevice: null,
  };
  return renderToStaticMarkup(createElement(FormContextProvider, { value: context }, form.questions()));
}

const modelOf = (form: QuestionnaireForm): SurveyModel => form.questions().props.children.props.model;

/** Answers that cannot be right, one after the other, to the questions of the current page. */
function* mistakes(model: SurveyModel): Generator<string> {
  for (const question of model.currentPage.visibleQuestions) {
    const type = question.getType();
    const wrong: unknown[] = [];
    if (type === 'text' && question.inputType === 'number') wrong.push('abc', -1, 999, 1.5, '');
    else if (type === 'text' || type === 'comment') wrong.push('あ'.repeat(question.maxLength + 1));
    else if (type === 'checkbox')
      wrong.push(question.visibleChoices.map(({ value }: { value: number }) => value));
    for (const value of wrong) {
      question.value = value;
      yield `${question.name} ${JSON.stringify(value).slice(0, 20)}`;
    }
    question.clearValue();
  }
}

describe('what SurveyJS shows of its own', () => {
  const own = surveyLocalization.locales.en;
  // every string that SurveyJS has, in its default language: one that we do not replace is seen by its name
  beforeAll(() => {
    expect(Object.keys(englishStrings).length).toBeGreaterThan(100);
    surveyLocalization.locales.en = Object.fromEntries(
      Object.keys(englishStrings).map((key) => [key, `⟦${key}⟧`]),
    );
  });
  afterAll(() => {
    surveyLocalization.locales.en = own;
  });

  it.each(Object.keys(japanese.survey))('%s is a string that SurveyJS has', (key) => {
    expect(englishStrings).toHaveProperty(key);
  });

  const everywhere = ['ja', 'ja-x-easy', 'en', 'zh-Hans', 'ko', 'vi', 'pt-BR'] as const;
  const children = ['ja', 'ja-x-primary', 'ja-x-junior', 'en'] as const;
  const forms = [
    ...everywhere.map((language) => ['saitama-2023', language] as const),
    ['kamakura-hikikomori-2023', 'ja-x-easy'] as const,
    ['kamakura-young-carer-2023-primary', 'ja-x-primary'] as const,
    ['kamakura-young-carer-2023-primary', 'ja-x-junior'] as const,
  ];

  it.each(forms)(
    'on no page of %s in %s, whatever was answered, is a sentence but ours',
    async (id, language) => {
      const t = await textsIn(language);
      const languages = formLanguageSchema.options.filter((one) =>
        ([...(id.includes('young-carer') ? children : everywhere)] as FormLanguage[]).includes(one),
      );
      const form = fillQuestionnaire(publishedForm(id, languages), language, t.survey);
      const model = modelOf(form);
      let mistaken = 0;
      const look = (where: string): void => {
        const page = drawn(form, language, t);
        expect(page, where).not.toMatch(/⟦|\{\d\}/);
        // a reading stands above its kanji or nowhere: not in a name for screen readers, not as a note in brackets
        expect(page, where).not.toMatch(/[《》｜]/);
        expect(page, where).not.toMatch(
          /<(?!\/?(div|span|fieldset|legend|label|input|select|option|textarea|button|ruby|rt|h\d|form|p|br|svg|use|ul|li)\b)/,
        );
      };
      do {
        look(`page ${form.position().page}`);
        for (const mistake of mistakes(model)) {
          // without the focus on the first mistake, which needs a page
          if (!model.currentPage.validate(true, false)) mistaken += 1;
          look(mistake);
        }
      } while (form.next() === 'moved');
      if (id === 'saitama-2023') expect(mistaken).toBeGreaterThan(4);
    },
    120_000,
  );

  it('has the readings of easy Japanese as ruby, and the name of an option without them', async () => {
    const t = await textsIn('ja-x-easy');
    const form = fillQuestionnaire(publishedForm('saitama-2023', ['ja', 'ja-x-easy']), 'ja-x-easy', t.survey);
    const page = drawn(form, 'ja-x-easy', t);
    expect(page).toContain('<ruby>外出<rt aria-hidden="true">がいしゅつ</rt></ruby>');
    expect(form.wordingOf('outing_frequency')).toContain('外出《がいしゅつ》');
  });

  it('takes hostile wording for text', () => {
    const hostile = structuredClone(published) as unknown as {
      pages: { elements: { title?: Record<string, string>; html?: Record<string, string> }[] }[];
    };
    const first = hostile.pages[0]?.elements[0];
    if (first?.title)
      first.title.ja = '漢《<img src=x onerror=alert(1)>》｜<b>《ア》<script>alert(1)</script>';
    const form = fillQuestionnaire(
      { form: hostile as unknown as PublishedForm['form'], closing: [] },
      'ja',
      japanese.survey,
    );
    const page = drawn(form, 'ja', japanese);
    expect(page).not.toMatch(/<(img|b|script)\b/);
    expect(page).toContain('&lt;script&gt;');
  });
});

describe('a change of language', () => {
  it('keeps answers and page through all languages, and puts codes into the answers', async () => {
    const languages = ['ja', 'ja-x-easy', 'en', 'vi'] as const;
    const form = fillQuestionnaire(publishedForm('saitama-2023', languages), 'ja', japanese.survey);
    const model = modelOf(form);
    model.setValue('outing_frequency', 2);
    form.next();
    const seen = new Set<string>();
    for (const language of [...languages, ...languages]) {
      const t = await textsIn(language);
      form.show(language, t.survey);
      seen.add(drawn(form, language, t));
      expect(form.position().page).toBe(2);
      expect(form.answers()).toEqual({ outing_frequency: 2 });
    }
    expect(seen.size).toBe(languages.length);
  });

  it('is told, so that the title of the page changes with it', async () => {
    const form = fillQuestionnaire(publishedForm('saitama-2023', ['ja', 'vi']), 'ja', japanese.survey);
    form.goTo('age');
    const before = form.position().title;
    let told = 0;
    form.subscribe(() => (told += 1));
    form.show('vi', (await textsIn('vi')).survey);
    expect(told).toBeGreaterThan(0);
    expect(form.position().title).not.toBe(before);
  });

  it('changes the closing notes, which fall back to Japanese', async () => {
    const t = await textsIn('ja-x-primary');
    const { form: pages, closing } = publishedForm('kamakura-young-carer-2023-primary', [
      'ja',
      'ja-x-primary',
      'en',
    ]);
    expect(closing.length).toBeGreaterThan(2);
    const form = fillQuestionnaire({ form: pages, closing }, 'ja-x-primary', t.survey);
    const notes = form.closing();
    expect(notes.map(({ language }) => language)).toEqual(closing.map(() => 'ja-x-primary'));
    expect(notes.some(({ text }) => rubySegments(text).some(({ reading }) => reading !== undefined))).toBe(
      true,
    );
    form.show('en', english.survey);
    expect(form.closing()[0]?.text).toMatch(/^Thank you/);
    form.show('vi', (await textsIn('vi')).survey);
    expect(form.closing().map(({ language }) => language)).toEqual(closing.map(() => 'ja'));
    expect(form.closing()[0]?.text).toBe(withoutRuby(closing[0]?.text.ja ?? ''));
  });
});

describe('what is typed where a number is asked for', () => {
  it('is read in any width of digits, and is a mistake where it is none', () => {
    const form = begin();
    form.goTo('age');
    form.take([['age', '七十']]);
    // without the focus on the mistake, which needs a page
    expect(modelOf(form).currentPage.validate(true, false)).toBe(false);
    expect(drawn(form, 'ja', japanese)).toContain('数字で入力してください。');
    expect(form.answers()).toEqual({});
    form.take([['age', '７０']]);
    expect(form.next()).toBe('moved');
    expect(form.answers()).toEqual({ age: 70 });
  });
});

describe('what was filled in', () => {
  const answered = (form: QuestionnaireForm): void => {
    form.take([
      ['going_out_frequency', '2'],
      ['communication.phone', '3'],
      ['age', '34'],
      ['place_free_text', '駅前'],
    ]);
  };

  it('comes back in another form: answers, what could not be read, and the page', () => {
    const first = begin();
    answered(first);
    first.goTo('age');
    first.take([['age', '三十']]);
    const { page } = first.position();
    const kept = JSON.parse(JSON.stringify(first.filledIn()));
    expect(kept.typed).toEqual({ age: '三十' });

    const second = begin();
    second.restore(kept);
    expect(second.position().page).toBe(page);
    expect(second.filledIn()).toEqual(first.filledIn());
    expect(second.answers()).toEqual(first.answers());
    expect(drawn(second, 'ja', japanese)).toContain('value="三十"');
    // and it is still a mistake
    expect(modelOf(second).currentPage.validate(false)).toBe(false);
  });

  it('of another questionnaire is left out', () => {
    const form = begin();
    form.restore({
      answers: { nothing_like_this: 1, __proto__: 2, age: 40 },
      typed: { nothing_like_this: 'x' },
      page: 'no_such_page',
    });
    expect(form.filledIn().answers).toEqual({ age: 40 });
    expect(form.position().page).toBe(1);
  });

  it('takes the place of all that was there: what was mistyped before is no mistake any more', () => {
    const form = begin();
    answered(form);
    form.goTo('age');
    form.take([['age', '三十']]);
    const { page } = form.filledIn();
    form.restore({ answers: { age: 35 }, typed: {}, page });
    expect(form.filledIn()).toEqual({ answers: { age: 35 }, typed: {}, page });
    expect(drawn(form, 'ja', japanese)).toContain('value="35"');
    expect(modelOf(form).currentPage.validate(false)).toBe(true);
  });

  it('is not disturbed by names that every object has', () => {
    const form = begin();
    const names = ['constructor', 'toString', '__proto__'];
    const odd = Object.fromEntries(names.map((name) => [name, 'x']));
    form.restore({ answers: odd, typed: odd, page: '__proto__' });
    expect(form.filledIn()).toMatchObject({ answers: {}, typed: {} });
    expect(form.hasAnswers()).toBe(false);
  });

  it('is forgotten as if nobody had been here', () => {
    const form = begin();
    const untouched = form.filledIn();
    answered(form);
    form.goTo('age');
    form.take([['age', '三十']]);
    expect(form.position().page).toBeGreaterThan(1);
    form.clear();
    expect(form.filledIn()).toEqual(untouched);
    expect(form.answers()).toEqual({});
    expect(form.position().page).toBe(1);
  });

  it('is told of at every change', () => {
    const form = begin();
    let changes = 0;
    const stop = form.subscribeToAnswers(() => {
      changes += 1;
    });
    form.take([['age', '34']]);
    form.withdraw('age');
    form.take([['age', '三十']]);
    stop();
    form.take([['age', '35']]);
    expect(changes).toBe(3);
  });

  it('turns to a page by its number', () => {
    const form = begin();
    expect(form.turnTo(4)).toBe('moved');
    expect(form.position().page).toBe(4);
    expect(form.turnTo(2)).toBe('moved');
    expect(form.turnTo(0)).toBe('moved');
    expect(form.position().page).toBe(1);
    expect(form.turnTo(999)).toBe('finished');
    expect(form.position().page).toBe(form.position().pages);
  });
});
