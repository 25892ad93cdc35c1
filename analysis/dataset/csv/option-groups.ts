import { LARGEST_CODE, RESERVED } from '../../../instruments/codebook/reserved-codes.ts';
import type { CsvFindings } from './csv-findings.ts';
import type { CsvSurvey } from './csv-survey.ts';

/** The options of one multiple answer. */
export interface OptionGroup {
  readonly item: string;
  /** places of its options among the survey's columns */
  readonly places: readonly number[];
  /** those of them that exclude every other one */
  readonly exclusive: readonly number[];
}

export function optionGroups({ columns }: CsvSurvey): readonly OptionGroup[] {
  const groups = new Map<string, { places: number[]; exclusive: number[] }>();
  columns.forEach(({ variable: { kind, item, exclusive } }, at) => {
    if (kind !== 'option') return;
    const group = groups.get(item) ?? { places: [], exclusive: [] };
    group.places.push(at);
    if (exclusive) group.exclusive.push(at);
    groups.set(item, group);
  });
  return [...groups].map(([item, group]) => ({ item, ...group }));
}

/**
 * Refuses what no person can have answered: some options answered and others without an answer, because tables count
 * people by item and not by option (an option that was not offered is "not asked"); and an option that excludes all
 * others chosen with another, because the disclosure gate relies on it.
 */
export function checkOptions(
  { item, places, exclusive }: OptionGroup,
  codes: Uint8Array,
  row: number,
  findings: CsvFindings,
): void {
  let answered = 0;
  let chosen = 0;
  let missing = -1;
  let reasons = 0;
  for (const at of places) {
    const code = codes[at] as number;
    if (code <= LARGEST_CODE) {
      answered += 1;
      chosen += code;
    } else if (code !== RESERVED.notAsked && code !== missing) {
      missing = code;
      reasons += 1;
    }
  }
  if (reasons > 1 || (reasons === 1 && answered > 0)) {
    findings.addCell({
      code: 'options-partly-missing',
      row,
      column: item,
      text: '',
      message: {
        ja: `複数回答「${item}」の一部の選択肢だけが無回答です。選択されていないものは0とするか、空欄を「選択なし」と読む設定にしてください。`,
        en: `Some options of the multiple answer ${item} are answered and others are not; write 0 for what was not chosen, or have empty cells read as not chosen.`,
      },
    });
  }
  if (chosen > 1 && exclusive.some((at) => codes[at] === 1)) {
    findings.addCell({
      code: 'exclusive-with-others',
      row,
      column: item,
      text: '',
      message: {
        ja: `「${item}」で、ほかと同時に選べない選択肢がほかの選択肢と一緒に選ばれています。どれを採るか決めるか、判読不能（255）としてください。`,
        en: `In ${item} an option that excludes all others was chosen with another; decide which holds, or code the item as unreadable (255).`,
      },
    });
  }
}
