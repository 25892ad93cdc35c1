import type { LocalizedText } from '../../instruments/definition/localized-text.ts';
import { FEWEST_EXPECTED_ANSWERS, SMALLEST_COMPARED_BASE } from '../comparison/enough-answers.ts';
import type { PrintedDifference } from '../comparison/printed-difference.ts';
import { percentTextOfProportion } from '../estimates/percent.ts';
import type { Indicator } from './indicators.ts';
import type { ProfileGroup, ProfileRowsRequest } from './profile-rows.ts';
import type { ProtectedProfileCell } from './protect-profile.ts';
import type { ProfileReason } from './risk-profile.ts';
import { SMALLEST_STANDARD_CELL, type StandardPopulation } from './standard-population.ts';

/** Who a row is held against. */
const OTHERS: Readonly<Record<string, LocalizedText>> = {
  area: { ja: 'ほかの地域を合わせた割合', en: 'the other areas together' },
  age_band: { ja: 'ほかの年齢階級を合わせた割合', en: 'the other age groups together' },
};
const OTHERS_BY_SEX: LocalizedText = {
  ja: 'ほかの区分を合わせた割合',
  en: 'the other rows together',
};

export function othersOf({ axis, bySex }: ProfileRowsRequest): LocalizedText {
  return bySex ? OTHERS_BY_SEX : (OTHERS[axis] ?? OTHERS_BY_SEX);
}

const WHY_NOT: Readonly<Record<ProfileReason, LocalizedText>> = {
  'open-survey': {
    ja: '公募による回答のため、高い・低いの判定はしません。',
    en: 'Answers of volunteers are not judged.',
  },
  'no-error': {
    ja: '標本誤差がないか、計算できないため、判定はしません。',
    en: 'There is no sampling error, or it cannot be computed, so nothing is judged.',
  },
  'no-rest': { ja: '比べる相手がないため、判定はしません。', en: 'There is nothing to compare it with.' },
  'small-base': {
    ja: `比べる一方の回答者が${SMALLEST_COMPARED_BASE}人未満のため、判定はしません。`,
    en: `One side has fewer than ${SMALLEST_COMPARED_BASE} respondents, so nothing is judged.`,
  },
  'few-answers': {
    ja: `該当する人（または該当しない人）が${FEWEST_EXPECTED_ANSWERS}人に満たないと見込まれ、数人の回答で結果が変わるため、判定はしません。`,
    en: `Fewer than ${FEWEST_EXPECTED_ANSWERS} respondents would be expected to give the answer (or not to), so a few answers would decide; nothing is judged.`,
  },
  'share-of-0-or-1': {
    ja: '該当する人がいない、または全員が該当する側があり、誤差を計算できないため、判定はしません。',
    en: 'Nobody, or everybody, on one side gave the answer, so no error can be computed and nothing is judged.',
  },
  'standard-not-covered': {
    ja: `性別・年齢の区分に回答者が${SMALLEST_STANDARD_CELL}人未満のものがあり、構成をそろえて比べられないため、判定はしません。`,
    en: `A group by sex and age has fewer than ${SMALLEST_STANDARD_CELL} respondents, so the rows cannot be made alike and nothing is judged.`,
  },
  'directions-differ': {
    ja: 'そのままの割合と、性別・年齢の構成をそろえた割合とで、差の向きが反対になるため、高いとも低いともいいません。',
    en: 'The difference as it is and the one with sexes and ages made alike point in opposite ways, so neither higher nor lower is said.',
  },
};

/** What rows are made alike in, in the words of a sentence. */
export const ALIKE: Readonly<Record<StandardPopulation['alikeIn'], LocalizedText>> = {
  sex: { ja: '性別の構成', en: 'sexes' },
  age: { ja: '年齢の構成', en: 'ages' },
  'sex-and-age': { ja: '性別・年齢の構成', en: 'sexes and ages' },
};

const HIDDEN: LocalizedText = {
  ja: '少人数の値が分からないように、値を表示せず、判定もしません。',
  en: 'The figure is hidden so that small numbers cannot be told, and nothing is judged.',
};

export interface VerdictFacts {
  readonly rows: ProfileRowsRequest;
  /** of the section: what its rows were made alike in; null: nothing */
  readonly standard: Pick<StandardPopulation, 'alikeIn'> | null;
  readonly group: ProfileGroup;
  readonly indicator: Indicator;
  readonly cell: ProtectedProfileCell;
}

/**
 * What may be said of one figure of a profile, as an office would write it: what was compared with what, and whether a
 * difference can be claimed. The sentence for the whole only states the share. The cautions that belong beside every
 * sentence are those of profileNotes.
 */
export function verdictSentence({ rows, standard, group, indicator, cell }: VerdictFacts): LocalizedText {
  if (cell.hidden) return HIDDEN;
  const { proportion, verdict, reason } = cell;
  if (proportion === null) return { ja: '回答者がいません。', en: 'Nobody answered.' };
  const percent = percentTextOfProportion(proportion);
  const who: LocalizedText = {
    ja: `「${indicator.label.ja}」に該当する人の割合`,
    en: `“${indicator.label.en}”`,
  };
  if (verdict === null) {
    return {
      ja: `全体では、${who.ja}は${percent}%です。`,
      en: `${group.label.en}, ${who.en}: ${percent} %.`,
    };
  }
  if (reason !== null) {
    const why = WHY_NOT[reason];
    return {
      ja: `${group.label.ja}の${who.ja}は${percent}%です。${why.ja}`,
      en: `${group.label.en}, ${who.en}: ${percent} %. ${why.en}`,
    };
  }
  const subject: LocalizedText = {
    ja: `${group.label.ja}の${who.ja}（${percent}%）は、`,
    en: `${group.label.en}, ${who.en} (${percent} %): `,
  };
  const alike: LocalizedText =
    standard === null
      ? { ja: '', en: '' }
      : {
          ja: `${ALIKE[standard.alikeIn].ja}をそろえて比べると、`,
          en: `with ${ALIKE[standard.alikeIn].en} made alike, `,
        };
  const others = othersOf(rows);
  if (verdict === 'no-difference') {
    return {
      ja: `${subject.ja}${alike.ja}${others.ja}と差があるとはいえません。`,
      en: `${subject.en}${alike.en}no difference from ${others.en} is shown.`,
    };
  }
  const word: LocalizedText =
    verdict === 'higher' ? { ja: '高い', en: 'higher' } : { ja: '低い', en: 'lower' };
  const size = sizeOf(standard === null ? cell.difference : cell.standardisedDifference);
  return {
    ja: `${subject.ja}${alike.ja}${others.ja}より${word.ja}といえます${size.ja}。`,
    en: `${subject.en}${alike.en}${word.en} than ${others.en}${size.en}.`,
  };
}

function sizeOf(difference: PrintedDifference | null): LocalizedText {
  if (difference === null || difference.lower === null || difference.upper === null) {
    return { ja: '', en: '' };
  }
  const { difference: points, lower, upper } = difference;
  // the interval of the size, whichever way the difference points
  const ends = points < 0 ? [-upper, -lower] : [lower, upper];
  const [from, to] = ends.map(pointsText) as [string, string];
  const size = pointsText(Math.abs(points));
  return {
    ja: `（差は${size}ポイント、95%信頼区間は${from}〜${to}ポイント）`,
    en: ` (by ${size} points, 95 % interval ${from} to ${to})`,
  };
}

function pointsText(points: number): string {
  const text = percentTextOfProportion(Math.abs(points));
  return points < 0 && Number(text) > 0 ? `-${text}` : text;
}
