import type { Language } from '../../../instruments/definition/localized-text.ts';
import type { CrossTabRequest } from '../../../server/contract/api.ts';

/** What the officials' page shows; all of it stands in the address, so that a reload, a link or a new login finds it again. */
export type StaffView =
  | { readonly page: 'surveys' }
  | { readonly page: 'desks' }
  /** `deskId` null: one that is to be added */
  | { readonly page: 'desk'; readonly deskId: string | null }
  | { readonly page: 'returns'; readonly surveyId: string }
  | { readonly page: 'cross-tab'; readonly surveyId: string; readonly choice: CrossTabChoice }
  | { readonly page: 'unknown' };

/** What was chosen of a cross-tab so far; what is not chosen follows from the survey's menu. */
export interface CrossTabChoice {
  readonly item?: string | undefined;
  readonly axis?: string | undefined;
  readonly noAnswer?: CrossTabRequest['noAnswer'];
  readonly nets?: CrossTabRequest['nets'];
  readonly fold?: string | undefined;
  /** category that the chart shows */
  readonly figure?: string | undefined;
}

export interface StaffLocation {
  readonly language: Language;
  readonly view: StaffView;
}

const deskPath = /^\/staff\/desks\/([a-z][a-z0-9-]{0,63})\/?$/;
/** In the place of an id: no desk gets it. */
const NEW_DESK = 'new';
const surveyPath = /^\/staff\/surveys\/([a-z][a-z0-9-]{0,63})\/(returns|cross-tab)\/?$/;

/** Which view does this address ask for? What is not one of the known words is left out, so that an edited address shows a page. */
export function parseStaffLocation(pathname: string, search: string): StaffLocation {
  const query = new URLSearchParams(search);
  const language = query.get('lang') === 'en' ? 'en' : 'ja';
  if (/^\/staff\/?$/.test(pathname)) return { language, view: { page: 'surveys' } };
  if (/^\/staff\/desks\/?$/.test(pathname)) return { language, view: { page: 'desks' } };
  const [, deskId] = deskPath.exec(pathname) ?? [];
  if (deskId !== undefined)
    return { language, view: { page: 'desk', deskId: deskId === NEW_DESK ? null : deskId } };
  const [, surveyId, page] = surveyPath.exec(pathname) ?? [];
  if (surveyId === undefined) return { language, view: { page: 'unknown' } };
  if (page === 'returns') return { language, view: { page, surveyId } };
  return { language, view: { page: 'cross-tab', surveyId, choice: parseChoice(query) } };
}

function parseChoice(query: URLSearchParams): CrossTabChoice {
  const text = (name: string) => query.get(name) ?? undefined;
  const oneOf = <T extends string>(name: string, words: readonly T[]) =>
    words.find((word) => word === query.get(name));
  return {
    item: text('item'),
    axis: text('axis'),
    noAnswer: oneOf('noAnswer', ['in-base', 'out-of-base']),
    nets: oneOf('nets', ['with', 'only', 'without']),
    fold: text('fold'),
    figure: text('figure'),
  };
}

/** The address of a view. */
export function staffHref({ language, view }: StaffLocation): string {
  const query = new URLSearchParams();
  if (view.page === 'cross-tab') {
    for (const name of ['item', 'axis', 'noAnswer', 'nets', 'fold', 'figure'] as const) {
      const value = view.choice[name];
      if (value !== undefined) query.set(name, value);
    }
  }
  if (language !== 'ja') query.set('lang', language);
  const search = query.size === 0 ? '' : `?${query}`;
  if (view.page === 'returns' || view.page === 'cross-tab') {
    return `/staff/surveys/${view.surveyId}/${view.page}${search}`;
  }
  if (view.page === 'desks') return `/staff/desks${search}`;
  if (view.page === 'desk') return `/staff/desks/${view.deskId ?? NEW_DESK}${search}`;
  return `/staff${search}`;
}
