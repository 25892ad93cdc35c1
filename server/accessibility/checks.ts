import type { LocalizedText } from '../../instruments/definition/localized-text.ts';

export interface AccessibilityCheck {
  /** file of the story or test, from the project's root; null: a person looked */
  readonly file: string | null;
  readonly what: LocalizedText;
}

/** Everything that says something about accessibility, and where it stands; what each found is in docs/accessibility/results.json. */
export const accessibilityChecks = {
  'every-page': {
    file: 'client/stories/every-page-access.story.ts',
    what: {
      ja: '公開している全ての調査票の全ページを実際のブラウザで開き、axe-coreで検査する（スクリプトのある画面とない画面）。横スクロールと、押せるものの大きさも測る。',
      en: 'Opens every page of every published questionnaire in a real browser, with scripts and without, and examines it with axe-core; measures sideways scrolling and the size of what can be pressed.',
    },
  },
  'pages-around': {
    file: 'client/stories/form-pages.story.ts',
    what: {
      ja: '表紙・受付番号・受付前・受付終了・エラー・個人情報の取扱い・この方針などのページを、日本語・やさしい日本語・英語、幅320・390・1280ピクセルでaxe-coreで検査する。',
      en: 'Examines the pages around the form (receipt, before and after the window, errors, privacy notice, this statement) with axe-core, in Japanese, easy Japanese and English, 320, 390 and 1280 pixels wide.',
    },
  },
  'form-access': {
    file: 'client/stories/form-access.story.ts',
    what: {
      ja: 'キーボードだけで回答する。ページが変わったことの通知、幅320ピクセル（400%拡大に相当）での折り返し、押せるものの大きさ、強制カラー表示を確かめる。',
      en: 'Answers by keyboard alone; announcement of new pages, reflow 320 pixels wide (as at 400 % zoom), size of targets, forced colours.',
    },
  },
  'form-readers': {
    file: 'client/stories/form-readers.story.ts',
    what: {
      ja: '表紙から受付番号まで、キーボードだけ、文字を2倍、強制カラー表示、動きを減らす設定、3つの読みやすさで回答する。ブラウザが支援技術に伝える名前と役割を確かめる。',
      en: 'From the cover to the receipt by keyboard alone, with letters twice as large, in forced colours, with less motion and at three reading levels; names and roles that the browser hands to assistive technology.',
    },
  },
  'form-drafts': {
    file: 'client/stories/form-drafts.story.ts',
    what: {
      ja: '途中の回答が、読み込み直し・閉じたタブ・戻る操作のあとにも残っていることを確かめる。',
      en: 'Unfinished answers are still there after a reload, a closed tab and the way back.',
    },
  },
  crawl: {
    file: 'client/stories/crawl.story.ts',
    what: {
      ja: '全てのリンクとボタンをたどり、題・言語・見出しがあること、ほかのサーバーへの通信やエラーがないことを確かめる。',
      en: 'Follows every link and button: each page has title, language and heading; nothing goes to another server, nothing fails.',
    },
  },
  'form-languages': {
    file: 'client/stories/form-languages.story.ts',
    what: {
      ja: '回答の途中で全ての言語に切り替え、回答とページが残ること、言語の表示（lang）が正しいことを確かめる。',
      en: 'Changes to every language in the middle of answering: answers and page stay, and each text carries its language.',
    },
  },
  'form-trouble': {
    file: 'client/stories/form-trouble.story.ts',
    what: {
      ja: '入力の誤り、通信の途切れ、使われた回答コードなどで、何が起きてどうすればよいかが文章で示され、回答が残ることを確かめる。',
      en: 'Mistakes, lost connections and used codes: what happened and what to do is said in words, and answers are kept.',
    },
  },
  'form-plain': {
    file: 'client/stories/form-plain.story.ts',
    what: {
      ja: 'JavaScriptを使わずに最後まで回答する。',
      en: 'Answers to the end without JavaScript.',
    },
  },
  'form-class': {
    file: 'client/stories/form-class.story.ts',
    what: {
      ja: '共用の端末で、時間切れの前に予告が出て、何度でも延ばせることを確かめる。',
      en: 'On shared devices a warning comes before the time is up, and the time can be extended as often as wanted.',
    },
  },
  'form-texts': {
    file: 'instruments/form-texts/form-texts.test.ts',
    what: {
      ja: '画面の文章が全ての言語にあること、やさしい日本語と小学生向けの漢字に読みが付いていることを確かめる。',
      en: 'Every sentence of the form exists in every language, with readings on every kanji in easy Japanese and for primary school.',
    },
  },
  looking: {
    file: null,
    what: {
      ja: '開発者が、画面の写真（幅390・1280ピクセル）と、作られたHTMLを目で見て確かめる。',
      en: 'A developer looked at screenshots (390 and 1280 pixels wide) and at the HTML that is made.',
    },
  },
} as const satisfies Record<string, AccessibilityCheck>;
export type CheckId = keyof typeof accessibilityChecks;
export const CHECK_IDS = Object.keys(accessibilityChecks) as readonly CheckId[];
