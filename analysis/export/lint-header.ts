import type { LintFinding } from './lint-finding.ts';
import { LAYOUTS } from './machine-layout.ts';

/** What is wrong with the names of the columns, whichever file they belong to. */
export function lintHeader(header: readonly string[]): LintFinding[] {
  const findings: LintFinding[] = [];
  const add = (rule: string, ja: string, en: string) =>
    findings.push({ rule, line: 1, message: { ja: `${ja}。`, en: `${en}.` } });
  const known = Object.values(LAYOUTS).some((columns) => columns.join() === header.join());
  if (!known) {
    add(
      'L3-01',
      `1行目が項目名の行ではありません（例：${LAYOUTS.table.join()}）`,
      `line 1 must be the header of a layout, such as ${LAYOUTS.table.join()}`,
    );
  }
  const seen = new Set<string>();
  header.forEach((name, index) => {
    const shown = quoted(name);
    if (!/\p{L}/u.test(name)) {
      add(
        'L1-05',
        `${index + 1}列目の項目名から内容を推測できません`,
        `column ${index + 1} has no name that says what it holds`,
      );
    } else if (!/^[A-Za-z][A-Za-z0-9_]*$/.test(name)) {
      add(
        'L3-08',
        `項目名${shown}は半角英数字ではありません`,
        `column name ${shown} is not of ASCII letters, digits and _`,
      );
    }
    if (name !== '' && seen.has(name)) {
      add('L2-03', `項目名${shown}が2回あります`, `column name ${shown} stands twice`);
    }
    seen.add(name);
  });
  return findings;
}

/** What stood in the file, short enough for a sentence. */
function quoted(text: string): string {
  const characters = [...text];
  return `「${characters.length > 40 ? `${characters.slice(0, 40).join('')}…` : text}」`;
}
