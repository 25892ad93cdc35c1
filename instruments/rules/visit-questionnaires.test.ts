import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codebook } from '../codebook/codebook.ts';
import { answerDescriber } from '../codebook/undescribed-answers.ts';
import { composeFromDefinitions } from '../composition/compose-from-definitions.ts';
import { parseDefinitions } from '../definition/parse-definitions.ts';
import { compileRules } from './compile-rules.ts';
import { surveyWalker } from './survey-walk.ts';
import { AWKWARD_TEXTS, type WalkStep } from './walk-step.ts';

/** Half of the paths of each questionnaire turn pages; the other half jump from question to question (walk-questionnaires). */
const PATHS = Math.ceil(Number(process.env.PATHS ?? 100) / 2);
/** The same paths at every run, unless another SEED is asked for. */
const SEED = Number(process.env.SEED ?? 20_230_117);
const time = { timeout: 60_000 + PATHS * 3_000 };

const stepArbitrary: fc.Arbitrary<WalkStep> = fc.record({
  at: fc.nat(),
  does: fc.nat(),
  text: fc.oneof(fc.string({ unit: 'binary', maxLength: 12 }), fc.constantFrom(...AWKWARD_TEXTS)),
});

const files = import.meta.glob<string>('../{library,questionnaires,areas}/**/*.json', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const definitions = parseDefinitions(
  new Map(Object.entries(files).map(([path, text]) => [path.slice(3), text])),
);
const questionnaires = definitions.recipes.map(({ value }) => composeFromDefinitions(value, definitions));

describe('the compiled rules and survey-core', () => {
  test.each(questionnaires.map((questionnaire) => [questionnaire.id, questionnaire] as const))(
    'accept %s from everyone who goes through it page by page, back and forth, in every language',
    time,
    (_, questionnaire) => {
      const walker = surveyWalker(questionnaire.form, compileRules(questionnaire), questionnaire.languages);
      const undescribed = answerDescriber(codebook(questionnaire));
      fc.assert(
        fc.property(fc.array(stepArbitrary, { minLength: 20, maxLength: 60, size: 'max' }), (steps) => {
          const end = walker.visit(steps);
          if (!end.ok) throw new Error(end.disagreement);
          expect(undescribed(end.answers)).toEqual([]);
        }),
        // shrinking a path of a hundred steps takes minutes; seed and disagreement say enough
        { numRuns: PATHS, seed: SEED, endOnFailure: true },
      );
    },
  );
});
