import type { LocalizedText } from '../../instruments/definition/localized-text.ts';
import type { CategoryReference } from '../comparison/category-values.ts';
import { ComparisonError } from '../comparison/comparison-error.ts';
import type { CrossTabMenu } from '../crosstab/cross-tab-menu.ts';

/** One thing that a risk profile looks at: the share of people with one answer (or net) of one item. */
export interface Indicator extends CategoryReference {
  readonly id: string;
  readonly label: LocalizedText;
  /** loneliness (孤独) and isolation (孤立) are separate measures, and being alone is neither */
  readonly concept: 'loneliness' | 'isolation' | 'support' | 'wellbeing';
  /** what a higher share means */
  readonly higherIs: 'worse' | 'better';
}

/** An indicator of the list, with the places where questionnaires have it, the first that exists being taken. */
interface KnownIndicator extends Omit<Indicator, keyof CategoryReference> {
  readonly found: readonly CategoryReference[];
}

/** In the order in which a profile prints them. */
export const INDICATORS: readonly KnownIndicator[] = [
  {
    id: 'lonely-often',
    label: { ja: '孤独を感じることがしばしばある・常にある', en: 'Often or always lonely (direct question)' },
    concept: 'loneliness',
    higherIs: 'worse',
    found: [{ item: 'loneliness_direct', category: '5' }],
  },
  {
    id: 'ucla-10-12',
    label: { ja: '孤独感（UCLA3項目）が10〜12点', en: 'UCLA three-item score of 10 to 12' },
    concept: 'loneliness',
    higherIs: 'worse',
    found: [{ item: 'ucla_score', category: '4' }],
  },
  {
    id: 'djg-severe',
    label: { ja: '孤独感（De Jong Gierveld 6項目）が5〜6点', en: 'De Jong Gierveld score of 5 to 6' },
    concept: 'loneliness',
    higherIs: 'worse',
    found: [{ item: 'djg_band', category: '3' }],
  },
  {
    id: 'meets-nobody',
    label: {
      ja: '同居していない家族や友人と直接会って話すことが全くない',
      en: 'Never talks face to face with family or friends living elsewhere',
    },
    concept: 'isolation',
    higherIs: 'worse',
    found: [{ item: 'communication.in_person', category: '7' }],
  },
  {
    id: 'no-participation',
    label: { ja: '社会活動に特に参加していない', en: 'Takes part in no activity' },
    concept: 'isolation',
    higherIs: 'worse',
    found: [
      { item: 'social_participation', category: '2' },
      { item: 'social_activities', category: '6' },
    ],
  },
  {
    id: 'lsns-isolated',
    label: { ja: '社会的孤立（LSNS-6が12点未満）', en: 'Socially isolated (LSNS-6 under 12)' },
    concept: 'isolation',
    higherIs: 'worse',
    found: [{ item: 'lsns_isolated', category: '1' }],
  },
  {
    id: 'hikikomori',
    label: { ja: '広義のひきこもり群', en: 'Hikikomori in the broad sense' },
    concept: 'isolation',
    higherIs: 'worse',
    found: [{ item: 'hikikomori_group', category: 'hikikomori_broad' }],
  },
  {
    id: 'nobody-to-consult',
    label: { ja: '不安や悩みの相談相手がいない', en: 'Has nobody to consult' },
    concept: 'support',
    higherIs: 'worse',
    found: [{ item: 'consultation_partner', category: '2' }],
  },
  {
    id: 'nobody-to-rely-on',
    label: { ja: '頼れる人がいない', en: 'Has nobody to rely on' },
    concept: 'support',
    higherIs: 'worse',
    found: [{ item: 'reliable_person', category: '2' }],
  },
  {
    id: 'k6-10-or-more',
    label: { ja: '心理的苦痛（K6が10点以上）', en: 'Psychological distress (K6 of 10 or more)' },
    concept: 'wellbeing',
    higherIs: 'worse',
    found: [{ item: 'k6_10_or_more', category: '1' }],
  },
  {
    id: 'who5-poor',
    label: { ja: '精神的健康の低下（WHO-5が50点未満）', en: 'Poor wellbeing (WHO-5 under 50)' },
    concept: 'wellbeing',
    higherIs: 'worse',
    found: [{ item: 'who5_poor', category: '1' }],
  },
];

function has(menu: CrossTabMenu, { item: id, category }: CategoryReference): boolean {
  const item = menu.items.find((entry) => entry.id === id);
  return (
    item !== undefined &&
    (item.categories.some(({ code }) => String(code) === category) ||
      item.nets.some((net) => net.id === category))
  );
}

/** Which indicators a questionnaire can give: of the list, those whose item it has, in the order of the list. */
export function indicatorsOf(menu: CrossTabMenu): readonly Indicator[] {
  return Object.freeze(
    INDICATORS.flatMap(({ found, ...indicator }) => {
      const first = found.find((place) => has(menu, place));
      return first === undefined ? [] : [Object.freeze({ ...indicator, ...first })];
    }),
  );
}

/**
 * Indicators by their ids, in the order of the list. Throws ComparisonError naming those that the questionnaire can give
 * when one is not known, or is not among its items.
 */
export function chosenIndicators(menu: CrossTabMenu, ids: readonly string[]): readonly Indicator[] {
  const available = indicatorsOf(menu);
  const missing = ids.filter((id) => !available.some((indicator) => indicator.id === id));
  if (missing.length > 0 || ids.length === 0) {
    throw new ComparisonError(
      'request-unusable',
      `chosenIndicators requires indicators of this questionnaire (${available.map(({ id }) => id).join(', ') || 'it has none'}), got ${missing.join(', ') || 'none'}`,
    );
  }
  return available.filter(({ id }) => ids.includes(id));
}
