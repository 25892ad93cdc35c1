import type { LocalizedText } from '../../../instruments/definition/localized-text.ts';
import type { Problem } from '../../contract/api.ts';
import { html } from '../html.ts';
import type { DesksNow } from '../survey-directory.ts';
import { deskList } from './desk-list.ts';
import { pageFoot } from './page-foot.ts';
import { pageFrame } from './page-frame.ts';

/** What is said first, by the kind of problem: short, and not the reader's fault. */
function headingOf(status: number): LocalizedText {
  if (status === 404) return { ja: 'ページが見つかりません', en: 'This page could not be found' };
  if (status === 429)
    return { ja: '少し待ってから、もう一度お試しください', en: 'Please wait a little and try again' };
  if (status === 503)
    return { ja: 'ただいま、つながりにくくなっています', en: 'The survey is hard to reach at the moment' };
  if (status >= 500)
    return {
      ja: '申し訳ありません。ページを表示できませんでした',
      en: 'We are sorry: this page could not be shown',
    };
  return { ja: 'ページを表示できませんでした', en: 'This page could not be shown' };
}

/** What can be done next, beside what the problem itself says. */
function adviceOf({ status, retryAfter }: Problem): LocalizedText {
  if (status === 404) {
    return {
      ja: 'アドレスを手で入力されたときは、1文字ずつ見比べてください。相談先は、この下でご覧いただけます。',
      en: 'If you typed the address, compare it letter by letter. Where to find help stands below.',
    };
  }
  if (status === 429 || status >= 500) {
    const call: LocalizedText = {
      ja: '何度も同じ画面になるときは、案内にある問い合わせ先に、下の番号をお伝えください。',
      en: 'If this page comes again and again, tell the contact in your letter or leaflet the reference below.',
    };
    if (retryAfter === undefined) return call;
    const minutes = Math.ceil(retryAfter / 60);
    return retryAfter < 60
      ? {
          ja: `${retryAfter}秒ほどたってから、もう一度開いてください。${call.ja}`,
          en: `Open it again in about ${retryAfter} seconds. ${call.en}`,
        }
      : {
          ja: `${minutes}分ほどたってから、もう一度開いてください。${call.ja}`,
          en: `Open it again in about ${minutes} minutes. ${call.en}`,
        };
  }
  return {
    ja: '案内にあるQRコードまたはアドレスから、開き直してください。それでも開けないときは、問い合わせ先に下の番号をお伝えください。',
    en: 'Please open the survey again by the QR code or address in your letter or leaflet. If that does not help, tell the contact the reference below.',
  };
}

/** A problem as a page for people: what happened, what to do next, and where help is (decision 13). */
export function errorPage(problem: Problem, desks: DesksNow): string {
  const heading = headingOf(problem.status);
  const advice = adviceOf(problem);
  return pageFrame({
    language: 'ja',
    title: `${heading.ja} / ${heading.en}`,
    body: html`<main><h1>${heading.ja}<span class="english" lang="en">${heading.en}</span></h1>
<p>${problem.message.ja}</p>
<p>${advice.ja}</p>
<div class="english" lang="en"><p>${problem.message.en}</p>
<p>${advice.en}</p></div>
<p class="request">問い合わせ番号 <span lang="en">Reference</span>: ${problem.requestId}</p></main>
${deskList(desks, 'ja')}
${deskList(desks, 'en')}
${pageFoot()}`,
  });
}
