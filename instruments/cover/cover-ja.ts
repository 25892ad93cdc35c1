import type { Language } from '../definition/localized-text.ts';

/** Sentences around a questionnaire that stand there before any script has arrived: cover, desks, notes. */
export const japaneseCover = {
  /** in which of its languages the survey's own sentences (title, purpose …) stand beside these */
  page: 'ja' as Language,
  synthetic: 'デモ：合成データ',
  syntheticNote: 'システムを試すための架空の調査です。実在の調査ではありません。',
  unapproved: 'この画面の質問文は確認中です。正式な調査票は、通常の日本語のものです。',

  minutes: '所要時間',
  minutesValue: (minutes: number): string => `約${minutes}分`,
  window: '受付期間',
  windowValue: (opens: string, closes: string): string => `${opens}から${closes}まで`,
  purpose: '調査の目的',
  eligibility: '対象となる方',
  onePerPerson: '回答の回数',
  onePerPersonValue: '回答は、お一人につき1回でお願いいたします。',
  voluntary: '回答は任意です',
  voluntaryValue: '答えたくない質問は、空欄のまま次へ進めます。途中でやめてもかまいません。',
  privacy: '個人情報と回答の取扱い',
  contact: 'お問い合わせ先',

  closedHeading: 'この調査の受付は終了しました',
  closedText: (closes: string): string =>
    `受付期間は${closes}まででした。多くの方にご協力いただき、ありがとうございました。`,
  notOpenHeading: 'この調査は、まだ始まっていません',
  notOpenText: (opens: string): string =>
    `受付は${opens}に始まります。始まりましたら、もう一度この画面を開いてください。`,

  noScript: 'この画面で回答するには、JavaScriptを有効にしてください。',
  noScriptPaper: 'お手元に紙の調査票がある方は、紙でも回答できます。ご不明な点は、次へお電話ください：',
  noScriptCall: 'ほかの方法での回答については、次へお電話ください：',

  desks: 'つらいときの相談先（相談窓口）',
  desksIntro: '困ったときに助けを求めるのは、よいことです。小さな悩みでも相談できます。',
  nobodyAnswers:
    'ここに書かれたことに、担当者がお返事やご連絡をすることはありません。命に危険があるときや、すぐに助けが必要なときは、次の窓口に直接ご連絡ください。',
  noDesks: '相談先は、お問い合わせ先におたずねください。',
  deskHours: '受付時間',
  deskLanguages: '対応言語',
  deskFree: '無料',
  deskPaid: '有料',
  deskFeeUnknown: '料金は窓口にご確認ください',
  desksUnverified: '窓口の名称・番号・受付時間は、まだ確認していません（デモのため表示しています）。',
  deskUnverified: 'この窓口の内容は、まだ確認していません（デモのため表示しています）。',
  colon: '：',
  inBrackets: (note: string): string => `（${note}）`,
} as const;

type Sentence<T> = T extends string ? string : T;
/** A language that lacks one of the sentences does not compile. */
export type CoverTexts = {
  readonly [K in keyof typeof japaneseCover]: K extends 'page'
    ? Language
    : Sentence<(typeof japaneseCover)[K]>;
};
