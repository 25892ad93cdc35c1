import type { Questionnaire } from '../composition/questionnaire.ts';

/**
 * Names of the questions that ask about what may hurt: health, income, loneliness and the like. Where they begin, the way to
 * skip stands before the questions (H-03). A field for words is sensitive for what people may write, not for what it asks.
 * An organisation that answers under its name writes about its work: it has none.
 */
export function sensitiveElements({
  items,
  anonymity,
}: Pick<Questionnaire, 'items' | 'anonymity'>): readonly string[] {
  if (anonymity === 'named') return [];
  const names = items
    .filter(({ sensitive, measure }) => sensitive && measure !== 'text')
    .map(({ id }) => id.split('.')[0] as string);
  return [...new Set(names)];
}
