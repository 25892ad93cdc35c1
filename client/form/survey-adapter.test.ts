import { readdirSync, readFileSync } from 'node:fs';
import { englishStrings } from 'survey-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { composeQuestionnaire } from '../../instruments/composition/compose-questionnaire.ts';
import { parseDefinitions } from '../../instruments/definition/parse-definitions.ts';
import type { PublishedForm } from '../../server/contract/api.ts';
import { fillQuestionnaire } from './survey-adapter.tsx';
import { surveyStrings } from './survey-strings.ts';

const folder = new URL('../../instruments/', import.meta.url);
let published: PublishedForm['form'];

beforeAll(() => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /^(library|questionnaires|areas)\/.*\.json$/.test(name),
  );
  const definitions = parseDefinitions(
    new Map(files.map((name) => [name, readFileSync(new URL(name, folder), 'utf8')])),
  );
  const recipe = definitions.recipes.find(({ value }) => value.id === 'saitama-2023')?.value;
  if (!recipe) throw new Error('there is no questionnaire saitama-2023');
  const questionnaire = composeQuestionnaire(
    recipe,
    definitions.instruments.map(({ value }) => value),
    definitions.overlays.map(({ value }) => value),
  );
  published = structuredClone(questionnaire.form) as unknown as PublishedForm['form'];
});

describe('the questionnaire being filled in', () => {
  it('counts the pages that are shown, and tells when the position changes', () => {
    const form = fillQuestionnaire(published, 'ja');
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
    const form = fillQuestionnaire(published, 'ja');
    let steps = 1;
    while (form.next() === 'moved') steps += 1;
    expect(steps).toBe(form.position().pages);
    expect(form.position().page).toBe(steps);
    expect(form.hasAnswers()).toBe(false);
    expect(form.answers()).toEqual({});
  });

  it('knows the wording of items and of rows in the language shown', () => {
    const form = fillQuestionnaire(published, 'ja');
    expect(form.wordingOf('loneliness_direct')).toContain('孤独であると感じること');
    expect(form.wordingOf('communication.phone')).toMatch(/ 電話（/);
    form.show('en');
    expect(form.wordingOf('loneliness_direct')).toMatch(/lonely/);
    expect(form.wordingOf('nothing_like_this')).toBeNull();
    expect(form.wordingOf('__proto__')).toBeNull();
    expect(fillQuestionnaire(published, 'en').wordingOf('age')).toMatch(/old/);
  });

  it('opens the page of an item, and none for an item that is not shown', () => {
    const form = fillQuestionnaire(published, 'ja');
    form.goTo('age');
    const { page, title } = form.position();
    expect(page).toBeGreaterThan(10);
    expect(title).toContain('ご自身');
    form.goTo('support_not_received_reasons');
    form.goTo('nothing_like_this');
    expect(form.position().page).toBe(page);
  });
});

describe('our wording of what SurveyJS says', () => {
  it.each(Object.keys(surveyStrings.ja))('%s is a string that SurveyJS has', (key) => {
    expect(englishStrings).toHaveProperty(key);
  });
});
