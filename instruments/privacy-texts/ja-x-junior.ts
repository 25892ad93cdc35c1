import { texts as japanese, type PrivacyTexts } from './ja.ts';

/** For junior high school: Japanese, and a plainer word where a young person is spoken to. */
export const texts: PrivacyTexts = {
  ...japanese,
  intro: '答えてくれる人の情報を、だれが、何のために、どのように扱うかを説明します。',
  keptNot:
    '名前、IPアドレス（インターネット上の住所）、端末の種類、答えた時刻は保存しません。クッキーも使いません。',
  anonymityInvitation:
    '回答コードは、調査票を開くためと、回答を1人1回にするためだけに使います。コードが使われたことは記録しますが、コードを答えと一緒に保存することはありません。',
  anonymityOpen: '名前や回答コードは聞きません。だれが答えたかを示す情報は、何も保存しません。',
  retentionAsk: '答えを保存する期間は、問い合わせ先に聞いてください。',
  seeTables:
    '調査の担当者が見るのは、だれの答えか分からないように処理した集計表です。先生、家族、友だちが、だれが何を答えたかを見ることはできません。',
  freeText:
    '自由に書く欄は、調査を担当する職員が、あとで読みます。名前や電話番号など、だれのことか分かる内容は書かないでください。',
  afterText:
    '送信した答えは、だれのものか分からないため、あとから直したり、取り消したり、見せたりすることができません。',
};
