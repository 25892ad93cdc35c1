/** A person's browser without a script: opens a page, sees the fields of its form, fills them in, presses a button. */
export interface PlainVisitor {
  readonly status: number;
  readonly headers: Headers;
  readonly html: string;
  /** what would be sent as it stands, in the order of the page */
  readonly fields: readonly (readonly [name: string, value: string])[];
  /** every field of a question that can be filled in, with the values that it can take; null: text */
  readonly choices: ReadonlyMap<string, readonly string[] | null>;
  readonly buttons: readonly (readonly [name: string, value: string])[];
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#x27;': "'",
};
const unescaped = (text: string): string =>
  text.replaceAll(/&(amp|lt|gt|quot|#x27);/g, (one) => ENTITIES[one] ?? one);

function attributesOf(tag: string): ReadonlyMap<string, string> {
  return new Map(
    [...tag.matchAll(/\s([a-zA-Z-]+)(?:="([^"]*)")?/g)].map(([, name = '', value = '']) => [
      name.toLowerCase(),
      unescaped(value),
    ]),
  );
}

/** What a browser would make of this page: our own HTML, which React writes in one way. */
export function visitPlainPage(html: string): Pick<PlainVisitor, 'fields' | 'choices' | 'buttons'> {
  const fields: [string, string][] = [];
  const choices = new Map<string, string[] | null>();
  const buttons: [string, string][] = [];
  const body = html.replaceAll(/<template[\s\S]*?<\/template>/g, '');
  const parts =
    /<(input|button)\b([^>]*)>|<textarea\b([^>]*)>([^<]*)<\/textarea>|<select\b([^>]*)>([\s\S]*?)<\/select>/g;
  for (const [, tag, own = '', area, words = '', list, lines = ''] of body.matchAll(parts)) {
    const attributes = attributesOf(own || area || list || '');
    const name = attributes.get('name');
    if (name === undefined || attributes.has('disabled')) continue;
    const type = attributes.get('type');
    const value = attributes.get('value') ?? '';
    if (tag === 'button') buttons.push([name, value]);
    else if (area !== undefined) {
      choices.set(name, null);
      fields.push([name, unescaped(words.replace(/^\n/, ''))]);
    } else if (list !== undefined) {
      const options = [...lines.matchAll(/<option\b([^>]*)>/g)].map(([, one = '']) => attributesOf(one));
      choices.set(
        name,
        options.map((one) => one.get('value') ?? ''),
      );
      const chosen = options.find((one) => one.has('selected'))?.get('value') ?? '';
      fields.push([name, chosen]);
    } else if (type === 'radio' || type === 'checkbox') {
      choices.set(name, [...(choices.get(name) ?? []), value]);
      if (attributes.has('checked')) fields.push([name, value]);
    } else {
      if (type !== 'hidden') choices.set(name, null);
      fields.push([name, value]);
    }
  }
  return { fields, choices, buttons };
}

/** Opens an address, or sends a form to it. */
export async function openPlainPage(
  address: string,
  sent?: readonly (readonly [string, string])[],
  headers: Readonly<Record<string, string>> = {},
): Promise<PlainVisitor> {
  const answer = await fetch(address, {
    redirect: 'manual',
    headers,
    ...(sent === undefined
      ? {}
      : {
          method: 'POST',
          body: new URLSearchParams(sent.map(([name, value]): [string, string] => [name, value])),
        }),
  });
  const html = await answer.text();
  return { status: answer.status, headers: answer.headers, html, ...visitPlainPage(html) };
}

/** What is sent when some fields are filled in otherwise and a button is pressed. */
export function filledIn(
  { fields }: Pick<PlainVisitor, 'fields'>,
  press: readonly [name: string, value: string],
  entries: Readonly<Record<string, string | readonly string[]>> = {},
): readonly (readonly [string, string])[] {
  const kept = fields.filter(([name]) => !Object.hasOwn(entries, name));
  const entered = Object.entries(entries).flatMap(([name, values]) =>
    [values].flat().map((value) => [name, value] as const),
  );
  return [...kept, ...entered, press];
}
