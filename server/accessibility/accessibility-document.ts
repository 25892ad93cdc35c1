import type { Accessibility } from './read-accessibility.ts';
import { accessibilityStatement, type StatementSection } from './statement.ts';

/** Where the document stands, from the project's root. */
export const DOCUMENT_FILE = 'docs/accessibility.md';

/** docs/accessibility.md: the statement of the page /accessibility, in English and in Japanese. */
export function accessibilityDocument(accessibility: Accessibility): string {
  const parts = (['en', 'ja'] as const).map((language) => {
    const { title, sections } = accessibilityStatement(accessibility, language);
    return `# ${title}\n\n${sections.map((one) => printed(one, 2)).join('\n')}`;
  });
  return `<!-- Made by \`npm run accessibility\` from docs/accessibility/: change those files, not this one. -->\n\n${parts.join('\n')}`;
}

function printed({ heading, paragraphs, points, sections }: StatementSection, depth: number): string {
  const list = points.map((point) => `- ${escaped(point)}`).join('\n');
  return [
    `${'#'.repeat(depth)} ${heading}`,
    ...paragraphs.map(escaped),
    ...(list === '' ? [] : [list]),
    ...sections.map((one) => printed(one, depth + 1).trimEnd()),
    '',
  ].join('\n\n');
}

/** What Markdown would take for markup. */
const escaped = (text: string): string => text.replaceAll(/[<>*_`[\]]/g, (mark) => `\\${mark}`);
