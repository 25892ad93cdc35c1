import { exactnessSchema } from '../definition/instrument.ts';
import { breach, type Law, placeIn } from './law.ts';

/** An item is as sure as its least sure part: where stem and options are marked apart, the mark of the item is the lower one. */
export const evidenceFitsExactness: Law = {
  code: 'evidence-fits-exactness',
  check: ({ instruments }) =>
    instruments.flatMap((instrument) =>
      instrument.items.flatMap(({ id, exactness, evidence }) => {
        if (evidence === undefined) return [];
        const order = exactnessSchema.options;
        const leastSure = order[Math.max(order.indexOf(evidence.stem), order.indexOf(evidence.options))];
        if (leastSure === exactness) return [];
        return [
          breach(
            placeIn(instrument, id),
            `文言の確度「${exactness}」が、問いと選択肢の確度（${evidence.stem}、${evidence.options}）のうち低いほうと違います。「${leastSure}」にするか、evidence を直してください。`,
            `The exactness "${exactness}" is not the less sure one of stem and options (${evidence.stem}, ${evidence.options}); make it "${leastSure}" or correct "evidence".`,
          ),
        ];
      }),
    ),
};
