import type { Language, LocalizedText } from '../../instruments/definition/localized-text.ts';
import type { AccessibilityResults } from './results.ts';
import type { Standing } from './standing.ts';

/** Sentences of the statement, for its page and for docs/accessibility.md. */
interface StatementTexts {
  readonly title: string;
  readonly policy: string;
  readonly scope: string;
  readonly scopeText: string;
  readonly target: string;
  readonly claim: string;
  readonly claimText: Readonly<Record<AccessibilityResults['claim'], string>>;
  readonly test: (facts: { by: string; from: string; to: string; pages: number }) => string;
  readonly guideline: string;
  readonly kept: string;
  readonly keptList: readonly string[];
  readonly results: string;
  readonly resultsText: string;
  readonly checks: string;
  readonly notRun: string;
  readonly ran: (facts: {
    day: string;
    dose: 'normal' | 'full';
    passed: number;
    failed: number;
    counts: string;
  }) => string;
  readonly looked: (facts: { day: string; pages: number }) => string;
  readonly notTested: string;
  readonly notTestedText: string;
  readonly notTestedList: readonly string[];
  readonly criteria: string;
  readonly criteriaText: string;
  readonly level: (level: string, since: string) => string;
  readonly standing: Readonly<Record<Standing, string>>;
  readonly howChecked: string;
  readonly rules: (rules: string) => string;
  readonly untested: string;
  readonly problems: string;
  readonly noProblem: string;
  readonly contact: string;
  readonly contactText: string;
}

export const statementTexts: Readonly<Record<Language, StatementTexts>> = {
  ja: {
    title: 'ウェブアクセシビリティ方針と試験結果',
    policy: 'ウェブアクセシビリティ方針',
    scope: '対象',
    scopeText:
      '調査に回答する方が開く全てのページ（表紙、質問、送信、受付番号、受付前と受付終了の案内、個人情報の取扱い、この方針、エラーの案内）。職員用の画面は含みません。',
    target: '目標',
    claim: '対応度',
    claimText: {
      conformant: '「JIS X 8341-3:2016」の適合レベルAAに準拠しています。',
      'partly-conformant': '「JIS X 8341-3:2016」の適合レベルAAに一部準拠しています。',
      consideration:
        '「JIS X 8341-3:2016」の適合レベルAAに配慮しています。同規格の附属書JBに沿った人による試験の結果に基づくものではないため、「準拠」「一部準拠」とは表示しません。',
    },
    test: ({ by, from, to, pages }) =>
      `附属書JBに沿った人による試験：${by}が${from}から${to}までに${pages}ページで実施しました。`,
    guideline:
      '「準拠」「一部準拠」「配慮」は、情報通信アクセス協議会ウェブアクセシビリティ基盤委員会の「ウェブコンテンツのJIS X 8341-3:2016 対応度表記ガイドライン」で定められた表記です。',
    kept: '心がけていること',
    keptList: [
      '文字の大きさや色を変えるボタンは付けず、お使いの端末やブラウザの設定がそのまま働くようにします。',
      '画像認証や、覚えたり計算したりする操作は求めません。',
      'どの質問も、答えずに次へ進めます。',
      'JavaScriptを使わない設定でも、最後まで回答できます。',
      '相談先と問い合わせ先を、全てのページに示します。',
    ],
    results: '試験結果',
    resultsText:
      '次の試験は、プログラムを変えるたびに自動で行い、結果をそのまま載せています。自動の試験で見つかるのは問題の一部です。',
    checks: '行った試験',
    notRun: 'まだ記録がありません。',
    ran: ({ day, dose, passed, failed, counts }) =>
      `${day}に実施（${dose === 'full' ? '全ての組合せ' : '一部の組合せ'}）。${passed}件が合格、${failed}件が不合格。${counts}`,
    looked: ({ day, pages }) => `${day}に${pages}種類のページで確かめました。`,
    notTested: '行っていない試験',
    notTestedText: '次のことは、まだ確かめていません。',
    notTestedList: [
      '高齢の方、障害のある方、日本語を母語としない方など、利用する方ご自身による確認',
      'NVDA、PC-Talker、JAWS、VoiceOver、TalkBackなど、実際のスクリーンリーダーでの読み上げ（ブラウザが伝える名前・役割・状態までは確かめています）',
      '音声入力、スイッチ、視線入力、画面拡大ソフトなど、実際の支援技術での操作',
      'Chromium以外のブラウザ（Safari、Firefoxなど）と、実際のスマートフォン・タブレット',
      'JIS X 8341-3:2016 附属書JBに沿った、人による試験',
    ],
    criteria: '達成基準ごとの結果',
    criteriaText: 'WCAG 2.2のレベルAとレベルAAの全55項目です。',
    level: (level, since) =>
      since === '2.0' ? `レベル${level}` : `レベル${level}、WCAG ${since}で追加（JIS X 8341-3:2016にはない）`,
    standing: {
      found: '問題が見つかっている',
      'nothing-found': '試験した範囲では問題が見つかっていない',
      'not-run': '試験の記録がまだない',
      'not-tested': '試験していない',
      'no-such-content': '該当する内容がない',
    },
    howChecked: '確かめ方',
    rules: (rules) => `axe-coreの規則（${rules}）`,
    untested: '確かめていないこと',
    problems: '分かっている問題',
    noProblem: '行った試験の範囲では、問題は見つかっていません。',
    contact: 'お気づきの点の連絡先',
    contactText:
      'このページを使ううえでお困りのことは、お手元の案内、または調査のページの下にある「お問い合わせ先」にお知らせください。お電話での回答や、紙の調査票での回答もご相談ください。',
  },
  en: {
    title: 'Accessibility statement and test results',
    policy: 'Policy',
    scope: 'Scope',
    scopeText:
      'All pages that people who answer a survey open: cover, questions, sending, receipt, pages before opening and after closing, privacy notice, this statement, errors. The pages of officials are not included.',
    target: 'Target',
    claim: 'Degree of conformity',
    claimText: {
      conformant: 'Conforms (準拠) to JIS X 8341-3:2016, level AA.',
      'partly-conformant': 'Partly conforms (一部準拠) to JIS X 8341-3:2016, level AA.',
      consideration:
        'Made with consideration (配慮) for JIS X 8341-3:2016, level AA. This does not rest on a test by people after appendix JB of the standard, so neither 準拠 nor 一部準拠 is claimed.',
    },
    test: ({ by, from, to, pages }) =>
      `Test by people after appendix JB: made by ${by} from ${from} to ${to} on ${pages} pages.`,
    guideline:
      'These words are those of the guideline of the Web Accessibility Infrastructure Committee (WAIC) on stating conformity with JIS X 8341-3:2016.',
    kept: 'What we keep to',
    keptList: [
      'No buttons for text size or colours: the settings of your device and browser work as they are.',
      'No picture puzzles, nothing to remember or to work out.',
      'Every question can be left empty.',
      'Everything can be answered without JavaScript.',
      'Consultation desks and the contact stand on every page.',
    ],
    results: 'Test results',
    resultsText:
      'These checks run at each change of the program, and what they found stands here as it is. Automatic checks find only part of all problems.',
    checks: 'Checks made',
    notRun: 'Not recorded yet.',
    ran: ({ day, dose, passed, failed, counts }) =>
      `Ran on ${day} (${dose === 'full' ? 'all combinations' : 'some combinations'}): ${passed} passed, ${failed} failed.${counts === '' ? '' : ` ${counts}`}`,
    looked: ({ day, pages }) => `Done on ${day} for ${pages} kinds of pages.`,
    notTested: 'What was not tested',
    notTestedText: 'Nobody has looked at these yet:',
    notTestedList: [
      'Use by the people themselves: older people, people with disabilities, people whose first language is not Japanese',
      'Real screen readers such as NVDA, PC-Talker, JAWS, VoiceOver and TalkBack (names, roles and states that the browser hands to them are checked)',
      'Other assistive technology: voice control, switches, eye tracking, screen magnifiers',
      'Browsers other than Chromium (Safari, Firefox), and real phones and tablets',
      'A test by people after appendix JB of JIS X 8341-3:2016',
    ],
    criteria: 'Results by success criterion',
    criteriaText: 'All 55 success criteria of WCAG 2.2, levels A and AA.',
    level: (level, since) =>
      since === '2.0' ? `level ${level}` : `level ${level}, new in WCAG ${since} (not in JIS X 8341-3:2016)`,
    standing: {
      found: 'Problems found',
      'nothing-found': 'No problem found as far as it was checked',
      'not-run': 'No check recorded yet',
      'not-tested': 'Not tested',
      'no-such-content': 'No such content',
    },
    howChecked: 'How it is checked',
    rules: (rules) => `rules of axe-core (${rules})`,
    untested: 'Not looked at',
    problems: 'Known problems',
    noProblem: 'None, as far as the checks go.',
    contact: 'Contact',
    contactText:
      'If anything on these pages is hard to use for you, please tell the contact named in your letter or leaflet, or at the foot of the survey’s pages. You can also ask to answer by telephone or on paper.',
  },
};

/** In the order in which they are told: what is wrong first. */
export const STANDINGS: readonly Standing[] = [
  'found',
  'not-tested',
  'not-run',
  'nothing-found',
  'no-such-content',
];

/** A list of sentences in one line: 「A：12、B：0。」 */
export function countsLine(
  counts: readonly (readonly [name: LocalizedText, count: number])[],
  language: Language,
): string {
  if (counts.length === 0) return '';
  const grouped = new Intl.NumberFormat('en-US');
  return language === 'ja'
    ? `${counts.map(([name, count]) => `${name.ja} ${grouped.format(count)}`).join('、')}。`
    : `${counts.map(([name, count]) => `${grouped.format(count)} ${name.en}`).join(', ')}.`;
}
