import { describe, expect, test } from 'vitest';
import { composeFromDefinitions } from '../composition/compose-from-definitions.ts';
import { parseDefinitions } from '../definition/parse-definitions.ts';
import { answersThatShow } from '../laws/answers-that-show.ts';
import { compileRules } from './compile-rules.ts';
import { surveyWalker } from './survey-walk.ts';

// Random paths may miss a question deep in a chain of conditions. These are led to each one.

const files = import.meta.glob<string>('../{library,questionnaires,areas}/**/*.json', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const definitions = parseDefinitions(
  new Map(Object.entries(files).map(([path, text]) => [path.slice(3), text])),
);
const questionnaires = definitions.recipes.map(({ value }) => composeFromDefinitions(value, definitions));

describe('every question', () => {
  test.each(questionnaires.map((questionnaire) => [questionnaire.id, questionnaire] as const))(
    'of %s is reached by a path that ends',
    (_, questionnaire) => {
      const rules = compileRules(questionnaire);
      const walker = surveyWalker(questionnaire.form, rules);
      const missed = rules.pages
        .flatMap((page) => page.elements)
        .flatMap(({ name }) => {
          const answers = answersThatShow(rules, name);
          if (!answers) return [`${name}: no answers show it`];
          const end = walker.reach(name, answers);
          return end.ok ? [] : [`${name}: ${end.disagreement}`];
        });
      expect(missed).toEqual([]);
    },
  );
});
