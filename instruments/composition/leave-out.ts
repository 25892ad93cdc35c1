import type { Finding } from '../definition/finding.ts';
import type { Instrument } from '../definition/instrument.ts';
import { isQuestion, itemIdsOf, optionsOf, questionsOf } from '../definition/questions.ts';
import type { Element } from '../definition/survey-json.ts';
import type { LeaveOut } from './questionnaire.ts';

/**
 * The instrument without the elements and options that a recipe leaves out; ids and codes of the rest stay.
 * Pages that have no question left go, and so do nets, scores and facts of what is no longer asked.
 * Added to the findings: what the recipe names and the instrument does not have, an option that a net or a score
 * of a question that stays adds up, a question with fewer than two options left, an instrument with no question left.
 */
export function leaveOut(
  instrument: Instrument,
  left: LeaveOut | undefined,
  where: string,
  findings: Finding[],
): Instrument {
  if (left === undefined) return instrument;
  const elements = instrument.form.pages.flatMap((page) => page.elements);
  const unknown = [
    ...left.elements.filter((name) => !elements.some((element) => element.name === name)),
    ...Object.entries(left.options).flatMap(([name, codes]) => {
      const element = elements.find((one) => one.name === name);
      const known = element && isQuestion(element) ? optionsOf(element).map(({ value }) => value) : [];
      return codes.filter((code) => !known.includes(code)).map((code) => `${name}.${code}`);
    }),
  ];
  const find = (code: keyof typeof MESSAGES, place: string) =>
    findings.push({ code: `composition.${code}`, where: place, message: MESSAGES[code] });
  for (const name of unknown) find('left-out-missing', `${where}: ${name}`);
  const pages = instrument.form.pages
    .map((page) => ({
      ...page,
      elements: page.elements
        .filter((element) => !left.elements.includes(element.name))
        .map((element) => withoutOptions(element, codesLeftOut(left, element.name))),
    }))
    .filter((page) => page.elements.some(isQuestion));
  const questions = questionsOf(pages);
  const codesOf = new Map(
    questions.flatMap((question) => itemIdsOf(question).map((id) => [id, codesLeftOut(left, question.name)])),
  );
  const scores = instrument.scores.filter((score) => score.items.every((item) => codesOf.has(item)));
  const nets = instrument.nets.filter(
    (net) => codesOf.has(net.item) || scores.some(({ id }) => id === net.item),
  );
  const needed = [
    ...scores.flatMap(({ items }) =>
      items.flatMap((item) => (codesOf.get(item) ?? []).map((code) => `${item}.${code}`)),
    ),
    ...nets.flatMap(({ item, codes }) =>
      codes.filter((code) => codesOf.get(item)?.includes(code)).map((code) => `${item}.${code}`),
    ),
  ];
  for (const option of new Set(needed)) find('left-out-needed', `${where}: ${option}`);
  for (const question of questions)
    if (codesLeftOut(left, question.name).length > 0 && optionsOf(question).length < 2)
      find('too-few-options', `${where}: ${question.name}`);
  if (questions.length === 0) find('nothing-left', where);
  return {
    ...instrument,
    items: instrument.items.flatMap((item) => {
      const gone = codesOf.get(item.id);
      if (gone === undefined) return [];
      return [{ ...item, refusalCodes: item.refusalCodes.filter((code) => !gone.includes(code)) }];
    }),
    scores,
    nets,
    form: { ...instrument.form, pages },
  };
}

const MESSAGES = {
  'left-out-missing': {
    ja: '省く対象がこの部品にありません。leaveOut を直してください。',
    en: 'What is to be left out is not in the instrument; correct "leaveOut".',
  },
  'left-out-needed': {
    ja: 'この選択肢は、合計区分または得点に使われているので省けません。選択肢を残すか、設問ごと省いてください。',
    en: 'A net or a score adds this option up, so it cannot be left out; keep it, or leave out the whole question.',
  },
  'too-few-options': {
    ja: '省いたあとに選択肢が二つ以上残りません。選択肢を残すか、設問ごと省いてください。',
    en: 'Fewer than two options are left; keep more of them, or leave out the whole question.',
  },
  'nothing-left': {
    ja: 'この部品の設問がすべて省かれています。設問を残すか、部品を調査票から外してください。',
    en: 'Every question of this instrument is left out; keep some, or take the instrument out of the recipe.',
  },
} as const;

function codesLeftOut({ options }: LeaveOut, element: string): readonly number[] {
  return Object.hasOwn(options, element) ? (options[element] ?? []) : [];
}

function withoutOptions(element: Element, codes: readonly number[]): Element {
  const stays = ({ value }: { readonly value: number }) => !codes.includes(value);
  if (codes.length === 0 || !isQuestion(element)) return element;
  if (element.type === 'matrix') return { ...element, columns: element.columns.filter(stays) };
  return 'choices' in element ? ({ ...element, choices: element.choices.filter(stays) } as Element) : element;
}
