import { NOW } from './camera.ts';
import { PICTURES, type PictureFile, pictureFiles } from './pictures.ts';

/** docs/screenshots/README.md: every picture under what it shows. */
export function indexPage(): string {
  const files = pictureFiles();
  const parts = PICTURES.map((picture) => {
    const own = files.filter((one) => one.picture === picture);
    const [head, rule, row] = [own.map(titleOf), own.map(() => '---'), own.map(imageOf)].map(
      (cells) => `| ${cells.join(' | ')} |`,
    );
    return `## ${picture.caption}\n\n${head}\n${rule}\n${row}\n`;
  });
  return `# Pages as people see them

Made by \`npm run screenshots\` from the demonstration, whose people and answers are invented. Its clock stands at
${NOW}; receipts and reference numbers, which are random, are replaced. A picture shows at most the first 1,800 pixels of
a page on a phone and 1,300 on a desktop.

${parts.join('\n')}`;
}

const titleOf = ({ language, file }: PictureFile): string => `${language}, ${file.split('.').at(-2)} px`;
const imageOf = ({ picture, language, file }: PictureFile): string =>
  `![${picture.caption} (${language})](${file})`;
