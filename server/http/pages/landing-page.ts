import { html } from '../html.ts';
import type { DesksNow } from '../survey-directory.ts';
import { deskList } from './desk-list.ts';
import { pageFoot } from './page-foot.ts';
import { pageFrame } from './page-frame.ts';

/** What the first page of the demonstration links to. */
export interface DemonstrationLinks {
  /** the form of the survey by invitation, with a code that is still unused; null when all are spent */
  readonly letter: string | null;
  readonly open: string;
  /** path of the QR picture of the open survey's link */
  readonly openQr: string;
  /** the start page of a school's tablets */
  readonly school: string;
  readonly staff: string;
  readonly desks: DesksNow;
}

/** The demonstration's first page: where a visitor finds the form and the officials' page. */
export function demonstrationPage(links: DemonstrationLinks): string {
  return pageFrame({
    language: 'ja',
    title: 'Tsunagari デモ（合成データ）',
    body: html`<main><p class="mark">デモ：合成データ <span lang="en">/ Demonstration: synthetic data</span></p>
<h1>孤独・孤立の実態調査 デモ</h1>
<p>架空の調査で、回答から集計までをお試しいただけます。実在の人の回答は含まれていません。</p>
<p class="english" lang="en">An invented survey, from the answer to the table. No answer in it comes from a real person.</p>
<ul class="links">
${
  links.letter === null
    ? html`<li>手紙の回答コードは、すべて使われました。 <span class="english" lang="en">All access codes of the letters are spent.</span></li>`
    : html`<li><a href="${links.letter}">回答する（手紙のQRコードから開いた場合）</a><br><span class="english" lang="en">Answer, as from the QR code in the letter</span></li>`
}
<li><a href="${links.open}">回答する（チラシのQRコードから開いた場合：回答コードなし）</a><br><span class="english" lang="en">Answer the open survey of the leaflet, without a code</span><br><img class="qr" src="${links.openQr}" alt="チラシのQRコード" width="192" height="192"></li>
<li><a href="${links.school}">学校のタブレットで、順番に回答する（小学校4〜6年生）</a><br><span class="english" lang="en">A class answers on shared tablets, one child after the other (grades 4 to 6)</span></li>
<li><a href="${links.staff}">職員用の画面（回収状況・クロス集計）</a><br><span class="english" lang="en">The officials’ page. Name and password were shown in the terminal at the first start.</span></li>
</ul></main>${deskList(links.desks, 'ja')}${pageFoot()}`,
  });
}

/** The first page of a real installation: people come by the link of a letter, so it only says that. */
export function neutralPage(desks: DesksNow): string {
  return pageFrame({
    language: 'ja',
    title: 'アンケート回答システム',
    body: html`<main><h1>アンケート回答システム</h1>
<p>お手元の案内にあるQRコードまたはアドレスから、調査のページを開いてください。</p>
<p class="english" lang="en">Please open your survey by the QR code or the address in your letter or leaflet.</p></main>${deskList(desks, 'ja')}${deskList(desks, 'en')}${pageFoot()}`,
  });
}
