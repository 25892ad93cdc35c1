import type { Questionnaire } from '../composition/questionnaire.ts';

/**
 * Names of the questions that ask about what may hurt: health, income, loneliness and the like. On their pages the way to
 * skip stands before the questions (H-03). An organisation that answers under its name writes about its work: it has none.
 */
export function sensitiveElements({
  items,
  anonymity,
}: Pick<Questionnaire, 'items' | 'anonymity'>): readonly string[] {
  if (anonymity === 'named') return [];
  const names = items.filter(({ sensitive }) => sensitive).map(({ id }) => id.split('.')[0] as string);
  return [...new Set(names)];
}
