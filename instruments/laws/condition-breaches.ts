import { type ConditionFinding, conditionFindings } from '../rules/condition-findings.ts';
import type { AskedForm, Breach } from './law.ts';

/** The findings of the given kinds about the conditions of the forms, placed for the author. */
export function conditionBreaches(
  forms: readonly AskedForm[],
  kinds: readonly ConditionFinding['kind'][],
): readonly Breach[] {
  return forms.flatMap((form) =>
    conditionFindings(form.pages)
      .filter(({ kind }) => kinds.includes(kind))
      .map(({ place, message }) => ({
        where: `${form.name}: ${place.element ?? place.page}`,
        message,
      })),
  );
}
