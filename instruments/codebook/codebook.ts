import type { FormPage, FormText, Questionnaire } from '../composition/questionnaire.ts';
import { deepFreeze } from '../definition/deep-freeze.ts';
import type { Exactness, ItemFacts, Measure } from '../definition/instrument.ts';
import type { LocalizedText } from '../definition/localized-text.ts';
import { isQuestion } from '../definition/questions.ts';
import type { Page, Question } from '../definition/survey-json.ts';
import { compileRules } from '../rules/compile-rules.ts';
import type { Condition } from '../rules/condition.ts';
import { conditionInWords } from './condition-in-words.ts';

/** A code of a variable with its label. */
export interface VariableCode {
  readonly code: number;
  readonly label: LocalizedText;
}

/** Who was asked: the base of every percentage of the variable. */
export interface VariableBase {
  /** null: everyone */
  readonly condition: Condition | null;
  readonly words: LocalizedText;
}

/** One column of the coded data. */
export interface Variable {
  /** the item, `<matrix>.<row>`, or `<item>.<code>` for one option of a multiple answer */
  readonly id: string;
  /** the item's id; the options of a multiple answer share it */
  readonly item: string;
  /** element of the form that it comes from */
  readonly element: string;
  readonly kind: 'single' | 'option' | 'number' | 'text';
  /** short name for tables; for an option, the option */
  readonly label: LocalizedText;
  /** short name of the whole item */
  readonly itemLabel: LocalizedText;
  /** the question as asked (for a row of a matrix, with the row) */
  readonly stem: LocalizedText;
  /** what explains the question under it (a definition, how to count); null: nothing */
  readonly description: LocalizedText | null;
  /** what is read just before the question: heading and words of its page, notes */
  readonly introduction: readonly LocalizedText[];
  /** in official order; for an option and a text 1 and 0; empty for a number */
  readonly codes: readonly VariableCode[];
  /** for a number: the range that was accepted */
  readonly range?: { readonly min: number; readonly max: number };
  readonly measure: Measure;
  readonly source: string;
  readonly exactness: Exactness;
  readonly sensitive: boolean;
  readonly strictDisclosure: boolean;
  /** codes that decline to answer (答えたくない) */
  readonly refusalCodes: readonly number[];
  /** for an option: it excludes every other one */
  readonly exclusive: boolean;
  readonly base: VariableBase;
}

const CHOSEN: readonly VariableCode[] = [
  { code: 1, label: { ja: '選択', en: 'Chosen' } },
  { code: 0, label: { ja: '非選択', en: 'Not chosen' } },
];
const WRITTEN: readonly VariableCode[] = [
  { code: 1, label: { ja: '記入あり', en: 'Written' } },
  { code: 0, label: { ja: '記入なし', en: 'Nothing written' } },
];

/**
 * The codebook of a questionnaire: its variables in form order. One for each single answer, number and row of
 * a matrix, one for each option of a multiple answer, and one for each text, which is coded only as written or
 * not: what people wrote is never data for a table.
 *
 * `base` says who was asked, with the conditions of page and question together; a hidden answer does not count.
 * Reserved codes (not asked, 無回答 …) belong to the coding (analysis/dataset) and are not repeated here.
 *
 * @throws DefinitionError when a condition cannot be compiled
 */
export function codebook(questionnaire: Questionnaire): readonly Variable[] {
  const rules = compileRules(questionnaire);
  const facts = new Map(questionnaire.items.map((item) => [item.id, item]));
  const formTexts = new Map(
    questionnaire.form.pages.flatMap((page) => page.elements).map((element) => [element.name, element]),
  );
  const words = conditionInWords(questionnaire);

  return deepFreeze(
    questionnaire.pages.flatMap((page, p) => {
      const pageRule = rules.pages[p];
      const introductions = introductionsOf(page, questionnaire.form.pages[p]);
      return page.elements.filter(isQuestion).flatMap((question) => {
        const own = pageRule?.elements.find((element) => element.name === question.name)?.shownIf ?? null;
        const condition = both(pageRule?.shownIf ?? null, own);
        const base = { condition, words: words(condition) };
        const element = formTexts.get(question.name);
        const optionLabel = (code: number, japanese: string) =>
          text(
            japanese,
            (element?.choices ?? element?.columns)?.find((option) => option.value === code)?.text,
          );
        return variablesOf(question, {
          facts: (id) => {
            const item = facts.get(id);
            if (!item)
              throw new Error(`${questionnaire.id}: ${id} has no facts; compose the questionnaire first`);
            return item;
          },
          base,
          stem: text(question.title, element?.title),
          description:
            question.description === undefined ? null : text(question.description, element?.description),
          introduction: introductions.get(question.name) ?? [],
          optionLabel,
          rowStem: (row, japanese) =>
            text(japanese, element?.rows?.find((option) => option.value === row)?.text),
        });
      });
    }),
  );
}

interface Asked {
  readonly facts: (id: string) => ItemFacts;
  readonly base: VariableBase;
  readonly stem: LocalizedText;
  readonly description: LocalizedText | null;
  readonly introduction: readonly LocalizedText[];
  readonly optionLabel: (code: number, japanese: string) => LocalizedText;
  readonly rowStem: (row: string, japanese: string) => LocalizedText;
}

function variablesOf(question: Question, asked: Asked): Variable[] {
  const { name } = question;
  const { stem, optionLabel } = asked;
  if (question.type === 'matrix') {
    const codes = question.columns.map(({ value, text }) => ({
      code: value,
      label: optionLabel(value, text),
    }));
    return question.rows.map((row) => {
      const words = asked.rowStem(row.value, row.text);
      const rowStem = { ja: `${stem.ja}：${words.ja}`, en: `${stem.en} – ${words.en}` };
      return { ...common(asked.facts(`${name}.${row.value}`), name, asked, rowStem), kind: 'single', codes };
    });
  }
  const whole = common(asked.facts(name), name, asked, stem);
  switch (question.type) {
    case 'radiogroup':
    case 'dropdown':
      return [
        {
          ...whole,
          kind: 'single',
          codes: question.choices.map(({ value, text }) => ({
            code: value,
            label: optionLabel(value, text),
          })),
        },
      ];
    case 'checkbox':
      return question.choices.map((choice) => ({
        ...whole,
        id: `${name}.${choice.value}`,
        kind: 'option',
        label: optionLabel(choice.value, choice.text),
        codes: CHOSEN,
        measure: 'nominal',
        exclusive: choice.isExclusive === true,
      }));
    case 'comment':
      return [{ ...whole, kind: 'text', codes: WRITTEN }];
    case 'text':
      if (!('inputType' in question)) return [{ ...whole, kind: 'text', codes: WRITTEN }];
      return [{ ...whole, kind: 'number', codes: [], range: { min: question.min, max: question.max } }];
  }
}

function common(
  facts: ItemFacts,
  element: string,
  { base, description, introduction }: Asked,
  stem: LocalizedText,
) {
  const { id, label, measure, source, exactness, sensitive, strictDisclosure, refusalCodes } = facts;
  return {
    id,
    item: id,
    element,
    label,
    itemLabel: label,
    stem,
    description,
    introduction,
    measure,
    source,
    exactness,
    sensitive,
    strictDisclosure,
    refusalCodes,
    exclusive: false,
    base,
  };
}

function both(page: Condition | null, own: Condition | null): Condition | null {
  if (!page || !own) return page ?? own;
  return { all: [page, own] };
}

/** A Japanese text with the English that the composed form has of it. */
function text(japanese: string, texts: FormText | undefined): LocalizedText {
  return { ja: japanese, en: texts?.en ?? japanese };
}

/** What stands before each question of a page: the page's own words before the first, notes before the next. */
function introductionsOf(
  page: Page,
  form: FormPage | undefined,
): ReadonlyMap<string, readonly LocalizedText[]> {
  const found = new Map<string, readonly LocalizedText[]>();
  let before: LocalizedText[] = [];
  if (page.title !== undefined) before.push(text(page.title, form?.title));
  if (page.description !== undefined) before.push(text(page.description, form?.description));
  for (const element of page.elements) {
    if (element.type === 'html') {
      before.push(text(element.html, form?.elements.find(({ name }) => name === element.name)?.html));
    } else {
      found.set(element.name, before);
      before = [];
    }
  }
  return found;
}
