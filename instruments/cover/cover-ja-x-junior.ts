import { type CoverTexts, japaneseCover } from './cover-ja.ts';

/** For junior high school: Japanese, and a plainer word where a young person is spoken to. */
export const juniorCover: CoverTexts = {
  ...japaneseCover,
  unapproved: 'この画面の質問文は確認中です。もとになる調査票は、通常の日本語のものです。',
  eligibility: '答える人',
  onePerPerson: '回答の回数',
  onePerPersonValue: '回答は、1人1回だけにしてください。',
  voluntary: '答えるかどうかは自由です',
  voluntaryValue: '答えたくない質問は、何も選ばずに次へ進めます。途中でやめてもかまいません。',
  privacy: '個人情報と回答の取り扱い',
  contact: '問い合わせ先',
  desks: 'つらいときに相談できるところ（相談窓口）',
  desksIntro: '困ったときに助けを求めるのは、よいことです。小さな悩みでも相談できます。',
  nobodyAnswers:
    'ここに書いたことに、返事や連絡が来ることはありません。今すぐ助けが必要なときは、身近な大人に話すか、次の相談窓口に直接連絡してください。',
};
