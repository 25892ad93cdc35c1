import type { Language } from '../../../instruments/definition/localized-text.ts';
import type { Desk } from '../../contract/api.ts';
import { type Html, html } from '../html.ts';

const texts = {
  ja: {
    heading: 'つらいときの相談先（相談窓口）',
    nobodyAnswers:
      'このページに書かれたことに、担当者がお返事やご連絡をすることはありません。命に危険があるときや、すぐに助けが必要なときは、次の窓口に直接ご連絡ください。',
    none: '相談先は、お手元の案内にあるお問い合わせ先におたずねください。',
    hours: '受付時間：',
    inBrackets: (note: string) => `（${note}）`,
    fee: { free: '無料', paid: '有料', unknown: '料金は窓口にご確認ください' },
    unverified: '窓口の名称・番号・受付時間は、まだ確認していません（デモのため表示しています）。',
  },
  en: {
    heading: 'Where to find help (consultation desks)',
    nobodyAnswers:
      'Nobody replies to what is written here. If a life is in danger or you need help right away, please contact one of these desks directly.',
    none: 'Please ask the contact in your letter or leaflet where to find help.',
    hours: 'Hours: ',
    inBrackets: (note: string) => ` (${note})`,
    fee: { free: 'free of charge', paid: 'charged call', unknown: 'ask the desk about charges' },
    unverified: 'Names, numbers and hours have not been checked yet (shown for demonstration only).',
  },
} as const;

/** The consultation desks as plain HTML: on every page of residents, whatever went wrong (decision 13). */
export function deskList(desks: readonly Desk[], language: Language): Html {
  const text = texts[language];
  return html`<section class="desks" lang="${language}" aria-label="${text.heading}"><h2>${text.heading}</h2><p>${
    text.nobodyAnswers
  }</p>${
    desks.length === 0
      ? html`<p>${text.none}</p>`
      : html`${desks.every(({ verified }) => verified) ? null : html`<p>${text.unverified}</p>`}<ul>${desks.map(
          (desk) => deskEntry(desk, language),
        )}</ul>`
  }</section>`;
}

function deskEntry(desk: Desk, language: Language): Html {
  const text = texts[language];
  const fee = desk.kind === 'tel' ? text.inBrackets(text.fee[desk.fee]) : null;
  return html`<li><strong>${desk.name[language]}</strong> <a class="form-tel" href="${desk.uri}" rel="noreferrer">${
    desk.value
  }</a><br>${text.hours}${desk.hours[language]}${fee}</li>`;
}
