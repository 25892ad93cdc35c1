/** One element of an XML document, already written. */
export interface XmlElement {
  readonly xml: string;
}

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** Writes one element: attributes without a value are left out, texts are escaped, elements stand as they are. */
export function xmlElement(
  name: string,
  attributes: Attributes,
  content: readonly (XmlElement | string)[] = [],
): XmlElement {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escaped(String(value))}"`)
    .join('');
  if (content.length === 0) return { xml: `<${name}${written}/>` };
  const inner = content.map((part) => (typeof part === 'string' ? escaped(part) : `\n${part.xml}`)).join('');
  const broken = typeof content.at(-1) === 'string' ? '' : '\n';
  return { xml: `<${name}${written}>${inner}${broken}</${name}>` };
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Characters that XML 1.0 cannot hold, even escaped. */
const IMPOSSIBLE = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

function escaped(text: string): string {
  return text
    .replaceAll(IMPOSSIBLE, '\uFFFD')
    .replaceAll(/[&<>"]/g, (character) => ENTITIES[character] ?? '');
}
