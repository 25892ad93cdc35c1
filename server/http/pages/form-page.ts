import type { FormLanguage } from '../../../instruments/definition/localized-text.ts';
import { pageLanguage } from '../../../instruments/definition/page-language.ts';
import { withoutRuby } from '../../../instruments/definition/ruby.ts';
import { formTexts } from '../../../instruments/form-texts/form-texts.ts';
import { privacyTexts } from '../../../instruments/privacy-texts/privacy-texts.ts';
import type { PublicSurvey } from '../../contract/api.ts';
import type { RenderStaticPage, StaticScreen } from '../../contract/static-page.ts';
import type { LinkChannel } from '../../surveys/channel-of-link.ts';
import type { PageAssets } from '../client-assets.ts';
import { Html } from '../html.ts';
import { pageFrame } from './page-frame.ts';

export interface FormPageParts {
  readonly survey: PublicSurvey;
  readonly language: FormLanguage;
  readonly screen: StaticScreen;
  /** the address of the page, which its buttons send to */
  readonly action: string;
  /** what has been answered so far, sealed; null where there is nothing yet */
  readonly sealed: string | null;
  /** readings above kanji are shown, where the language has them */
  readonly readings: boolean;
  readonly channel: LinkChannel;
  readonly assets: PageAssets;
  readonly render: RenderStaticPage;
}

/**
 * The page a QR code leads to, and those after it for browsers without a script: plain HTML that can be read and sent. Only
 * the page under the address itself has a script, which takes the rest over, and the privacy notice.
 */
export function formPage({ assets, render, ...page }: FormPageParts): string {
  const { survey, language, screen } = page;
  return pageFrame({
    language,
    title: pageTitle(screen, language, survey),
    assets: hasScript(screen) ? assets : { ...assets, script: null, preloads: [] },
    body: new Html(render(page)),
  });
}

/**
 * A page after the window has one too: answers that lie on the device may still be sent, or have to go. In the privacy
 * notice it is for the way out.
 */
const hasScript = (screen: StaticScreen): boolean =>
  screen.name === 'cover' || screen.name === 'privacy' || (screen.name === 'ended' && !screen.refused);

/** The first words that a voice says after each press: which page this is, and whether something has to be mended. */
function pageTitle(screen: StaticScreen, language: FormLanguage, { title }: PublicSurvey): string {
  const own = title[pageLanguage(language)];
  const words = ownTitle(screen, language);
  return words === null ? own : `${withoutRuby(words)} – ${own}`;
}

function ownTitle(screen: StaticScreen, language: FormLanguage): string | null {
  const t = formTexts[language];
  switch (screen.name) {
    case 'questions': {
      const { page, pages, questions } = screen.page;
      const mistaken = questions.some((question) => question.kind !== 'note' && question.error !== '');
      return mistaken ? `${t.mistakesHeading} – ${t.progress(page, pages)}` : t.progress(page, pages);
    }
    case 'ready':
      return t.sendHeading;
    case 'code':
      return t.codeProblemHeading;
    case 'refused':
      return t.refusedHeading;
    case 'waiting':
      return t.waitingHeading;
    case 'offline':
      return t.offlineHeading;
    case 'lost':
      return t.lostHeading;
    case 'receipt':
      return t.receiptHeading;
    case 'privacy':
      return privacyTexts[language].heading;
    case 'ended':
      return screen.reason === 'closed' ? t.closedHeading : t.notOpenHeading;
    case 'cover':
      return null;
  }
}
