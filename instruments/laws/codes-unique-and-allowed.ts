import { LARGEST_CODE } from '../codebook/reserved-codes.ts';
import { optionsOf, questionsOf } from '../definition/questions.ts';
import { breach, type Law, nameOf, repeated } from './law.ts';

/**
 * Codes and labels of a question (and the rows of a matrix) are each used once; a number keeps within what a
 * coded column can hold. Labels that differ only in width are the same to who reads them.
 */
export const codesUniqueAndAllowed: Law = {
  code: 'codes-unique-and-allowed',
  check: ({ instruments }) =>
    instruments.flatMap((instrument) =>
      questionsOf(instrument.form.pages).flatMap((question) => {
        const where = `${nameOf(instrument)}: ${question.name}`;
        const options = optionsOf(question);
        const outside =
          'inputType' in question &&
          (question.min < 0 || question.max > LARGEST_CODE || question.min > question.max);
        return [
          ...repeated(options.map((option) => option.value)).map((code) =>
            breach(
              where,
              `コード ${code} が二度使われています。一方に新しいコードを付けてください。`,
              `The code ${code} is used twice; give one option a new code.`,
            ),
          ),
          ...[options, question.type === 'matrix' ? question.rows : []]
            .flatMap((list) => repeated(list.map((option) => option.text.normalize('NFKC'))))
            .map((label) =>
              breach(
                where,
                `同じ選択肢または行「${label}」が二つあります。一方を消すか、言い換えてください。`,
                `The option or row "${label}" stands twice; remove or reword one.`,
              ),
            ),
          ...(outside
            ? [
                breach(
                  where,
                  `数値の範囲は 0〜${LARGEST_CODE} の中で、最小が最大以下でなければなりません。`,
                  `The range of a number lies within 0 to ${LARGEST_CODE}, its minimum not above its maximum.`,
                ),
              ]
            : []),
          ...(question.type === 'checkbox' && (question.maxSelectedChoices ?? 0) > question.choices.length
            ? [
                breach(
                  where,
                  '選べる数の上限が選択肢の数を超えています。',
                  'maxSelectedChoices is more than there are options; lower or remove it.',
                ),
              ]
            : []),
        ];
      }),
    ),
};
