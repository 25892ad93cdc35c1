import type { Measure } from '../definition/instrument.ts';
import { itemIdsOf, optionsOf, questionsOf } from '../definition/questions.ts';
import type { Question } from '../definition/survey-json.ts';
import { breach, type Law, nameOf } from './law.ts';

/** Every item of the form has its facts, every fact an item, and measure and refusal codes fit the question. */
export const itemFactsComplete: Law = {
  code: 'item-facts-complete',
  check: ({ instruments }) =>
    instruments.flatMap((instrument) => {
      const questions = new Map(
        questionsOf(instrument.form.pages).flatMap((question) =>
          itemIdsOf(question).map((id) => [id, question] as const),
        ),
      );
      const facts = new Set(instrument.items.map((item) => item.id));
      const missing = [...questions.keys()].filter((id) => !facts.has(id));
      return [
        ...missing.map((id) =>
          breach(
            `${nameOf(instrument)}: ${id}`,
            '設問の説明（items）がありません。出典と正確さを添えて加えてください。',
            'The item has no facts; add them to "items" with source and exactness.',
          ),
        ),
        ...instrument.items.flatMap((item) => {
          const where = `${nameOf(instrument)}: ${item.id}`;
          const question = questions.get(item.id);
          if (!question) {
            return [
              breach(
                where,
                'この説明（items）に当たる設問が調査票にありません。設問を加えるか、説明を消してください。',
                'These facts belong to no question of the form; add the question or remove the facts.',
              ),
            ];
          }
          const measures = measuresOf(question);
          const codes = optionsOf(question).map((option) => option.value);
          const unknown = item.refusalCodes.filter((code) => !codes.includes(code));
          return [
            ...(measures.includes(item.measure)
              ? []
              : [
                  breach(
                    where,
                    `尺度「${item.measure}」は設問の形式に合いません。${measures.join('・')} にしてください。`,
                    `The measure "${item.measure}" does not fit the question; use ${measures.join(' or ')}.`,
                  ),
                ]),
            ...unknown.map((code) =>
              breach(
                where,
                `refusalCodes のコード ${code} は選択肢にありません。`,
                `The refusal code ${code} is no option of the question; correct refusalCodes.`,
              ),
            ),
          ];
        }),
      ];
    }),
};

function measuresOf(question: Question): readonly Measure[] {
  switch (question.type) {
    case 'checkbox':
      return ['nominal'];
    case 'comment':
      return ['text'];
    case 'text':
      return 'inputType' in question ? ['scale'] : ['text'];
    default:
      return ['nominal', 'ordinal'];
  }
}
