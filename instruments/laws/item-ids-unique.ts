import { MADE_COLUMNS } from '../codebook/made-columns.ts';
import { breach, type Law, nameOf, repeated } from './law.ts';

/**
 * Pages, questions and rows of one matrix have names of their own; scores and nets do not take the id of an
 * item, and nothing takes the name of a column that every dataset has. (That parts do not share names is
 * checked when they are composed.)
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
      return [
        ...[...new Set([...repeated(names), ...rows, ...facts])].map((name) =>
          breach(
            `${nameOf(instrument)}: ${name}`,
            `名前「${name}」が二度使われています。一方に新しい名前を付けてください。`,
            `"${name}" is used twice; give one of them a new name.`,
          ),
        ),
        ...MADE_COLUMNS.filter((name) => names.includes(name)).map((name) =>
          breach(
            `${nameOf(instrument)}: ${name}`,
            `名前「${name}」は、集計用データが自動で作る列の名前です。別の名前を付けてください。`,
            `"${name}" is the name of a column that datasets have of themselves; choose another name.`,
          ),
        ),
      ];
    }),
};
