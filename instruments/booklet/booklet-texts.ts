import type { FormLanguage } from '../definition/localized-text.ts';
import type { BookletSentences } from './booklet-sentences.ts';
import { chineseTexts, koreanTexts, portugueseTexts, vietnameseTexts } from './foreign-booklet-texts.ts';

const KATAKANA = 'アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモ';

const japaneseTexts: BookletSentences = {
  rowLetters: KATAKANA,
  one: '○は1つ',
  several: 'あてはまるものすべてに○',
  upTo: (most) => (most < 10 ? `○は${most}つまで` : `○は${most}個まで`),
  oneEachRow: (first, last) =>
    first === last ? '○は1つ' : `${first}から${last}のそれぞれについて、○は1つずつ`,
  number: (min, max) => `数字をご記入ください。${min}から${max}まで`,
  text: 'ご記入ください',
  organisation: '調査の実施者',
  purpose: '調査の目的',
  eligibility: '対象の方',
  privacy: '回答の取り扱い',
  minutes: 'かかる時間',
  aboutMinutes: (minutes) => `約${minutes}分`,
  window: '回答の期間',
  fromTo: (opens, closes) => `${opens}から${closes}まで`,
  contact: 'お問い合わせ先',
  phone: (name, phone, hours) => `${name}　電話 ${phone}（${hours}）`,
  voluntary: '回答は任意です。どの質問も、答えたくないときは空白のままでかまいません。',
  anonymous: '無記名の調査です。お名前やご住所は書かないでください。',
  named: '団体のお名前でお答えいただく調査です。',
  nobodyAnswers:
    'この調査票に書かれたことに、担当者がお返事やご連絡をすることはありません。相談したいことがある方は、最後のページの相談窓口をご利用ください。',
  howToMark: '記入のしかた',
  circle: '黒のペンか鉛筆で、あてはまる番号を○で囲んでください。',
  correct: '間違えたときは、×で消してから、正しい番号を○で囲んでください。',
  arrows: '番号のあとに「→」があるときは、示された質問に進んでください。',
  routing: '「…の方にうかがいます」とある質問は、あてはまる方だけお答えください。',
  leaveOfficeBoxes: '「集計欄」には、何も書かないでください。',
  slip: '整理番号',
  webHeading: 'インターネットでも回答できます',
  web: 'スマートフォンのカメラをQRコードにかざすか、次のアドレスを開いてください。紙とインターネットの、どちらか一方でお答えください。',
  qrAlternative: (address) => `回答ページのQRコード：${address}`,
  thanks: '質問は以上です。ご協力ありがとうございました。',
  sendBack: (closes) =>
    closes === null
      ? '記入もれがないかお確かめのうえ、案内にある方法でお返しください。'
      : `記入もれがないかお確かめのうえ、${closes}までに、案内にある方法でお返しください。`,
  endsHere: '紙の調査票の場合は、ここで終わりです。案内にある方法でお返しください。',
  desksHeading: '相談窓口（つらいときの相談先）',
  desks: '命に危険があるときや、すぐに助けが必要なときは、次の窓口に直接ご連絡ください。',
  noDesks: '相談先は、お手元の案内にあるお問い合わせ先におたずねください。',
  desksInFoot: '相談窓口は最後のページにあります',
  specimen: '見本：この用紙では回答できません',
  synthetic: '合成データ：実在の調査ではありません',
  unapproved: 'この文章は、まだ専門の人が確認していません。日本語の調査票が正式なものです。',
  officeOnly: '集計欄',
};

const easyJapaneseTexts: BookletSentences = {
  rowLetters: KATAKANA,
  one: '○は1つ',
  several: 'あてはまるものぜんぶに○',
  upTo: (most) => (most < 10 ? `○は${most}つまで` : `○は${most}個《こ》まで`),
  oneEachRow: (first, last) => (first === last ? '○は1つ' : `${first}から${last}まで、○は1つずつ`),
  number: (min, max) => `数字《すうじ》を書《か》いてください。${min}から${max}まで`,
  text: '書《か》いてください',
  organisation: '調査《ちょうさ》をするところ',
  purpose: '何《なん》のための調査《ちょうさ》か',
  eligibility: '答《こた》える人《ひと》',
  privacy: '答《こた》えの使《つか》い方《かた》',
  minutes: 'かかる時間《じかん》',
  aboutMinutes: (minutes) => `だいたい${minutes}分《ふん》`,
  window: 'いつ答《こた》えるか',
  fromTo: (opens, closes) => `${opens}から${closes}まで`,
  contact: 'わからないことを聞《き》くところ',
  phone: (name, phone, hours) => `${name}　電話《でんわ》 ${phone}（${hours}）`,
  voluntary: '答《こた》えたくない質問《しつもん》は、何《なに》も書《か》かなくていいです。',
  anonymous: '名前《なまえ》や住所《じゅうしょ》は書《か》かないでください。',
  named: '団体《だんたい》の名前《なまえ》で答《こた》える調査《ちょうさ》です。',
  nobodyAnswers:
    'この紙《かみ》に書《か》いても、返事《へんじ》は来《き》ません。相談《そうだん》したい人《ひと》は、最後《さいご》のページを見《み》てください。',
  howToMark: '書《か》き方《かた》',
  circle: 'ペンか鉛筆《えんぴつ》で、番号《ばんごう》に○をつけてください。',
  correct: 'まちがえたときは、×をつけて、正《ただ》しい番号《ばんごう》に○をつけてください。',
  arrows: '「→」があるときは、書《か》いてある質問《しつもん》に行《い》ってください。',
  routing:
    '「…だけ、答《こた》えてください」と書《か》いてある質問《しつもん》は、その人《ひと》だけ答《こた》えてください。',
  leaveOfficeBoxes: '「集計欄《しゅうけいらん》」には、何《なに》も書《か》かないでください。',
  slip: '整理番号《せいりばんごう》',
  webHeading: 'インターネットでも答《こた》えられます',
  web: 'スマートフォンのカメラでQRコードを見《み》るか、下《した》のアドレスを開《ひら》いてください。紙《かみ》かインターネットの、どちらか1つで答《こた》えてください。',
  qrAlternative: (address) => `答《こた》えるページのQRコード：${address}`,
  thanks: '質問《しつもん》は終《お》わりです。ありがとうございました。',
  sendBack: (closes) =>
    closes === null
      ? '書《か》き忘《わす》れがないか見《み》てから、案内《あんない》に書《か》いてある方法《ほうほう》で返《かえ》してください。'
      : `書《か》き忘《わす》れがないか見《み》てから、${closes}までに、案内《あんない》に書《か》いてある方法《ほうほう》で返《かえ》してください。`,
  endsHere:
    '紙《かみ》で答《こた》える人《ひと》は、ここで終《お》わりです。案内《あんない》に書《か》いてある方法《ほうほう》で返《かえ》してください。',
  desksHeading: 'つらいときに相談《そうだん》できるところ',
  desks: '命《いのち》があぶないとき、すぐに助《たす》けがほしいときは、ここに連絡《れんらく》してください。',
  noDesks:
    '相談《そうだん》できるところは、案内《あんない》に書《か》いてある人《ひと》に聞《き》いてください。',
  desksInFoot: '相談《そうだん》できるところは、最後《さいご》のページにあります',
  specimen: '見本《みほん》：この紙《かみ》では答《こた》えられません',
  synthetic: '合成《ごうせい》データ：本当《ほんとう》の調査《ちょうさ》ではありません',
  unapproved:
    'この文《ぶん》は、まだくわしい人《ひと》が確《たし》かめていません。正《ただ》しい文《ぶん》は日本語《にほんご》の調査票《ちょうさひょう》にあります。',
  officeOnly: '集計欄《しゅうけいらん》',
};

const englishTexts: BookletSentences = {
  rowLetters: 'abcdefghijklmnopqrstuvwxyz',
  one: 'Circle one number',
  several: 'Circle all that apply',
  upTo: (most) => `Circle up to ${most}`,
  oneEachRow: (first, last) =>
    first === last ? 'Circle one number' : `Circle one number for each of ${first} to ${last}`,
  number: (min, max) => `Write a number from ${min} to ${max}`,
  text: 'Write on the lines',
  organisation: 'Carried out by',
  purpose: 'Purpose',
  eligibility: 'Who may answer',
  privacy: 'How answers are used',
  minutes: 'Time needed',
  aboutMinutes: (minutes) => `About ${minutes} minutes`,
  window: 'When to answer',
  fromTo: (opens, closes) => `${opens} to ${closes}`,
  contact: 'Questions about the survey',
  phone: (name, phone, hours) => `${name}, tel. ${phone} (${hours})`,
  voluntary: 'Answering is voluntary. You may leave any question blank.',
  anonymous: 'This survey is anonymous. Please do not write your name or address.',
  named: 'This survey is answered in the name of your organisation.',
  nobodyAnswers:
    'Nobody replies to what is written here. If you would like to talk to someone, see the consultation desks on the last page.',
  howToMark: 'How to fill in',
  circle: 'With a black pen or a pencil, circle the number of your answer.',
  correct: 'To correct a mistake, cross it out and circle the right number.',
  arrows: 'Where “→” follows an answer, go on to the question it names.',
  routing: 'Where it says “please answer only if …”, answer only if that is so.',
  leaveOfficeBoxes: 'Please write nothing into the boxes marked “Office use”.',
  slip: 'Slip number',
  webHeading: 'You can also answer online',
  web: 'Point the camera of your phone at the QR code or open this address. Please answer either on paper or online, not both.',
  qrAlternative: (address) => `QR code of the online form: ${address}`,
  thanks: 'That was the last question. Thank you very much.',
  sendBack: (closes) =>
    closes === null
      ? 'Please check that nothing was missed and return the booklet as your letter says.'
      : `Please check that nothing was missed and return the booklet by ${closes}, as your letter says.`,
  endsHere: 'On paper, stop here and return the booklet as your letter says.',
  desksHeading: 'Where to find help (consultation desks)',
  desks: 'If a life is in danger or you need help right away, please contact one of these desks directly.',
  noDesks: 'Please ask the contact in your letter where to find help.',
  desksInFoot: 'Consultation desks: see the last page',
  specimen: 'Specimen: not for answering',
  synthetic: 'Synthetic data: not a real survey',
  unapproved: 'Nobody has checked this wording yet. The Japanese questionnaire is the authoritative one.',
  officeOnly: 'Office use',
};

export const bookletTexts: Readonly<Record<FormLanguage, BookletSentences>> = {
  ja: japaneseTexts,
  'ja-x-easy': easyJapaneseTexts,
  'ja-x-primary': easyJapaneseTexts,
  'ja-x-junior': japaneseTexts,
  en: englishTexts,
  'zh-Hans': chineseTexts,
  ko: koreanTexts,
  vi: vietnameseTexts,
  'pt-BR': portugueseTexts,
};
