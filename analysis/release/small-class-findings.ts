import type { Finding } from '../../instruments/definition/finding.ts';
import type { DraftRelease, DraftRows } from './draft-rows.ts';
import { releaseFinding } from './release-error.ts';
import { WITHHELD } from './released-dataset.ts';

/** What is wrong with the classes of a draft, and with what was to be withheld of them. */
export function smallClassFindings(
  { columns, quasiIdentifiers, smallClasses, smallestClass: smallest }: DraftRelease,
  { respondentsUnder }: DraftRows,
): Finding[] {
  const findings: Finding[] = [];
  const named = smallClasses.kind === 'refuse' ? [] : smallClasses.columns;
  for (const name of named) {
    const meant = columns.filter(
      ({ id, item }) => (id === name || item === name) && quasiIdentifiers.has(id),
    );
    if (meant.length === 0)
      findings.push(
        releaseFinding(
          'withheld-unknown',
          name,
          '値を伏せる列として挙げられましたが、提供する列のうち識別につながる列ではありません。idを確かめてください。',
          'is to be withheld, but is no quasi-identifier among the released columns; check the id.',
        ),
      );
    if (
      meant.some(
        ({ values, codes }) => values.includes(WITHHELD) || codes.some(({ code }) => code === WITHHELD),
      )
    )
      findings.push(
        releaseFinding(
          'withheld-code-taken',
          name,
          `コード ${WITHHELD} は伏せた値に使いますが、この列では回答のコードです。列を区間にまとめてください。`,
          `uses the code ${WITHHELD}, which stands for withheld values; put the column into bands.`,
        ),
      );
  }
  if (findings.length > 0 || respondentsUnder === 0) return findings;
  return [
    named.length === 0
      ? releaseFinding(
          'classes-too-small',
          'columns',
          `識別につながる列（層・ウェイトを含む）の組合せが同じ行が${smallest}行に満たない人が${respondentsUnder}人います。列をまとめるか外すか、伏せる列をsmallClassesに挙げてください。`,
          `${respondentsUnder} respondents are in classes of fewer than ${smallest} rows that share the quasi-identifiers (stratum and weight included); fold or leave out columns, or name in smallClasses what may be withheld.`,
        )
      : releaseFinding(
          'withholding-not-enough',
          'smallClasses',
          `挙げられた列を伏せても、組合せが同じ行が${smallest}行に満たない人が${respondentsUnder}人残ります。伏せる列を増やすか、ウェイトをclass-meanにするか、列をまとめてください。`,
          `with these columns withheld ${respondentsUnder} respondents are still in classes of fewer than ${smallest} rows; withhold more columns, set weights to class-mean, or fold columns.`,
        ),
  ];
}
