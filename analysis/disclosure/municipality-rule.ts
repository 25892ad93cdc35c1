import type { AreaScheme } from '../../instruments/areas/area-scheme.ts';
import type { LocalizedText } from '../../instruments/definition/localized-text.ts';
import type { DisclosureRule } from './protected-table.ts';

/** The settings for rows that are single municipalities, by their inhabitants. */
export const MUNICIPALITY_LIMITS = Object.freeze({
  /** under this many inhabitants nothing of a municipality is shown */
  smallestPublished: 2000,
  /** under this many, 1 to 19 respondents are hidden, else 1 to 9 */
  largeFrom: 25_000,
  minimumBaseOfSmall: 20,
  largestHiddenCountOfSmall: 19,
  source:
    '匿名介護情報等の提供に関するガイドライン(市区町村別: 人口2,000人未満は公表しない、2,000人以上25,000人未満は20未満を公表しない、25,000人以上は10未満を公表しない)。',
});

/**
 * Are the rows of this scheme single municipalities, and so finer than the areas at which a survey is published? A
 * scheme of one area is the survey's whole; one with larger areas beside a city of its own is a scheme of areas.
 */
export function isByMunicipality({
  areas,
  municipalities,
}: Pick<AreaScheme, 'areas' | 'municipalities'>): boolean {
  const size = (code: number) => municipalities.filter(({ area }) => area === code).length;
  return areas.length > 1 && areas.every(({ code }) => size(code) === 1);
}

/**
 * The rule of a row of so many inhabitants, on top of the rule of its table: the stricter limit of the two. Null: not
 * known, and then as strict as for the smallest municipality of which anything is shown.
 */
export function municipalityRule(rule: DisclosureRule, inhabitants: number | null): DisclosureRule {
  const { smallestPublished, largeFrom, minimumBaseOfSmall, largestHiddenCountOfSmall, source } =
    MUNICIPALITY_LIMITS;
  if (inhabitants !== null && !(inhabitants >= 0)) {
    throw new RangeError(
      `municipalityRule: needs a number of inhabitants of 0 or more, got ${inhabitants}; give null where it is not known`,
    );
  }
  if (inhabitants !== null && inhabitants >= largeFrom) return rule;
  const isPublished = inhabitants === null || inhabitants >= smallestPublished;
  const limits = isPublished
    ? { minimumBase: minimumBaseOfSmall, largestHiddenCount: largestHiddenCountOfSmall }
    : { minimumBase: Number.POSITIVE_INFINITY, largestHiddenCount: Number.POSITIVE_INFINITY };
  return Object.freeze({
    ...rule,
    minimumBase: Math.max(rule.minimumBase, limits.minimumBase),
    largestHiddenCount: Math.max(rule.largestHiddenCount, limits.largestHiddenCount),
    source: `${rule.source}${source}`,
  });
}

/** What a table by municipality says of its rows, beside the sentence of its rule. */
export function municipalityText(): LocalizedText {
  const { smallestPublished, largeFrom, largestHiddenCountOfSmall: hidden } = MUNICIPALITY_LIMITS;
  const people = (count: number) => count.toLocaleString('en');
  return {
    ja: `市町村別の行は、人口${people(smallestPublished)}人未満の市町村では値を表示せず、人口${people(smallestPublished)}人以上${people(largeFrom)}人未満の市町村では1〜${hidden}人を表示しません(x)。`,
    en: `Rows of single municipalities: nothing is shown under ${people(smallestPublished)} inhabitants; from ${people(smallestPublished)} to under ${people(largeFrom)}, 1–${hidden} respondents are hidden (x).`,
  };
}
