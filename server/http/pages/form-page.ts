import type { Language } from '../../../instruments/definition/localized-text.ts';
import type { PublicSurvey } from '../../contract/api.ts';
import type { PageAssets } from '../client-assets.ts';
import { type Html, html } from '../html.ts';
import { dayText } from './day-text.ts';
import { deskList } from './desk-list.ts';
import { pageFrame } from './page-frame.ts';

const texts = {
  ja: {
    synthetic: 'デモ：合成データ',
    syntheticNote: 'システムを試すための架空の調査です。実在の調査ではありません。',
    minutes: '所要時間',
    minutesValue: (minutes: number) => `約${minutes}分`,
    window: '受付期間',
    windowValue: (opens: string, closes: string) => `${opens}から${closes}まで`,
    purpose: '調査の目的',
    eligibility: '対象となる方',
    onePerPerson: '回答の回数',
    onePerPersonValue: '回答は、お一人につき1回でお願いいたします。',
    privacy: '個人情報と回答の取扱い',
    contact: 'お問い合わせ先',
    closed: 'この調査の受付は終了しました。ご協力いただき、ありがとうございました。',
    notOpen: (opens: string) => `この調査は、まだ始まっていません。受付は${opens}に始まります。`,
    noScript: 'この画面で回答するには、JavaScriptを有効にしてください。',
    noScriptPaper: 'お手元に紙の調査票がある方は、紙でも回答できます。ご不明な点は、次へお電話ください：',
    noScriptCall: 'ほかの方法での回答については、次へお電話ください：',
  },
  en: {
    synthetic: 'Demonstration: synthetic data',
    syntheticNote: 'An invented survey for trying out the system. It is not a real survey.',
    minutes: 'Time needed',
    minutesValue: (minutes: number) => `About ${minutes} minutes`,
    window: 'Open',
    windowValue: (opens: string, closes: string) => `From ${opens} to ${closes}`,
    purpose: 'Purpose',
    eligibility: 'Who may answer',
    onePerPerson: 'How often',
    onePerPersonValue: 'Please answer once only.',
    privacy: 'How your answers are handled',
    contact: 'Contact',
    closed: 'This survey has closed. Thank you to everyone who took part.',
    notOpen: (opens: string) => `This survey has not begun yet. It opens on ${opens}.`,
    noScript: 'To answer on this screen, please turn JavaScript on.',
    noScriptPaper: 'If you received a paper questionnaire you may answer on paper. For questions please call',
    noScriptCall: 'To answer in another way please call',
  },
} as const;

/**
 * The page a QR code leads to: the cover's facts and the desks as plain HTML, readable before any script has
 * arrived; the form of the client build then takes their place inside #root.
 */
export function formPage(survey: PublicSurvey, language: Language, assets: PageAssets): string {
  return pageFrame({
    language,
    title: survey.title[language],
    assets,
    body: html`<div id="root">${cover(survey, language)}</div>`,
  });
}

function cover(survey: PublicSurvey, language: Language): Html {
  const text = texts[language];
  const day = (iso: string) => dayText(iso, language);
  const fact = (name: string, value: string | Html) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
  const telephone = html`<a class="form-tel" href="tel:${survey.contact.phone.replace(/[^\d+#]/g, '')}">${survey.contact.phone}</a>`;
  return html`<header class="form-header form-header--cover">${
    survey.synthetic
      ? html`<p class="form-synthetic"><strong>${text.synthetic}</strong> <span>${text.syntheticNote}</span></p>`
      : null
  }<p class="form-organisation">${survey.organisation[language]}</p><h1>${survey.title[language]}</h1></header>
<main class="form-main">
${survey.state === 'closed' ? html`<p>${text.closed}</p>` : null}
${survey.state === 'not-open-yet' ? html`<p>${text.notOpen(day(survey.window.opens))}</p>` : null}
<noscript><p>${text.noScript} ${survey.kind === 'invitation' ? text.noScriptPaper : text.noScriptCall} ${survey.contact.name[language]} ${telephone}</p></noscript>
<dl class="form-facts">
${fact(text.minutes, text.minutesValue(survey.minutes))}
${fact(text.window, text.windowValue(day(survey.window.opens), day(survey.window.closes)))}
${fact(text.purpose, survey.purpose[language])}
${fact(text.eligibility, survey.eligibility[language])}
${fact(text.onePerPerson, text.onePerPersonValue)}
${fact(text.privacy, survey.privacy[language])}
${fact(text.contact, html`${survey.contact.name[language]} ${telephone}<br>${survey.contact.hours[language]}`)}
</dl>
</main>
<footer class="form-footer">${deskList(survey.desks, language)}</footer>`;
}
