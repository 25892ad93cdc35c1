import type { Finding } from '../definition/finding.ts';
import type { Instrument } from '../definition/instrument.ts';
import { isQuestion, itemIdsOf, optionsOf, questionsOf } from '../definition/questions.ts';
import type { Element } from '../definition/survey-json.ts';
import type { LeaveOut } from './questionnaire.ts';

/**
 * The instrument without the elements and options that a recipe leaves out; ids and codes of the rest stay.
 * Pages that have no question left go, and so do nets, scores and facts of what is no longer asked.
 * What the recipe names and the instrument does not have is added to the findings.
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
  for (const name of unknown) {
    findings.push({
      code: 'composition.left-out-missing',
      where: `${where}: ${name}`,
      message: {
        ja: '省く対象がこの部品にありません。leaveOut を直してください。',
        en: 'What is to be left out is not in the instrument; correct "leaveOut".',
      },
    });
  }
  const pages = instrument.form.pages
    .map((page) => ({
      ...page,
      elements: page.elements
        .filter((element) => !left.elements.includes(element.name))
        .map((element) => withoutOptions(element, left.options[element.name] ?? [])),
    }))
    .filter((page) => page.elements.some(isQuestion));
  const kept = new Set(questionsOf(pages).flatMap(itemIdsOf));
  const scores = instrument.scores.filter((score) => score.items.every((item) => kept.has(item)));
  return {
    ...instrument,
    items: instrument.items.filter((item) => kept.has(item.id)),
    scores,
    nets: instrument.nets.filter((net) => kept.has(net.item) || scores.some(({ id }) => id === net.item)),
    form: { ...instrument.form, pages },
  };
}

function withoutOptions(element: Element, codes: readonly number[]): Element {
  if (codes.length === 0 || !('choices' in element)) return element;
  return {
    ...element,
    choices: element.choices.filter(({ value }) => !codes.includes(value)),
  } as Element;
}
