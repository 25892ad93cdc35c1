import type { Figure, ModelRow, Target, Terms } from './disclosure-model.ts';
import type { FamilyAnswers } from './family-answers.ts';
import { MUNICIPALITY_LIMITS } from './municipality-rule.ts';

/**
 * What of one row the rule hides by itself, and between which ends it must stay open: bases of 1 to
 * minimumBase − 1, cells of 1 to largestHiddenCount. Of a multiple item, where each option is a table of two
 * (chosen, not chosen), also the people who did not choose.
 */
export function targetsOf(
  row: ModelRow,
  figures: readonly Figure[],
  answers: FamilyAnswers,
  multiple: boolean,
): Target[] {
  const { rule } = row;
  const targets: Target[] = [];
  const add = (figure: number, terms: Terms, value: number, limit: number) => {
    // where nothing at all is shown, no number may be told from the others either
    const upper = Number.isFinite(limit)
      ? limit
      : Math.max(value, MUNICIPALITY_LIMITS.largestHiddenCountOfSmall);
    if (value >= 1 && value <= upper) targets.push({ terms, value, lower: 1, upper, figure });
  };
  for (const base of Object.values(row.bases)) {
    const { terms, value, places } = figures[base] as Figure;
    if (places.length > 0) add(base, terms, value, rule.minimumBase - 1);
  }
  const answered = figures[row.bases['out-of-base']] as Figure;
  for (const { id, kind } of answers.categories) {
    const index = row.cells.get(id) as number;
    const { terms, value } = figures[index] as Figure;
    add(index, terms, value, rule.largestHiddenCount);
    if (!multiple || kind === 'no-answer') continue;
    const notChosen = [
      ...answered.terms,
      ...terms.map(([atom, coefficient]) => [atom, -coefficient] as const),
    ];
    add(index, notChosen, answered.value - value, rule.largestHiddenCount);
  }
  return targets;
}
