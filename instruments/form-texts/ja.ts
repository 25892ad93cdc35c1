import type { Language } from '../definition/localized-text.ts';

const own = {
  /** in which of its languages the survey's own sentences (title, purpose …) stand beside these */
  page: 'ja' as Language,
  synthetic: 'デモ：合成データ',
  syntheticNote: 'システムを試すための架空の調査です。実在の調査ではありません。',
  unapproved: 'この言語の質問文は確認中です。正式な調査票は、通常の日本語のものです。',

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

  desks: '相談窓口（つらいときの相談先）',
  desksIntro:
    '困ったときに助けを求めるのは、大切なことです。小さな悩みでも、ひとりで抱え込まずにご相談ください。',
  nobodyAnswers:
    '担当者が調査の回答を見て、ご連絡することはありません。命に危険があるときや、すぐに助けが必要なときは、次の窓口に直接ご連絡ください。',
  noDesks: 'いまご案内できる相談窓口はありません。相談先は、お問い合わせ先におたずねください。',
  /** above words of the office that stand in another language, or at another reading level, than these */
  otherLanguage: '次の説明は、通常の日本語です。',
  noDeskSpeaks: (police: string, ambulance: string): string =>
    `次の窓口に、日本語で相談できるところはありません。警察（${police}番）と救急・消防（${ambulance}番）には通訳がいます。そのほかのご相談は、お問い合わせ先におたずねください。`,
  deskHours: '受付時間',
  deskLanguages: '対応言語',
  deskFree: '無料',
  deskPaid: '有料',
  deskFeeUnknown: '料金は窓口にご確認ください',
  desksUnverified: '窓口の名称・番号・受付時間は、まだ確認していません（デモのため表示しています）。',
  deskUnverified: 'この窓口の内容は、まだ確認していません（デモのため表示しています）。',
  emergency: (police: string, ambulance: string): string =>
    `命に危険があるときは、警察（${police}番）か、救急・消防（${ambulance}番）に、すぐに電話してください。`,
  emergencyPolice: '警察',
  emergencyAmbulance: '救急・消防',
  deskOpen: '今つながります',
  deskOpenUntil: (until: string): string => `今つながります（${until}まで）`,
  deskClosed: '今は時間外です',
  deskClosedNext: (next: string): string => `今は時間外です（次は ${next}から）`,
  /** hours of the day from 0 to 24 */
  wholeHour: (hour: string): string => `${hour}時`,
  hourAndMinute: (hour: string, minute: string): string => `${hour}時${minute}分`,
  tomorrowAt: (clock: string): string => `明日 ${clock}`,
  dayAt: (day: string, clock: string): string => `${day} ${clock}`,
  nobodyReadsNow: 'ここに書かれたことを、すぐに読む人はいません。こちらから電話をすることもありません。',
  urgentDesks: 'すぐに話を聞いてほしいときは',
  colon: '：',
  inBrackets: (note: string): string => `（${note}）`,

  tools: '共通のボタン',
  languages: '表示する言語',
  languagesShort: '言語',
  languageFailed: 'この言語の表示を読み込めませんでした。通信の状態をご確認のうえ、もう一度選んでください。',
  beingChecked: '確認中',
  quickExit: 'すぐに閉じる',
  quickExitNote: '画面の上にあるこのボタンを押すと、何も書かれていない画面にすぐに切り替わります。',
  quickExitErases: '入力した回答は、この端末から消えます。',
  quickExitHistory:
    'ただし、閲覧履歴（開いたページの記録）は消えません。アドレスの欄には、このサイトの名前が残ります。',
  quickExitPlain: 'ブラウザの「戻る」で、回答の画面が再び表示されることがあります。タブも閉じてください。',
  quickExitHint: 'この画面をすぐに消して、何も書かれていない画面に切り替えます。',

  desksShort: '相談先',
  opensNewTab: '（新しいタブで開きます）',

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
    `回答コードに「${symbol}」は使いません。英数字で入力してください（数字の0・1と、英字のO・I・Lは使いません）。`,
  codeMismatch: '回答コードのどこかが違っているようです。お手紙と1文字ずつ見比べて、入力し直してください。',

  consentHeading: '同意の確認',
  consentButton: '同意して回答を始める',
  consentRefusal: '同意されない場合は、このページを閉じてください。何も送信されません。',
  starting: '調査票を準備しています。しばらくお待ちください。',
  startFailed: '調査票を読み込めませんでした。通信の状態をご確認のうえ、もう一度ボタンを押してください。',
  consentSaving: '同意して始める（途中の回答をこの端末に保存する）',
  consentSavingNote: (days: number): string =>
    `画面を閉じたり通信が途切れたりしても、続きから答えられます。送信が済むか、保存してから${days}日たつまでは、この端末を使うほかの方も、途中の回答を開くことができます。`,
  consentUnsaved: '同意して始める（この端末に保存しない）',
  consentUnsavedNote:
    'ご家族や職場、学校など、ほかの方も使う端末では、こちらを選んでください。途中で画面を閉じると、入力した回答は消えます。',
  consentPlainNote: '途中で画面を閉じると、入力した回答は消えます。',
  consentSavingMark: '送信が済むと回答は消え、この端末から回答したという印だけが、受付を終えるまで残ります。',
  answeredHere:
    'この端末からは、すでに回答が送られています。別の方が回答するときは、そのままお進みください。',
  resumeHeading: '前回の続きがあります',
  resumeText:
    '途中までの回答が、この端末に保存されています。続きから答えることも、保存されている回答を消して最初から答えることもできます。',
  resumeGoOn: '続きから答える',
  resumeDiscard: '消して最初から',
  resumeOpening: '回答の続きを開いています。しばらくお待ちください。',
  draftReplaced:
    '調査票が新しくなったため、前回の続きを開けませんでした。保存されていた回答は消しました。お手数ですが、最初から回答してください。',
  draftUnreadable:
    'この端末に保存されていた回答を読み取れませんでした。お手数ですが、最初から回答してください。',
  draftExpired: '保存の期限が過ぎたため、この端末に保存されていた回答は消しました。',
  draftRemoved:
    'ほかの画面（タブ）で、この端末に保存されていた回答が消されました。この画面で入力した回答は、もう保存されません。回答を続けるときは、送信が済むまで、この画面を閉じないでください。',
  replacedText:
    '調査票が新しくなったため、この回答は受け付けられませんでした。お手数ですが、最初の画面に戻って、新しい調査票に回答してください。',
  draftNotKept:
    'この端末には、回答を保存できません。このまま回答を続けられますが、送信が済むまで、この画面を閉じないでください。',
  elsewhereHeading: 'ほかの画面で回答しています',
  elsewhereText:
    '同じ調査の回答が、この端末の別の画面（タブ）で開かれています。この画面で続けるときは、次のボタンを押してください。最後に入力した内容を引き継ぎます。',
  elsewhereGoOn: 'この画面で続ける',
  offlineStrip:
    'いまは通信できませんが、このまま回答を続けられます。回答は、通信できるようになってから送信します。',
  offlineUnkept: 'この画面を閉じたり、読み込み直したりすると、入力した回答は消えます。',
  waitingKept: (until: string): string =>
    `回答は、この端末に保存してあります。この画面を閉じてもかまいません。${until}までに、通信できる場所でこの調査のページをもう一度開くと、送信されます。何度送信しても、回答が二重に数えられることはありません。`,
  waitingGrace: (closes: string, until: string): string =>
    `受付期間は${closes}までですが、期間のうちに答え始めた回答は、${until}までに送信できれば届きます。`,
  offlineHeading: 'いまは通信できません',
  offlineText:
    'この画面を表示するには、通信が必要です。電波や通信の状態をご確認のうえ、もう一度開いてください。',
  offlineAgain: 'もう一度開く',

  sharedNote: 'この端末は、ほかの方も順番に使います。回答は、この端末には残りません。',
  sharedRefusal: '同意されない場合は、このまま端末をお返しください。何も送信されません。',
  sharedStop: '回答をやめて、はじめの画面に戻る',
  sharedStopHeading: '回答をやめますか',
  sharedStopText: '入力した内容を消して、はじめの画面に戻ります。何も送信されません。',
  sharedReturn: (seconds: number): string => `この画面は、あと${seconds}秒で、はじめの画面に戻ります。`,
  sharedReturnNow: 'はじめの画面に戻る',
  sharedReturnLater: 'もう少し見る',
  sharedReturnHint: '終わったら「はじめの画面に戻る」を押してください。次の方が使えるようになります。',
  sharedIdleHeading: '回答を続けますか',
  sharedIdleText: (seconds: number): string =>
    `しばらく操作がありませんでした。あと${seconds}秒で、入力した内容を消して、はじめの画面に戻ります。`,
  sharedIdleGoOn: '回答を続ける',
  sharedIdleLeave: '消して、はじめの画面に戻る',
  sharedWaiting:
    '回答は、まだこの端末の中にだけあります。送信が済むまで、この画面を閉じたり、端末の電源を切ったりしないでください。なかなか送信できないときは、近くの担当者に、この画面を見せてください。この画面に回答の内容は出ません。',
  sharedClearedHeading: 'はじめの画面に戻ります',
  sharedClearedText: '入力した内容は、この端末から消えました。',
  sharedClearedOffline:
    '通信が途切れているようです。通信ができるようになると、自動ではじめの画面に戻ります。',

  progress: (page: number, pages: number): string => `全${pages}ページ中${page}ページ`,
  skipHint: '答えたくない質問は、空欄のまま「次へ」を押してください。',
  sensitiveHint:
    'このページには、お気持ちや健康、暮らし向きなど、答えにくいと感じられるかもしれない質問があります。答えたくない質問は、空欄のまま「次へ」を押してください。',
  back: '前へ',
  next: '次へ',
  chooseFromList: '選んでください',
  clearAnswer: '選択を解除',
  clearAnswerOf: (question: string): string => `「${question}」の選択を解除`,

  plainBack:
    '質問を見直すときは、この画面の「前へ」を押してください。ブラウザの「戻る」を使うと、そのあとに入力した回答が消えたり、画面が表示されなかったりすることがあります。表示されないときは、再読み込み（更新）を押してください。',
  mistakesHeading: '入力をご確認ください',
  moreQuestions:
    '選んだ答えに合わせて、このページに質問が加わりました。答えたくない質問は、空欄のまま「次へ」を押してください。',
  notTogether: (option: string): string =>
    `「${option}」は、ほかの選択肢と同時に選べません。どちらかを外してください。`,
  lostHeading: '回答の続きを開けませんでした',
  lostText: 'この画面から届いた内容を、回答の続きとして読み取れませんでした。回答はまだ送信されていません。',
  lostBack:
    'ブラウザの「戻る」で前の画面に戻り、もう一度ボタンを押してください。前の画面には、入力した回答が残っています。',
  lostAgain:
    'それでもこの画面になるときは、調査票が新しくなった可能性があります。お手数ですが、初めから回答してください。',
  lostStart: '初めから回答する',

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
    'この画面を閉じると、入力した回答は消えます。閉じずにお待ちください。何度送信しても、回答が二重に数えられることはありません。',
  retryNow: '今すぐ送信する',

  receiptHeading: '回答を受け付けました',
  receiptLabel: '受付番号',
  receiptDay: '受付日',
  receiptThanks: 'ご協力いただき、ありがとうございました。',
  receiptAlready: 'この回答は、先に受け付けています。受け付けたのは最初に届いた内容です。',
  receiptKeep:
    '受付番号は、回答が届いたことの控えです。必要な方は書き留めてください。お名前とも回答の内容とも結び付いていないため、この番号から回答を調べることはできません。',
  receiptUse:
    'いただいた回答は、ほかの方の回答と合わせて統計として集計し、孤独・孤立への支援や居場所づくりを考えるために使います。',
  receiptClose: 'この画面は閉じてかまいません。',
  receiptReading: '読み方',
  receiptDigits: 'ゼロ いち に さん よん ご ろく なな はち きゅう',
  helpHeading: 'お疲れさまでした',
  helpText:
    '答えるうちに、つらいことを思い出した方もいらっしゃるかもしれません。だれかに話したくなるのは、ごく自然なことです。今でなくてもかまいません。話したくなったときは、この下の相談先をご利用ください。',
  afterHeading: '回答のこれから',
  resultsHeading: '調査の結果',
  resultsExpected: (when: string): string => `結果は、${when}ごろに公表する予定です。`,
  resultsUndecided: '結果を公表する時期が決まりましたら、調査の担当からお知らせします。',
  resultsHere: '公表したあとは、この調査を開いたQRコードやアドレスからもご覧になれます。',
  resultsPublished: 'この調査の結果を公表しました。',
  resultsLink: '調査の結果を見る',
  aboutHeading: 'どのような調査か',
  accessibility: 'ウェブアクセシビリティ',
  privacyMore: '個人情報と回答の取扱いを詳しく見る',

  codeProblemHeading: '回答コードをご確認ください',
  codeSpentHeading: 'このお手紙からは回答済みです',
  codeSpentText:
    'このお手紙の回答コードを使った回答が、すでに届いています。ご自分で回答を済ませた方は、このままこの画面を閉じてください。',
  codeSpentKept: 'このお手紙からの回答は届いています。この端末に残っている途中の回答は、消してかまいません。',
  eraseKept: '途中の回答を消す',
  erasedKept: 'この端末に残っていた途中の回答は消えました。この画面は閉じてかまいません。',
  codeSpentCall: '回答した覚えがないときは、こちらにお電話ください。',
  codeVoidCall: 'ご不明な点は、こちらにお電話ください。',
  otherCodeHeading: '別の回答コードをお持ちの場合',
  otherCodeIntro: '別のお手紙をお持ちの方は、そのお手紙の回答コードを入力してください。',
  sendWithOtherCode: '別のコードで送信する',
  answersKept: '入力した回答は消えていません。',
  toCover: '最初の画面に戻る',
  codeBegin: 'この回答コードで始める',
  codeLooking: '回答コードを確認しています。',

  otherOffer: 'ほかの端末で続きを答える',
  otherWhat:
    'ここまでの回答をお預かりし、パソコンや別のスマートフォンなど、ほかの端末で続きから答えられるようにします。',
  otherWho:
    'お預かりした回答は、お手紙の回答コードを知っている人なら、どなたでも開くことができます。回答コードをほかの人に見られるおそれがあるときは、預けないでください。',
  otherUntil: (days: number): string =>
    `回答は、そのままでは読めない形にして、受付のシステムでお預かりします。送信が済んだとき、受付が終わったとき、または最後に預けてから${days}日たったときに消します。`,
  otherSave: '回答を預ける',
  otherSaving: 'お預かりしています。十数秒かかることがあります。',
  otherSavedHeading: '回答をお預かりしました',
  otherHow: 'ほかの端末での続け方',
  otherStepOpen:
    'ほかの端末で、この調査の最初の画面を開きます。お手紙のQRコードか、次のアドレスをお使いください。',
  otherStepCode: 'お手紙の回答コードを入力します。QRコードを読み取ったときは、入力は要りません。',
  otherStepPress: (button: string): string => `「${button}」を押します。`,
  otherGoingOn: 'この端末で続けて答える場合は、ページを移るたびに、新しい内容に置き換えてお預かりします。',
  otherHeading: 'ほかの端末で途中まで答えた方',
  otherOpen: '同意して、ほかの端末の続きから答える',
  otherOpenNote: '回答コードを使って、お預かりしている回答を開きます。この端末には保存しません。',
  otherOpening: '回答の続きを開いています。十数秒かかることがあります。',
  otherNone:
    'この回答コードでお預かりしている回答はありません。送信が済んだときや、お預かりする期間が過ぎたときは、回答は残っていません。',
  otherUnreadable:
    'お預かりしている回答を読み取れませんでした。調査票が新しくなったときも、開くことができません。お手数ですが、最初から回答してください。',
  otherNoNetwork: '通信できませんでした。電波や通信の状態をご確認のうえ、もう一度押してください。',
  otherBusy: '混み合っています。少し待って、もう一度押してください。',
  otherTooLong:
    '入力された文章が長いため、お預かりできません。文章を短くするか、この端末で最後まで答えて送信してください。',
  otherRefused: 'いまは回答をお預かりできません。この端末で最後まで答えて、送信してください。',
  otherNewerHeading: 'ほかの端末の回答のほうが新しくなっています',
  otherNewerText:
    'ほかの端末から、この端末よりあとにお預かりした回答があります。どちらの回答で続けるかを選んでください。',
  otherFoundHeading: '前にお預かりした回答があります',
  otherFoundText: 'この回答コードで、前に回答をお預かりしています。どちらの回答で続けるかを選んでください。',
  otherFoundUnreadable:
    'お預かりしている回答は、読み取ることができません。この端末の回答で続けると、置き換わります。',
  otherTake: '預けた回答を開く',
  otherTakeNote: 'この端末の回答は、預けた回答に置き換わります。',
  otherKeep: 'この端末の回答で続ける',
  otherKeepNote: '預けた回答は、この端末の回答に置き換わります。',
  otherGone:
    'お預かりしていた回答は、なくなっています。ほかの端末で送信が済んだか、お預かりする期間が過ぎた可能性があります。',
  otherOn: 'ほかの端末でも続けられるように、ページを移るたびに回答をお預かりしています。',
  otherLate:
    'ほかの端末で続けるための回答を、まだお預かりできていません。次にページを移るときに、もう一度お預かりします。',
  sendAgain: 'もう一度送信する',
  backToQuestions: '質問に戻る',

  correctionsHeading: '直していただきたい回答があります',
  correctionsIntro:
    '次の回答は、このままでは受け付けられません。直してから、もう一度送信してください。ほかの回答は消えていません。',
  correctThis: 'この質問に戻る',
  withdrawThis: 'この回答を取り消す',
  withdrawn: 'この回答を取り消しました。',

  endedRefused: '申し訳ありませんが、送信された回答は受け付けられませんでした。',

  refusedHeading: '回答を受け付けられませんでした',
  requestId: '問い合わせ番号',
} as const;

/** SurveyJS's own sentences that the form can show, in our wording: a test reads from SurveyJS that these are all. */
const survey = {
  placeholder: '選んでください',
  invalidInputError: '数字で入力してください。',
  numericError: '数字で入力してください。',
  minError: '{0}以上の数字を入力してください。',
  maxError: '{0}以下の数字を入力してください。',
  numericMinMax: '{1}以上{2}以下の数字を入力してください。',
  numericMin: '{1}以上の数字を入力してください。',
  numericMax: '{1}以下の数字を入力してください。',
  stepError: '1などの整数で入力してください。小数は入力できません。',
  maxSelectError: '選べるのは{0}個までです。',
  textMaxLength: '{0}文字以内で入力してください。',
  emptySurvey: 'この調査票には、表示できる質問がありません。',
  loadingSurvey: '読み込んでいます…',
} as const;

type Sentence<T> = T extends string ? string : T;
type Sentences<T> = { readonly [K in keyof T]: K extends 'page' ? Language : Sentence<T[K]> };
export type SurveyTexts = Sentences<typeof survey>;
/** Every sentence of the residents' form, on its pages in the browser and on those of the server; a language that lacks one does not compile. */
export type FormTexts = Sentences<typeof own> & { readonly survey: SurveyTexts };

export const texts: FormTexts = { ...own, survey };
