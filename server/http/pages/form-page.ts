import type { FormLanguage, LocalizedText } from '../../../instruments/definition/localized-text.ts';
import { formatDay } from '../../../instruments/form-texts/calendar-day.ts';
import { formTexts } from '../../../instruments/form-texts/form-texts.ts';
import type { PublicSurvey } from '../../contract/api.ts';
import type { PageAssets } from '../client-assets.ts';
import { type Html, html } from '../html.ts';
import { deskList } from './desk-list.ts';
import { pageFrame } from './page-frame.ts';
import { rubyHtml } from './ruby-html.ts';

/**
 * The page a QR code leads to: the cover's facts and the desks as plain HTML, readable before any script has
 * arrived; the form of the client build then takes their place inside #root.
 */
export function formPage(survey: PublicSurvey, language: FormLanguage, assets: PageAssets): string {
  return pageFrame({
    language,
    title: survey.title[formTexts[language].page],
    assets,
    body: html`<div id="root">${cover(survey, language)}</div>`,
  });
}

function cover(survey: PublicSurvey, language: FormLanguage): Html {
  const text = formTexts[language];
  const day = (iso: string) => formatDay(iso, language);
  // the survey's own sentences exist in Japanese and English only; a voice has to know which it reads
  const own = (localized: LocalizedText): Html =>
    text.page === language
      ? html`${localized[text.page]}`
      : html`<span lang="${text.page}">${localized[text.page]}</span>`;
  const fact = (name: string, value: Html) => html`<div><dt>${rubyHtml(name)}</dt><dd>${value}</dd></div>`;
  const telephone = html`<a class="form-tel" href="tel:${survey.contact.phone.replace(/[^\d+#]/g, '')}">${survey.contact.phone}</a>`;
  const otherWay = survey.kind === 'invitation' ? text.noScriptPaper : text.noScriptCall;
  return html`<header class="form-header form-header--cover">${
    survey.synthetic
      ? html`<p class="form-synthetic"><strong>${rubyHtml(text.synthetic)}</strong> <span>${rubyHtml(text.syntheticNote)}</span></p>`
      : null
  }<p class="form-organisation">${own(survey.organisation)}</p><h1>${own(survey.title)}</h1>${unapprovedNote(survey, language)}</header>
<main class="form-main">
${survey.state === 'closed' ? html`<p>${rubyHtml(text.closedHeading)}</p><p>${rubyHtml(text.closedText(day(survey.window.closes)))}</p>` : null}
${survey.state === 'not-open-yet' ? html`<p>${rubyHtml(text.notOpenHeading)}</p><p>${rubyHtml(text.notOpenText(day(survey.window.opens)))}</p>` : null}
<noscript><p>${rubyHtml(text.noScript)} ${rubyHtml(otherWay)} ${own(survey.contact.name)} ${telephone}</p></noscript>
<dl class="form-facts">
${fact(text.minutes, rubyHtml(text.minutesValue(survey.minutes)))}
${fact(text.window, rubyHtml(text.windowValue(day(survey.window.opens), day(survey.window.closes))))}
${fact(text.purpose, own(survey.purpose))}
${fact(text.eligibility, own(survey.eligibility))}
${fact(text.onePerPerson, rubyHtml(text.onePerPersonValue))}
${fact(text.voluntary, rubyHtml(text.voluntaryValue))}
${fact(text.privacy, own(survey.privacy))}
${fact(text.contact, html`${own(survey.contact.name)} ${telephone}<br>${own(survey.contact.hours)}`)}
</dl>
</main>
<footer class="form-footer">${deskList(survey.desks, language)}</footer>`;
}

function unapprovedNote(survey: PublicSurvey, language: FormLanguage): Html | null {
  if (!survey.unapproved.includes(language)) return null;
  return html`<div class="form-unapproved" role="note"><p>${rubyHtml(
    formTexts[language].unapproved,
  )}</p><p lang="ja">${formTexts.ja.unapproved}</p></div>`;
}
