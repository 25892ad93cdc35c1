import { SAMPLE_RULE, STRICT_RULE } from '../disclosure-rules.ts';
import type { DisclosureRule } from '../protected-table.ts';
import type { MadeSurvey } from './made-family.ts';

/** The rules that invented surveys are protected under. */
export const RULES: readonly DisclosureRule[] = [
  SAMPLE_RULE,
  STRICT_RULE,
  { ...SAMPLE_RULE, unknownGroup: 'guarded' },
  { ...STRICT_RULE, minimumBase: 5, largestHiddenCount: 4 },
];

/** What an invented survey is like; the same facts always make the same survey. */
export interface Facts {
  readonly areas: number;
  readonly ages: number;
  readonly codes: number;
  readonly size: number;
  readonly multiple: boolean;
  readonly exclusive: boolean;
  readonly weighted: boolean;
  readonly outOfBase: boolean;
  readonly skew: number;
  readonly silent: number;
  readonly unknown: number;
  readonly netFrom: number;
  readonly netLength: number;
  readonly cut: number;
  readonly seed: number;
}

export function madeSurvey(facts: Facts): MadeSurvey {
  let state = facts.seed;
  const random = () => {
    state = (Math.imul(state, 48271) >>> 0) % 2147483647;
    return state / 2147483647;
  };
  const range = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
  /** 1 most often, each next one `skew` times as often */
  const pick = (count: number) => {
    const weights = range(count).map((code) => facts.skew ** code);
    let rest = random() * weights.reduce((sum, weight) => sum + weight, 0);
    for (const code of range(count)) {
      rest -= weights[code - 1] as number;
      if (rest <= 0) return code;
    }
    return count;
  };
  const axis = (id: string, count: number) => ({
    id,
    codes: range(count),
    folds:
      count > 1
        ? [
            {
              id: `${id}-halves`,
              groups: [
                range(Math.min(facts.cut, count - 1)),
                range(count).slice(Math.min(facts.cut, count - 1)),
              ],
            },
            { id: `${id}-last`, groups: [...range(count - 2).map((code) => [code]), range(count).slice(-2)] },
          ]
        : [],
  });
  const persons = range(facts.size).map(() => {
    const area = pick(facts.areas);
    const chosen = random() < facts.silent ? [] : [pick(facts.codes)];
    const alone = facts.exclusive && chosen[0] === facts.codes;
    if (facts.multiple && chosen.length > 0 && !alone && random() < 0.5) {
      chosen.push(pick(facts.exclusive ? facts.codes - 1 : facts.codes));
    }
    return {
      groups: { area, age: random() < facts.unknown ? null : pick(Math.max(1, facts.ages)) },
      chosen: [...new Set(chosen)],
      weight: facts.weighted ? 5 / area ** 2 : 1,
    };
  });
  const net = range(facts.codes).slice(facts.netFrom - 1, facts.netFrom - 1 + facts.netLength);
  return {
    persons,
    multiple: facts.multiple,
    codes: range(facts.codes),
    nets: net.length > 0 ? [{ id: 'net', codes: net }] : [],
    axes: [axis('area', facts.areas), ...(facts.ages > 0 ? [axis('age', facts.ages)] : [])],
    weighted: facts.weighted,
    exclusiveCodes: facts.multiple && facts.exclusive ? [facts.codes] : [],
    places: facts.outOfBase ? ['in-base', 'out-of-base'] : ['in-base'],
  };
}

/** A family as most are; tests change what they are about. */
export const ORDINARY: Facts = {
  areas: 4,
  ages: 3,
  codes: 4,
  size: 120,
  multiple: false,
  exclusive: false,
  weighted: false,
  outOfBase: true,
  skew: 0.6,
  silent: 0.05,
  unknown: 0,
  netFrom: 1,
  netLength: 2,
  cut: 2,
  seed: 1,
};
