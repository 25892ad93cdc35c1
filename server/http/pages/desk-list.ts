import type { FormLanguage } from '../../../instruments/definition/localized-text.ts';
import { withoutRuby } from '../../../instruments/definition/ruby.ts';
import { formTexts } from '../../../instruments/form-texts/form-texts.ts';
import type { Desk } from '../../contract/api.ts';
import { type Html, html } from '../html.ts';
import { rubyHtml } from './ruby-html.ts';

/** The consultation desks as plain HTML: on every page of residents, whatever went wrong (decision 13). */
export function deskList(desks: readonly Desk[], language: FormLanguage): Html {
  const text = formTexts[language];
  const unverified = desks.some(({ verified }) => !verified);
  return html`<section class="desks" lang="${language}" aria-label="${withoutRuby(text.desks)}"><h2>${rubyHtml(
    text.desks,
  )}</h2><p>${rubyHtml(text.nobodyAnswers)}</p>${
    desks.length === 0
      ? html`<p>${rubyHtml(text.noDesks)}</p>`
      : html`${unverified ? html`<p>${rubyHtml(text.desksUnverified)}</p>` : null}<ul>${desks.map((desk) =>
          deskEntry(desk, language),
        )}</ul>`
  }</section>`;
}

function deskEntry(desk: Desk, language: FormLanguage): Html {
  const text = formTexts[language];
  const fee = { free: text.deskFree, paid: text.deskPaid, unknown: text.deskFeeUnknown }[desk.fee];
  const own = (value: string) =>
    text.page === language ? html`${value}` : html`<span lang="${text.page}">${value}</span>`;
  return html`<li><strong>${own(desk.name[text.page])}</strong> <a class="form-tel" href="${desk.uri}" rel="noreferrer">${
    desk.value
  }</a><br>${rubyHtml(text.deskHours)}${text.colon}${own(desk.hours[text.page])}${
    desk.kind === 'tel' ? rubyHtml(text.inBrackets(fee)) : null
  }</li>`;
}
