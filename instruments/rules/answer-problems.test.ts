import { expect, test } from 'vitest';
import { answerProblemText, answerProblemTexts } from './answer-problems.ts';
import type { AnswerProblemCode } from './answers.ts';

const codes = Object.keys(answerProblemTexts) as AnswerProblemCode[];

test.each(codes)('%s says in both languages what to do, with no place left open', (code) => {
  const { ja, en } = answerProblemText({ code, item: 'x', expected: 3 });
  expect(ja).toMatch(/ください。$/);
  expect(en).toMatch(/\b(Please|please)\b.*\.$/);
  expect(ja + en).not.toContain('{');
});

test('a limit stands in the sentence', () => {
  expect(answerProblemText({ code: 'answer.too-long', item: 'x', expected: 200 }).ja).toBe(
    '200文字以内に短くしてください。',
  );
});
