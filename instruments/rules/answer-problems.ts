import type { LocalizedText } from '../definition/localized-text.ts';
import type { AnswerProblem, AnswerProblemCode } from './answers.ts';

/** What a person reads about an answer that could not be accepted; `{expected}` is filled in from the problem. */
export const answerProblemTexts: Readonly<Record<AnswerProblemCode, LocalizedText>> = {
  'answers.not-an-object': {
    ja: '回答を読み取れませんでした。画面を読み込み直して、もう一度お送りください。',
    en: 'The answers could not be read. Please reload the page and send them again.',
  },
  'answers.more-problems': {
    ja: 'このほかにも{expected}件の確認が必要です。上のものから順に直してください。',
    en: 'There are {expected} more problems. Please start with the ones above.',
  },
  'answer.unknown-item': {
    ja: 'この調査票にない質問への回答が含まれています。画面を読み込み直して、もう一度お送りください。',
    en: 'There is an answer to a question that this form does not have. Please reload the page and send again.',
  },
  'answer.not-shown': {
    ja: 'ほかの回答により対象外となった質問への回答です。この質問の回答を消してください。',
    en: 'Your other answers skip this question. Please clear the answer to it.',
  },
  'answer.wrong-type': {
    ja: '回答の形式が正しくありません。この質問にもう一度お答えください。',
    en: 'The answer is not of the right kind. Please answer this question again.',
  },
  'answer.unknown-code': {
    ja: '選択肢にない回答です。表示されている選択肢から選び直してください。',
    en: 'The answer is not among the options. Please choose one of the options shown.',
  },
  'answer.unknown-row': {
    ja: '表にない行への回答です。画面を読み込み直して、もう一度お答えください。',
    en: 'The answer is for a line that this question does not have. Please reload the page and answer again.',
  },
  'answer.duplicate-code': {
    ja: '同じ選択肢が二重に選ばれています。この質問にもう一度お答えください。',
    en: 'The same option was chosen twice. Please answer this question again.',
  },
  'answer.exclusive-combined': {
    ja: '「特にない」などの選択肢は、ほかの選択肢と同時に選べません。どちらかを外してください。',
    en: 'An option such as “none” cannot be combined with others. Please remove one or the other.',
  },
  'answer.too-many': {
    ja: '選べるのは{expected}個までです。選択を減らしてください。',
    en: 'You can choose up to {expected}. Please remove some.',
  },
  'answer.out-of-range': {
    ja: '{expected}の範囲の数を入力してください。',
    en: 'Please enter a number in the range {expected}.',
  },
  'answer.too-long': {
    ja: '{expected}文字以内に短くしてください。',
    en: 'Please shorten the text to {expected} characters or less.',
  },
  'answer.empty': {
    ja: '回答が空になっています。お答えになるか、答えない場合は回答を消してください。',
    en: 'The answer is empty. Please answer, or clear the answer to skip the question.',
  },
  'answer.forbidden-character': {
    ja: '使えない文字（制御文字など）が含まれています。その文字を消すか、入力し直してください。',
    en: 'The text contains characters that cannot be used (such as control characters). Please remove them or type the text again.',
  },
};

/** The sentence for one problem, in each language. */
export function answerProblemText(problem: AnswerProblem): LocalizedText {
  const { ja, en } = answerProblemTexts[problem.code];
  const fill = (text: string) => text.replace('{expected}', String(problem.expected ?? ''));
  return { ja: fill(ja), en: fill(en) };
}
