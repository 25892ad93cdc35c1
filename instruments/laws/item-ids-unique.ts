import { breach, type Law, nameOf, repeated } from './law.ts';

/**
 * Pages, questions and rows of one matrix have names of their own; scores and nets do not take the id of an
 * item. (That parts do not share names is checked when they are composed.)
 */
export const itemIdsUnique: Law = {
  code: 'item-ids-unique',
  check: ({ instruments }) =>
    instruments.flatMap((instrument) => {
      const { pages } = instrument.form;
      const elements = pages.flatMap((page) => page.elements);
      const names = [
        ...pages.map((page) => page.name),
        ...elements.map((element) => element.name),
        ...instrument.scores.map((score) => score.id),
        ...instrument.nets.map((net) => net.id),
      ];
      const rows = elements.flatMap((element) =>
        element.type === 'matrix'
          ? repeated(element.rows.map((row) => row.value)).map((row) => `${element.name}.${row}`)
          : [],
      );
      const facts = repeated(instrument.items.map((item) => item.id));
      return [...new Set([...repeated(names), ...rows, ...facts])].map((name) =>
        breach(
          `${nameOf(instrument)}: ${name}`,
          `名前「${name}」が二度使われています。一方に新しい名前を付けてください。`,
          `"${name}" is used twice; give one of them a new name.`,
        ),
      );
    }),
};
