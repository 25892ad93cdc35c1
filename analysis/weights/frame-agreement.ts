import type { Finding } from '../../instruments/definition/finding.ts';
import type { LocalizedText } from '../../instruments/definition/localized-text.ts';
import type { Stratum } from '../dataset/dataset.ts';
import { weightingFinding } from './weighting-error.ts';

/** What counts add to, in one stratum or in all of them, beside the people of the design. */
export interface FramePart {
  /** name of the counts */
  readonly counts: LocalizedText;
  /** null: the whole population */
  readonly stratum: Pick<Stratum, 'id' | 'label'> | null;
  readonly counted: number;
  /** N_h, or ΣN_h: people in the list that the sample was drawn from */
  readonly frame: number;
}

/** Counts may miss the frame by this much: register counts are whole, sums of them exact. */
const ROUNDING = 0.5;
/**
 * The part of the people by which another day's count can differ from the frame. The municipality that shrank fastest
 * in 2022 lost 3.85 % by births and deaths in a year (Ministry of Internal Affairs and Communications, 住民基本台帳に
 * 基づく人口, 1 January 2023, tables 19-9 and 19-10). What differs by more is other people, or a wrong row.
 */
const MOST_MOVED = 0.05;
/** What a column of shares adds to. */
const WHOLES = [1, 100];

export type FrameVerdict = 'same' | 'near' | 'other';

/** Whether counts are those of the frame, near enough to be of another day, or of other people. */
export function frameVerdict({ counted, frame }: FramePart): FrameVerdict {
  const difference = Math.abs(counted - frame);
  if (difference <= ROUNDING) return 'same';
  return difference <= MOST_MOVED * frame ? 'near' : 'other';
}

/** Findings for counts that are not those of the frame, with the next thing to look at. */
export function frameFindings(parts: readonly FramePart[]): readonly Finding[] {
  return parts.flatMap((part) => {
    const { counts, stratum, counted, frame } = part;
    const verdict = frameVerdict(part);
    // a count that is no number has a finding of its own
    if (verdict === 'same' || Number.isNaN(counted)) return [];
    const where = stratum === null ? counts.ja : `${counts.ja}, ${stratum.id}`;
    const inJa = stratum === null ? '' : `層「${stratum.label.ja}」で`;
    const inEn = stratum === null ? '' : ` in stratum ${stratum.id}`;
    const shares = WHOLES.some((whole) => Math.abs(counted - whole) < 0.01 * whole);
    const next = shares
      ? { ja: '割合ではなく、人数を書いてください。', en: 'write people, not shares' }
      : verdict === 'near'
        ? {
            ja: '抽出に使った名簿と同じ日の人口にしてください。',
            en: 'take the counts of the list, and of the day, that the sample was drawn from',
          }
        : {
            ja: '抜けた行、二重の行、桁の誤りがないか確かめてください。',
            en: 'look for rows that are missing, stand twice or have a digit too many',
          };
    return [
      weightingFinding(
        verdict === 'near' ? 'counts-near-frame' : 'counts-not-of-frame',
        where,
        `「${counts.ja}」の人口は、${inJa}合計${round(counted)}人ですが、設計の母集団は${round(frame)}人です。${next.ja}`,
        `margin ${counts.en} adds to ${round(counted)}${inEn}, where the population of the design is ${round(frame)}; ${next.en}.`,
      ),
    ];
  });
}

/** To six decimals at most: what a sum of decimals gathers beyond them is no count. */
function round(people: number): number {
  return Math.round(people * 1e6) / 1e6;
}
