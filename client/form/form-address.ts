/** What the address of the form says: `/a/<survey>[/<channel>][#code=…]`; the server reads `?lang=` and writes the page in it. */
export interface FormAddress {
  readonly surveyId: string;
  /** which flyer, letter, school or panel the link stands on; null where it names none */
  readonly channel: string | null;
  /** the access code of the letter, as it stands in the link; it follows `#` so that no server sees it in an address */
  readonly code: string | null;
}

/** Reads the form's address. Throws when the path is not one of the form: the server shows the form at no other. */
export function readFormAddress(address: URL): FormAddress {
  const [, root, surveyId, channel] = address.pathname.split('/');
  if (root !== 'a' || !surveyId)
    throw new Error(`the form stands at /a/<survey>, not at ${address.pathname}`);
  return {
    surveyId: decodeURIComponent(surveyId),
    channel: channel ? decodeURIComponent(channel) : null,
    code: new URLSearchParams(address.hash.replace(/^#/, '')).get('code'),
  };
}

/** The same address without the part after `#`: the code must not stay in the address bar, the history or a screenshot. */
export const withoutCode = (address: URL): string => `${address.pathname}${address.search}`;
