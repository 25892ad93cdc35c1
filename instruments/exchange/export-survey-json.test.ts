import fc from 'fast-check';
import { Model } from 'survey-core';
import { describe, expect, test } from 'vitest';
import { composeFromDefinitions } from '../composition/compose-from-definitions.ts';
import { parseDefinitions } from '../definition/parse-definitions.ts';
import { compileRules } from '../rules/compile-rules.ts';
import { formAnswers } from '../rules/form-answers.ts';
import { shownItems } from '../rules/shown-items.ts';
import { actOn } from '../rules/walk-step.ts';
import { exportSurveyJson, FACTS_PROPERTY } from './export-survey-json.ts';

const PATHS = Math.ceil(Number(process.env.PATHS ?? 100) / 20);

const files = import.meta.glob<string>('../{library,questionnaires,areas}/**/*.json', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const definitions = parseDefinitions(
  new Map(Object.entries(files).map(([path, text]) => [path.slice(3), text])),
);
const questionnaires = definitions.recipes.map(({ value }) => composeFromDefinitions(value, definitions));

describe('a questionnaire exported as SurveyJS JSON', () => {
  test.each(questionnaires.map((questionnaire) => [questionnaire.id, questionnaire] as const))(
    '%s runs in plain survey-core: same pages, same items shown, same answers kept',
    { timeout: 30_000 + PATHS * 2_000 },
    (_, questionnaire) => {
      const rules = compileRules(questionnaire);
      const model = new Model(JSON.parse(JSON.stringify(exportSurveyJson(questionnaire))));
      expect(model.pages.map((page) => page.name)).toEqual(questionnaire.pages.map((page) => page.name));
      // survey-core knows every property but the one that is ours
      expect(
        (model.jsonErrors ?? []).map((error) => (error as { propertyName?: string }).propertyName),
      ).toEqual([FACTS_PROPERTY]);
      const questions = model.getAllQuestions().filter((question) => question.getType() !== 'html');
      const shown = () => questions.filter((question) => question.isVisible && question.isParentVisible);
      const step = fc.record({ at: fc.nat(), does: fc.nat(), text: fc.string({ maxLength: 5 }) });
      fc.assert(
        fc.property(fc.array(step, { minLength: 5, maxLength: 25, size: 'max' }), (steps) => {
          model.clear(true, true);
          for (const one of steps) {
            const question = shown()[one.at % shown().length];
            if (!question) break;
            actOn(question, one);
            if (!question.validate(false)) question.clearValue();
            expect(shown().map(({ name }) => name)).toEqual([...shownItems(rules, formAnswers(model.data))]);
          }
          model.doComplete();
          expect(model.state).toBe('completed');
        }),
        { numRuns: PATHS, seed: 3, endOnFailure: true },
      );
    },
  );

  test('speaks every language under the name that SurveyJS has for it', () => {
    for (const questionnaire of questionnaires) {
      const model = new Model(exportSurveyJson(questionnaire));
      const used = model.getUsedLocales();
      const expected = questionnaire.languages.map(
        (language) => ({ 'zh-Hans': 'zh-cn', 'pt-BR': 'pt-br' })[language as string] ?? language,
      );
      expect(expected.filter((locale) => !used.includes(locale))).toEqual([]);
      for (const locale of expected) {
        model.locale = locale;
        const { ja, en } = questionnaire.title;
        expect([locale, model.title]).toEqual([locale, locale.startsWith('ja') ? ja : en]);
      }
    }
  });
});
