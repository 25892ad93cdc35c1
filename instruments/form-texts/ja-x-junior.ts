import { type FormTexts, texts as japanese } from './ja.ts';

/** For junior high school: Japanese, and a plainer word where a young person is spoken to. */
export const texts: FormTexts = {
  ...japanese,
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

  codeHint:
    '手紙に書いてある英数字のコードを入力してください。大文字と小文字、全角と半角のどちらでもかまいません。',
  consentRefusal: '同意しないときは、このページを閉じてください。何も送信されません。',
  starting: '質問を準備しています。少し待ってください。',
  startFailed: '質問を読み込めませんでした。通信の状態を確かめて、もう一度ボタンを押してください。',
  consentUnsavedNote:
    '家族や学校など、ほかの人も使う端末では、こちらを選んでください。途中で画面を閉じると、入力した答えは消えます。',
  consentSavingNote: (days) =>
    `画面を閉じたり通信が途切れたりしても、続きから答えられます。送信が済むか、保存してから${days}日たつまでは、この端末を使うほかの人も、途中の答えを開くことができます。`,
  answeredHere: 'この端末からは、もう答えが送られています。別の人が答えるときは、そのまま進んでください。',
  draftReplaced:
    '質問が新しくなったため、前回の続きを開けませんでした。保存されていた答えは消しました。お手数ですが、最初から答えてください。',
  offlineText: 'この画面を表示するには、通信が必要です。電波や通信の状態を確かめて、もう一度開いてください。',
  skipHint: '答えたくない質問は、何も選ばずに「次へ」を押してください。',
  sendingText: 'この画面を閉じないで、そのまま待ってください。',
  waitingNetwork: '通信が途切れているようです。電波や通信の状態を確かめてください。',
  receiptThanks: '答えてくれて、ありがとうございました。',
  receiptUse: '答えは、ほかの人の答えと合わせて数え、困っている人を支える取組を考えるために使います。',
  receiptClose: 'この画面は閉じてもかまいません。',
  correctionsHeading: '直してほしい答えがあります',
  endedRefused: '申し訳ありませんが、送ってくれた答えは受け付けられませんでした。',
};
