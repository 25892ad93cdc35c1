/** A piece of HTML that is safe to put into a page: made by `html` only. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Insertable = Html | string | number | readonly Html[] | null;

/** Joins literal markup and values into HTML; every value that is not HTML itself is escaped, null is left out. */
export function html(literals: TemplateStringsArray, ...values: readonly Insertable[]): Html {
  return new Html(
    literals.reduce((page, literal, index) => page + insert(values[index - 1] ?? null) + literal),
  );
}

function insert(value: Insertable): string {
  if (value === null) return '';
  if (value instanceof Html) return value.text;
  if (typeof value === 'object') return value.map((piece) => piece.text).join('');
  return String(value)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
