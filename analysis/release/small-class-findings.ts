import type { Finding } from '../../instruments/definition/finding.ts';
import type { LocalizedText } from '../../instruments/definition/localized-text.ts';
import type { DraftRelease, DraftRows } from './draft-rows.ts';
import { releaseFinding } from './release-error.ts';
import { WITHHELD } from './released-dataset.ts';

/** What is wrong with the classes of a draft, and with what was to be withheld of them. */
export function smallClassFindings(
  { columns, quasiIdentifiers, smallClasses, smallestClass: smallest, weight }: DraftRelease,
  { respondentsUnder, toldAnyway }: DraftRows,
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
  if (findings.length > 0) return findings;
  const told = toldAnyway.map(({ column, by }) =>
    releaseFinding(
      'withheld-told',
      column,
      `この列の値を伏せても、ファイルに残る${by.map(namedInFile).join('、')}から分かります。${by.map((one) => whatToDo(one).ja).join('、')}か、${column}をsmallClassesから外してください。`,
      `would be withheld for nothing: ${by.join(', ')} in the same file tells it; ${by.map((one) => whatToDo(one).en).join(', ')}, or take ${column} out of smallClasses.`,
    ),
  );
  if (respondentsUnder === 0) return told;
  const madeWeights = weight?.treatment === 'as-made';
  return [
    ...told,
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
          `挙げられた列を伏せても、組合せが同じ行が${smallest}行に満たない人が${respondentsUnder}人残ります。伏せる列を増やすか、${madeWeights ? 'ウェイトをclass-meanにするか、' : ''}列をまとめてください。`,
          `with these columns withheld ${respondentsUnder} respondents are still in classes of fewer than ${smallest} rows; withhold more columns, ${madeWeights ? 'set weights to class-mean, ' : ''}or fold columns.`,
        ),
  ];
}

const MADE: Readonly<Record<string, string>> = {
  stratum: '層',
  calibration_cell: '事後層化のセル',
  weight: 'ウェイト',
  domain: '絞り込み',
};

function namedInFile(by: string): string {
  const word = MADE[by];
  return word === undefined ? by.replace(/^asked:(.+)$/, '$1の回答対象') : `${word}（${by}）`;
}

/** How a part of a file that tells a withheld value can be kept out of it, or withheld along. */
function whatToDo(by: string): LocalizedText {
  switch (by) {
    case 'stratum':
      return {
        ja: 'designをnoneにするか層をstrataFoldsで統合する',
        en: 'set design to none or join strata in strataFolds',
      };
    case 'calibration_cell':
      return { ja: 'designをstrataにする', en: 'set design to strata' };
    case 'weight':
      return { ja: 'weightsをclass-meanにする', en: 'set weights to class-mean' };
    case 'domain':
      return { ja: '絞り込まずに提供する', en: 'release without the filter' };
    default: {
      const column = by.replace(/^asked:/, '');
      return by === column
        ? {
            ja: `${column}も外すかsmallClassesに挙げる`,
            en: `leave ${column} out or name it in smallClasses, too`,
          }
        : { ja: `${column}を外す`, en: `leave ${column} out` };
    }
  }
}
