import type { BookletCover } from '../../instruments/booklet/booklet-cover.ts';
import type { FormLanguage } from '../../instruments/definition/localized-text.ts';
import { pageLanguage } from '../../instruments/definition/page-language.ts';
import type { Desk } from '../contract/api.ts';
import { dayText } from '../http/pages/day-text.ts';
import { qrModules } from '../qr/qr-modules.ts';
import type { Survey } from '../surveys/survey.ts';

/** What is known of this printing, beside the survey itself. */
export interface Printing {
  /** where the web form is; null: the booklet names none */
  readonly address: string | null;
  /** number of this copy; null: an empty box */
  readonly slip: string | null;
  /** nobody with the language has checked the wording */
  readonly unapproved: boolean;
}

const fees = {
  ja: { free: '無料', paid: '有料', unknown: '料金は窓口にご確認ください' },
  en: { free: 'free of charge', paid: 'charged call', unknown: 'ask the desk about charges' },
} as const;

/** The cover of a survey's booklet; the survey's own texts are Japanese at every reading level, else English. */
export function surveyCover(
  survey: Survey,
  desks: readonly Desk[],
  language: FormLanguage,
  { address, slip, unapproved }: Printing,
): BookletCover {
  const own = pageLanguage(language);
  return {
    title: survey.title[own],
    organisation: survey.organisation[own],
    purpose: survey.purpose[own],
    eligibility: survey.eligibility[own],
    privacy: survey.privacy[own],
    minutes: survey.minutes,
    window: { opens: dayText(survey.window.opens, own), closes: dayText(survey.window.closes, own) },
    contact: {
      name: survey.contact.name[own],
      phone: survey.contact.phone,
      hours: survey.contact.hours[own],
    },
    more: [],
    desks: desks.map((desk) => ({
      name: desk.name[own],
      value: desk.value,
      detail: desk.kind === 'tel' ? withFee(desk, own) : desk.hours[own],
    })),
    slip,
    web: address === null ? null : { address, qr: qrRows(address) },
    specimen: false,
    synthetic: survey.synthetic,
    unapproved,
  };
}

function withFee({ hours, fee }: Desk, own: 'ja' | 'en'): string {
  return own === 'ja' ? `${hours.ja}（${fees.ja[fee]}）` : `${hours.en} (${fees.en[fee]})`;
}

function qrRows(address: string): readonly string[] {
  const { size, dark } = qrModules(address);
  const positions = Array.from({ length: size }, (_, position) => position);
  return positions.map((row) => positions.map((column) => (dark(row, column) ? '1' : '0')).join(''));
}
