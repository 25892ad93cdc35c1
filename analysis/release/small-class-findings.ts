import type { Finding } from '../../instruments/definition/finding.ts';
import type { LocalizedText } from '../../instruments/definition/localized-text.ts';
import type { DraftRelease, DraftRows } from './draft-rows.ts';
import { releaseFinding } from './release-error.ts';
import { WITHHELD } from './released-dataset.ts';
import type { TreatedColumn } from './treated-column.ts';

/**
 * What is wrong with the classes of a draft, and with what was to be withheld of them. That rows stand in small classes
 * is said in words that are the same however many they are: a count of them would be the table that is hidden.
 */
export function smallClassFindings(
  { columns, quasiIdentifiers, smallClasses, smallestClass: smallest, weight, design }: DraftRelease,
  { hasSmallClasses, toldAnyway, toldInPart }: DraftRows,
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
    if (meant.some(mayHold))
      findings.push(
        releaseFinding(
          'withheld-code-taken',
          name,
          `コード ${WITHHELD} は伏せた値に使いますが、この列では回答の値になりえます。列を区間にまとめるか、limitsのhighestを${WITHHELD}より小さくしてください。`,
          `uses the code ${WITHHELD}, which stands for withheld values, for answers; put the column into bands, or limit it with a highest under ${WITHHELD}.`,
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
  if (told.length > 0) return told;
  if (!hasSmallClasses && !toldInPart) return [];
  const madeWeights = weight?.treatment === 'as-made';
  return [
    named.length === 0
      ? releaseFinding(
          'classes-too-small',
          'columns',
          `識別につながる列（層・ウェイトを含む）の組合せが同じ行が、${smallest}行に満たないところがあります。列をまとめるか（fold・bands・limits）外すか、伏せる列をsmallClassesに挙げてください。`,
          `some combination of the quasi-identifiers (stratum and weight included) is shared by fewer than ${smallest} rows; take columns together (fold, bands, limits) or leave them out, or name in smallClasses what may be withheld.`,
        )
      : releaseFinding(
          'withholding-not-enough',
          'smallClasses',
          `挙げられた列を伏せても、組合せが同じ行が${smallest}行に満たないか、伏せた値がほかの列から分かるところが残ります。伏せる列を増やすか、${madeWeights ? 'weightsをclass-meanにするか、' : ''}${design ? 'designをnoneにするか、' : ''}列をまとめてください。`,
          `with these columns withheld some combination is still shared by fewer than ${smallest} rows, or something else tells a withheld value; withhold more columns, ${madeWeights ? 'set weights to class-mean, ' : ''}${design ? 'set design to none, ' : ''}or fold columns.`,
        ),
  ];
}

/** Whether 250 could be an answer, by what the column is and not by what was answered. */
function mayHold({ kind, codes, treatment }: TreatedColumn): boolean {
  if (codes.some(({ code }) => code === WITHHELD)) return true;
  if (kind !== 'number') return false;
  return treatment.kind !== 'limits' || (treatment.highest ?? WITHHELD) >= WITHHELD;
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
