import type { FormLanguage } from '../../../instruments/definition/localized-text.ts';
import { pageLanguage } from '../../../instruments/definition/localized-text.ts';
import type { PublicSurvey } from '../../contract/api.ts';
import type { RenderStaticPage, StaticScreen } from '../../contract/static-page.ts';
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
  readonly assets: PageAssets;
  readonly render: RenderStaticPage;
}

/**
 * The page a QR code leads to, and those after it for browsers without a script: plain HTML that can be read and sent. Only
 * the cover has a script, which takes the rest over.
 */
export function formPage({ assets, render, ...page }: FormPageParts): string {
  const { survey, language, screen } = page;
  return pageFrame({
    language,
    title: survey.title[pageLanguage(language)],
    assets: screen.name === 'cover' ? assets : { ...assets, script: null, preloads: [] },
    body: new Html(render(page)),
  });
}
