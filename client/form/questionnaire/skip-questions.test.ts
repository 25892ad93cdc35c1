import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { composeFromDefinitions } from '../../../instruments/composition/compose-from-definitions.ts';
import { parseDefinitions } from '../../../instruments/definition/parse-definitions.ts';
import { texts } from '../../../instruments/form-texts/ja.ts';
import { sensitiveElements } from '../../../instruments/form-view/sensitive-elements.ts';
import type { PublishedForm } from '../../../server/contract/api.ts';
import { fillQuestionnaire } from './survey-adapter.tsx';

// Proves for every questionnaire that whoever answers nothing is asked everything once and nothing twice (issue of care:
// a question that was skipped does not come back).

const folder = new URL('../../../instruments/', import.meta.url);
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
  /^(library|questionnaires|areas)\/.*\.json$/.test(name),
);
const definitions = parseDefinitions(
  new Map(files.map((name) => [name, readFileSync(new URL(name, folder), 'utf8')])),
);

describe('whoever skips', () => {
  it.each(definitions.recipes.map(({ value }) => [value.id, value] as const))(
    'every question of %s comes to its end, each page once and none of it asked again',
    (_id, recipe) => {
      const questionnaire = composeFromDefinitions(recipe, definitions);
      const sensitive = sensitiveElements(questionnaire);
      const { form } = structuredClone({ form: questionnaire.form });
      const filled = fillQuestionnaire(
        { form: form as unknown as PublishedForm['form'], closing: [], sensitive },
        'ja',
        texts.survey,
      );
      const { model } = filled.questions().props.children.props;
      const seen: string[] = [];
      let before = false;
      for (let step = 0; step < 100; step += 1) {
        const names: string[] = model.currentPage.visibleQuestions.map(({ name }: { name: string }) => name);
        seen.push(...names);
        const hurts = names.some((name) => sensitive.includes(name));
        // said before the first of them, and not again on each page that follows
        expect(filled.position().sensitive).toBe(hurts && !before);
        before = hurts;
        const { page } = filled.position();
        const moved = filled.next();
        expect(moved).not.toBe('mistaken');
        if (moved === 'finished') break;
        expect(filled.position().page).toBe(page + 1);
      }
      expect(new Set(seen).size).toBe(seen.length);
      expect(filled.answers()).toEqual({});
    },
  );
});
