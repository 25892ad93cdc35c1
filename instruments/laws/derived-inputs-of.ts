import type { Exactness, Instrument } from '../definition/instrument.ts';
import { isQuestion, itemIdsOf, optionsOf, questionsOf } from '../definition/questions.ts';
import type { Page, Question } from '../definition/survey-json.ts';
import type { InputVariable } from '../derived/derived-input.ts';

/** What a law has to know of something that a rule may be made of. */
export interface InputFacts {
  /** values that it can take, in order */
  readonly values: readonly number[];
  /** a number that people type: a rule may leave its ends out on purpose (an age outside the survey) */
  readonly typed: boolean;
  /** several of its values can be chosen together */
  readonly multiple: boolean;
  /** its values have an order */
  readonly ordered: boolean;
  readonly refusalCodes: readonly number[];
  readonly exactness: Exactness;
  readonly sensitive: boolean;
  readonly strictDisclosure: boolean;
}

/** Everything in a form that a rule may name, as derived/derived-input.ts wants it. */
export function inputVariables(pages: readonly Page[]): readonly InputVariable[] {
  return questionsOf(pages).flatMap((question) => {
    const codes = optionsOf(question).map(({ value, text }) => ({
      code: value,
      label: { ja: text, en: text },
    }));
    return itemIdsOf(question).flatMap((id): readonly InputVariable[] => {
      switch (question.type) {
        case 'checkbox':
          return codes.map(({ code }) => ({ id: `${id}.${code}`, item: id, kind: 'option', codes: [] }));
        case 'comment':
          return [{ id, item: id, kind: 'text', codes: [] }];
        case 'text':
          return [{ id, item: id, kind: 'inputType' in question ? 'number' : 'text', codes: [] }];
        default:
          return [{ id, item: id, kind: 'single', codes }];
      }
    });
  });
}

/** Facts of the items, options and scores of an instrument by the name that rules use. */
export function inputFacts(instrument: Instrument): ReadonlyMap<string, InputFacts> {
  const found = new Map<string, InputFacts>();
  for (const question of instrument.form.pages.flatMap((page) => page.elements.filter(isQuestion))) {
    for (const item of instrument.items.filter(({ id }) => itemIdsOf(question).includes(id))) {
      const { refusalCodes, exactness, sensitive, strictDisclosure } = item;
      const facts = {
        values: valuesOf(question),
        typed: question.type === 'text',
        multiple: question.type === 'checkbox',
        ordered: item.measure !== 'nominal',
        refusalCodes,
        exactness,
        sensitive,
        strictDisclosure,
      };
      found.set(item.id, facts);
      if (question.type === 'checkbox')
        for (const { value } of question.choices)
          found.set(`${item.id}.${value}`, { ...facts, values: [0, 1], multiple: false, refusalCodes: [] });
    }
  }
  for (const { id, items, bands, exactness } of instrument.scores) {
    const inputs = items.flatMap((item) => found.get(item) ?? []);
    const facts = {
      typed: false,
      multiple: false,
      ordered: true,
      refusalCodes: [],
      exactness,
      sensitive: inputs.some((input) => input.sensitive),
      strictDisclosure: inputs.some((input) => input.strictDisclosure),
    };
    found.set(id, { ...facts, values: bands.map(({ code }) => code) });
    const ends = bands.flatMap(({ from, to }) => [from, to]);
    found.set(`${id}.points`, { ...facts, values: wholeNumbers(Math.min(...ends), Math.max(...ends)) });
  }
  return found;
}

function valuesOf(question: Question): readonly number[] {
  if (question.type === 'text' && 'inputType' in question) return wholeNumbers(question.min, question.max);
  return optionsOf(question).map(({ value }) => value);
}

/** Both ends in; at most as many as a byte holds, for what is more breaks another law. */
function wholeNumbers(from: number, to: number): readonly number[] {
  const length = Math.min(Math.max(to - from + 1, 0), 256);
  return Array.from({ length: Number.isFinite(length) ? length : 0 }, (_, at) => from + at);
}
