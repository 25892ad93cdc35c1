import type { Language } from '../../../instruments/definition/localized-text.ts';
import { telephoneLink } from '../../../instruments/desks/telephone-link.ts';
import { formTexts } from '../../../instruments/form-texts/form-texts.ts';
import type { Accessibility } from '../../accessibility/read-accessibility.ts';
import { accessibilityStatement, type StatementSection } from '../../accessibility/statement.ts';
import type { Survey } from '../../surveys/survey.ts';
import { type Html, html } from '../html.ts';
import type { DesksNow } from '../survey-directory.ts';
import { deskList } from './desk-list.ts';
import { pageFrame } from './page-frame.ts';

export interface AccessibilityPageParts {
  readonly accessibility: Accessibility;
  readonly language: Language;
  /** the survey that the reader came from */
  readonly survey: Pick<Survey, 'id' | 'title' | 'contact'> | null;
  readonly desks: DesksNow;
}

const OTHER = { ja: { language: 'en', name: 'English' }, en: { language: 'ja', name: '日本語' } } as const;
const BACK = { ja: '調査のページへ', en: 'To the survey' } as const;

/** ウェブアクセシビリティ方針と試験結果, as public bodies are asked to publish both (japan-conventions A-02). */
export function accessibilityPage({
  accessibility,
  language,
  survey,
  desks,
}: AccessibilityPageParts): string {
  const { title, sections } = accessibilityStatement(accessibility, language);
  const other = OTHER[language];
  const to = (chosen: Language): string =>
    `/accessibility?lang=${chosen}${survey === null ? '' : `&survey=${survey.id}`}`;
  return pageFrame({
    language,
    title,
    body: html`<main><p class="around"><a href="${to(other.language)}" lang="${other.language}" hreflang="${
      other.language
    }">${other.name}</a>${
      survey === null ? null : html` <a href="/a/${survey.id}?lang=${language}">${BACK[language]}</a>`
    }</p>
<h1>${title}</h1>
${sections.map((one) => section(one, 2, language))}${survey === null ? null : contact(survey, language)}</main>
${deskList(desks, language)}`,
  });
}

const headings = [
  (text: string): Html => html`<h2>${text}</h2>`,
  (text: string): Html => html`<h3>${text}</h3>`,
  (text: string): Html => html`<h4>${text}</h4>`,
];

function section(
  { heading, paragraphs, points, sections }: StatementSection,
  depth: number,
  language: Language,
): Html {
  return html`${headings[depth - 2]?.(heading) ?? html`<p>${heading}</p>`}
${paragraphs.map((one) => html`<p>${marked(one, language)}</p>\n`)}${
  points.length === 0
    ? null
    : html`<ul>${points.map((one) => html`<li>${marked(one, language)}</li>\n`)}</ul>\n`
}${sections.map((one) => section(one, depth + 1, language))}`;
}

/** In English, the Japanese words that the guideline itself uses carry their language. */
function marked(text: string, language: Language): Html {
  if (language === 'ja') return html`${text}`;
  const parts = text.split(/([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+)/u);
  return html`${parts.map((part, place) => (place % 2 === 1 ? html`<span lang="ja">${part}</span>` : html`${part}`))}`;
}

/** Whom a reader of this survey tells; the general sentence stands in the statement. */
function contact(
  { title, contact: desk }: NonNullable<AccessibilityPageParts['survey']>,
  language: Language,
): Html {
  return html`<h2>${formTexts[language].contact}</h2>
<p>${title[language]}<br>${desk.name[language]}<br><a href="${telephoneLink(desk.phone)}">${
    desk.phone
  }</a><br>${desk.hours[language]}</p>`;
}
