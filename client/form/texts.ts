import type { Language } from '../../instruments/definition/localized-text.ts';

const ja = {
  synthetic: 'デモ：合成データ',
  syntheticNote: 'システムを試すための架空の調査です。実在の調査ではありません。',
  tools: '共通のボタン',
  languages: '表示する言語',
  quickExit: 'すぐに閉じる',
  quickExitHint: 'この画面をすぐに消して、関係のない画面に切り替えます。入力した内容は残りません。',

  desks: 'つらいときの相談先（相談窓口）',
  desksShort: '相談先',
  desksIntro: '困ったときに助けを求めるのは、よいことです。小さな悩みでも相談できます。',
  nobodyAnswers:
    'このアンケートに書かれたことに、担当者がお返事やご連絡をすることはありません。命に危険があるときや、すぐに助けが必要なときは、次の窓口に直接ご連絡ください。',
  noDesks: '相談先は、下のお問い合わせ先におたずねください。',
  deskHours: '受付時間',
  deskLanguages: '対応言語',
  deskFree: '無料',
  deskPaid: '有料',
  deskFeeUnknown: '料金は窓口にご確認ください',
  desksUnverified: '窓口の名称・番号・受付時間は、まだ確認していません（デモのため表示しています）。',
  deskUnverified: 'この窓口の内容は、まだ確認していません（デモのため表示しています）。',
  opensNewTab: '（新しいタブで開きます）',

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

  codeHeading: '回答コードの入力',
  codeLabel: '回答コード',
  codeHint:
    'お手紙に書かれている英数字のコードを入力してください。大文字・小文字や、全角・半角の区別はありません。',
  codeFromLetter: 'お手紙の回答コードを読み取りました。',
  codeRetype: 'コードを入力し直す',
  codeEmpty: '回答コードを入力してください。お手紙に書かれています。',
  codeLength: (expected: number, typed: number): string =>
    `回答コードは${expected}文字です。いま入力されているのは${typed}文字です。お手紙をもう一度ご確認ください。`,
  codeSymbol: (symbol: string): string =>
    `回答コードに「${symbol}」は使われていません。数字の0と1、英字のO・I・Lは使っていません。お手紙をもう一度ご確認ください。`,
  codeMismatch: '回答コードのどこかが違っているようです。お手紙と1文字ずつ見比べて、入力し直してください。',

  consentHeading: '同意の確認',
  consentButton: '同意して回答を始める',
  consentRefusal: '同意されない場合は、このページを閉じてください。何も送信されません。',
  starting: '調査票を準備しています。しばらくお待ちください。',
  startFailed: '調査票を読み込めませんでした。通信の状態をご確認のうえ、もう一度ボタンを押してください。',

  progress: (page: number, pages: number): string => `全${pages}ページ中${page}ページ`,
  skipHint: '答えたくない質問は、空欄のまま「次へ」を押してください。',
  back: '前へ',
  next: '次へ',
  chooseFromList: '選んでください',
  clearAnswer: '選択を解除',
  clearAnswerOf: (question: string): string => `「${question}」の選択を解除`,

  sendHeading: '回答の送信',
  sendDone: '質問は以上です。ありがとうございました。',
  sendWhatHappens: (organisation: string): string =>
    `「送信する」を押すと、回答が${organisation}に届き、受付番号が表示されます。`,
  sendFinal:
    '送信したあとは、回答の変更や取消しができません。直したいところがあるときは、「前へ」で質問に戻ってください。',
  sendAnonymous: '回答は、お名前や回答コードと結び付かない形で保存されます。',
  sendAnonymousOpen: '回答は、お名前と結び付かない形で保存されます。',
  send: '送信する',

  sendingHeading: '送信しています',
  sendingText: 'この画面を閉じずに、そのままお待ちください。',
  sendingAgain: 'もう一度送信しています。',
  waitingHeading: 'まだ送信できていません',
  waitingNetwork: '通信が途切れているようです。電波や通信の状態をご確認ください。',
  waitingBusy: '回答が集中しているか、受付のシステムが一時的に止まっています。',
  waitingAutomatic: (seconds: number): string => `約${seconds}秒後に、自動でもう一度送信します。`,
  waitingStay:
    'この画面を閉じると、入力した回答は失われます。閉じずにお待ちください。何度送信しても、回答が二重に数えられることはありません。',
  retryNow: '今すぐ送信する',

  receiptHeading: '回答を受け付けました',
  receiptLabel: '受付番号',
  receiptDay: '受付日',
  receiptThanks: 'ご協力いただき、ありがとうございました。',
  receiptAlready: 'この回答は、先に受け付けています。受け付けたのは最初に届いた内容です。',
  receiptKeep: '受付番号は、回答が届いたことの控えです。受付番号から回答の内容をたどることはできません。',
  receiptUse:
    'いただいた回答は、ほかの方の回答と合わせて統計として集計し、孤独・孤立への支援や居場所づくりを考えるために使います。',
  receiptClose: 'この画面は閉じてかまいません。',

  codeProblemHeading: '回答コードをご確認ください',
  codeSpentHeading: 'このお手紙からは回答済みです',
  codeSpentText:
    'このお手紙の回答コードを使った回答が、すでに届いています。ご自分で回答を済ませた方は、このままこの画面を閉じてください。',
  codeSpentCall: '回答した覚えがないときは、こちらにお電話ください。',
  codeVoidCall: 'ご不明な点は、こちらにお電話ください。',
  otherCodeHeading: '別の回答コードをお持ちの場合',
  otherCodeIntro: 'ご自分あての別のお手紙をお持ちの方は、そのお手紙の回答コードを入力してください。',
  sendWithOtherCode: '別のコードで送信する',
  answersKept: '入力した回答は消えていません。',
  sendAgain: 'もう一度送信する',
  backToQuestions: '質問に戻る',

  correctionsHeading: '直していただきたい回答があります',
  correctionsIntro:
    '次の回答は、このままでは受け付けられません。直してから、もう一度送信してください。ほかの回答は消えていません。',
  correctThis: 'この質問に戻る',
  withdrawThis: 'この回答を取り消す',
  withdrawn: 'この回答を取り消しました。',

  closedHeading: 'この調査の受付は終了しました',
  closedText: (closes: string): string =>
    `受付期間は${closes}まででした。多くの方にご協力いただき、ありがとうございました。`,
  notOpenHeading: 'この調査は、まだ始まっていません',
  notOpenText: (opens: string): string =>
    `受付は${opens}に始まります。始まりましたら、もう一度この画面を開いてください。`,

  endedRefused: '申し訳ありませんが、送信された回答は受け付けられませんでした。',

  refusedHeading: '回答を受け付けられませんでした',
  loadFailedHeading: '調査の画面を読み込めませんでした',
  loadFailedText: '通信の状態をご確認のうえ、もう一度お試しください。',
  reload: 'もう一度読み込む',
  requestId: '問い合わせ番号',
} as const;

type Widened<T> = T extends string ? string : T;
/** Every sentence of the residents' form; a language that lacks one does not compile. */
export type FormTexts = { readonly [K in keyof typeof ja]: Widened<(typeof ja)[K]> };

const en: FormTexts = {
  synthetic: 'Demonstration: synthetic data',
  syntheticNote: 'An invented survey for trying out the system. It is not a real survey.',
  tools: 'Tools',
  languages: 'Language',
  quickExit: 'Leave now',
  quickExitHint: 'Clears this screen at once and shows an unrelated one. What you entered is not kept.',

  desks: 'Where to find help (consultation desks)',
  desksShort: 'Find help',
  desksIntro: 'Asking for help is a good thing. Small worries are welcome too.',
  nobodyAnswers:
    'Nobody replies to what is written in this survey. If a life is in danger or you need help right away, please contact one of these desks directly.',
  noDesks: 'Please ask the contact below where to find help.',
  deskHours: 'Hours',
  deskLanguages: 'Languages',
  deskFree: 'free of charge',
  deskPaid: 'charged call',
  deskFeeUnknown: 'ask the desk about charges',
  desksUnverified: 'Names, numbers and hours have not been checked yet (shown for demonstration only).',
  deskUnverified: 'This entry has not been checked yet (shown for demonstration only).',
  opensNewTab: ' (opens a new tab)',

  minutes: 'Time needed',
  minutesValue: (minutes) => `About ${minutes} minutes`,
  window: 'Open',
  windowValue: (opens, closes) => `From ${opens} to ${closes}`,
  purpose: 'Why we ask',
  eligibility: 'Who may answer',
  onePerPerson: 'One answer each',
  onePerPersonValue: 'Please answer only once per person.',
  voluntary: 'Answering is voluntary',
  voluntaryValue: 'Leave any question empty that you would rather not answer. You may stop at any time.',
  privacy: 'How your answers are handled',
  contact: 'Contact',

  codeHeading: 'Enter your access code',
  codeLabel: 'Access code',
  codeHint:
    'Enter the code of letters and digits printed in your letter. Upper and lower case do not matter.',
  codeFromLetter: 'The access code of your letter has been read.',
  codeRetype: 'Type the code again',
  codeEmpty: 'Please enter the access code. It is printed in your letter.',
  codeLength: (expected, typed) =>
    `The access code has ${expected} characters; you have entered ${typed}. Please check your letter again.`,
  codeSymbol: (symbol) =>
    `“${symbol}” does not occur in access codes. The digits 0 and 1 and the letters O, I and L are not used. Please check your letter again.`,
  codeMismatch:
    'Something in the code seems to differ. Please compare it with your letter character by character.',

  consentHeading: 'Your consent',
  consentButton: 'I agree: start the survey',
  consentRefusal: 'If you do not agree, please close this page. Nothing will be sent.',
  starting: 'Preparing the questionnaire. One moment, please.',
  startFailed:
    'The questionnaire could not be loaded. Please check your connection and press the button again.',

  progress: (page, pages) => `Page ${page} of ${pages}`,
  skipHint: 'Leave a question empty and press “Next” if you would rather not answer it.',
  back: 'Back',
  next: 'Next',
  chooseFromList: 'Please choose',
  clearAnswer: 'Clear choice',
  clearAnswerOf: (question) => `Clear choice: ${question}`,

  sendHeading: 'Send your answers',
  sendDone: 'These were all the questions. Thank you.',
  sendWhatHappens: (organisation) =>
    `When you press “Send”, your answers go to ${organisation} and a receipt number is shown.`,
  sendFinal:
    'After sending, answers can no longer be changed or withdrawn. To change something, go back to the questions with “Back”.',
  sendAnonymous: 'Your answers are kept in a form that is not linked to your name or your access code.',
  sendAnonymousOpen: 'Your answers are kept in a form that is not linked to your name.',
  send: 'Send',

  sendingHeading: 'Sending',
  sendingText: 'Please wait and keep this screen open.',
  sendingAgain: 'Sending again.',
  waitingHeading: 'Not sent yet',
  waitingNetwork: 'The connection seems to be interrupted. Please check your signal or network.',
  waitingBusy: 'Many people are answering right now, or the system is down for a moment.',
  waitingAutomatic: (seconds) => `It will be sent again automatically in about ${seconds} seconds.`,
  waitingStay:
    'If you close this screen, your answers are lost. Please keep it open. However often it is sent, your answer is counted once.',
  retryNow: 'Send now',

  receiptHeading: 'Your answers have been received',
  receiptLabel: 'Receipt number',
  receiptDay: 'Received on',
  receiptThanks: 'Thank you for taking part.',
  receiptAlready: 'This answer had already been received. What arrived first is what counts.',
  receiptKeep:
    'The receipt number shows that your answers arrived. It cannot be used to find out what you answered.',
  receiptUse:
    'Your answers are put together with those of others into statistics, and used to plan support against loneliness and isolation and places where people can be.',
  receiptClose: 'You may close this screen.',

  codeProblemHeading: 'Please check the access code',
  codeSpentHeading: 'This letter has been answered already',
  codeSpentText:
    'Answers with the access code of this letter have already arrived. If you sent them yourself, you can simply close this page.',
  codeSpentCall: 'If you do not remember answering, please call:',
  codeVoidCall: 'If anything is unclear, please call:',
  otherCodeHeading: 'If you have another access code',
  otherCodeIntro: 'If you have another letter addressed to you, please enter the access code of that letter.',
  sendWithOtherCode: 'Send with another code',
  answersKept: 'Your answers are still here.',
  sendAgain: 'Send again',
  backToQuestions: 'Back to the questions',

  correctionsHeading: 'Some answers need a correction',
  correctionsIntro:
    'These answers cannot be accepted as they are. Please correct them and send again. All other answers are still here.',
  correctThis: 'Go to this question',
  withdrawThis: 'Withdraw this answer',
  withdrawn: 'This answer has been withdrawn.',

  closedHeading: 'This survey is closed',
  closedText: (closes) => `It was open until ${closes}. Thank you to everyone who took part.`,
  notOpenHeading: 'This survey has not started yet',
  notOpenText: (opens) => `It opens on ${opens}. Please open this page again then.`,

  endedRefused: 'We are sorry: the answers you sent could not be accepted.',

  refusedHeading: 'Your answers could not be accepted',
  loadFailedHeading: 'The survey could not be loaded',
  loadFailedText: 'Please check your connection and try again.',
  reload: 'Load again',
  requestId: 'Reference for enquiries',
};

export const texts: Readonly<Record<Language, FormTexts>> = { ja, en };
