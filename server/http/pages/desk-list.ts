import type { FormLanguage } from '../../../instruments/definition/localized-text.ts';
import { withoutRuby } from '../../../instruments/definition/ruby.ts';
import { orderDesks } from '../../../instruments/desks/desk-order.ts';
import { EMERGENCY_NUMBERS } from '../../../instruments/desks/emergency-numbers.ts';
import { openState } from '../../../instruments/desks/open-state.ts';
import { openWords } from '../../../instruments/desks/open-words.ts';
import { telephoneLink } from '../../../instruments/desks/telephone-link.ts';
import { formTexts } from '../../../instruments/form-texts/form-texts.ts';
import type { Desk } from '../../contract/api.ts';
import { type Html, html } from '../html.ts';
import type { DesksNow } from '../survey-directory.ts';
import { rubyHtml } from './ruby-html.ts';

/**
 * The consultation desks as plain HTML: on every page of residents, whatever went wrong (decision 13). Those who speak the
 * language and can be reached at this moment stand first.
 */
export function deskList({ desks, at }: DesksNow, language: FormLanguage): Html {
  const text = formTexts[language];
  const now = at.getTime();
  const ordered = orderDesks(desks, { language, ages: null }, now);
  const unverified = ordered.some(({ verified }) => !verified);
  return html`<section class="desks" lang="${language}" aria-label="${withoutRuby(text.desks)}"><h2>${rubyHtml(
    text.desks,
  )}</h2><p>${rubyHtml(text.nobodyAnswers)}</p>${emergency(language)}${
    ordered.length === 0
      ? html`<p>${rubyHtml(text.noDesks)}</p>`
      : html`${unverified ? html`<p>${rubyHtml(text.desksUnverified)}</p>` : null}<ul>${ordered.map((desk) =>
          deskEntry(desk, language, now),
        )}</ul>`
  }</section>`;
}

/** What to do when a life is in danger; the numbers can be pressed. */
function emergency(language: FormLanguage): Html {
  const text = formTexts[language];
  const { police, ambulance } = EMERGENCY_NUMBERS;
  return html`<p>${rubyHtml(text.emergency(police, ambulance))}<br>${number(text.emergencyPolice, police)} ${number(
    text.emergencyAmbulance,
    ambulance,
  )}</p>`;
}

const number = (name: string, digits: string): Html =>
  html`<a class="form-tel" href="tel:${digits}">${rubyHtml(name)} ${digits}</a>`;

function deskEntry(desk: Desk, language: FormLanguage, now: number): Html {
  const text = formTexts[language];
  const fee = { free: text.deskFree, paid: text.deskPaid, unknown: text.deskFeeUnknown }[desk.fee];
  const own = (value: string) =>
    text.page === language ? html`${value}` : html`<span lang="${text.page}">${value}</span>`;
  const open = openWords(openState(desk.opening, now), now, text, language);
  return html`<li><strong>${own(desk.name[text.page])}</strong> <a class="form-tel" href="${
    desk.kind === 'tel' ? telephoneLink(desk.uri) : desk.uri
  }" rel="noreferrer">${
    desk.value
  }</a>${open === null ? null : html`<br><strong>${rubyHtml(open)}</strong>`}<br>${rubyHtml(text.deskHours)}${text.colon}${own(
    desk.hours[text.page],
  )}${desk.kind === 'tel' ? rubyHtml(text.inBrackets(fee)) : null}</li>`;
}
