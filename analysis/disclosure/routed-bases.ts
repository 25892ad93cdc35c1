import { type CrossTabFamily, FamilyError } from './cross-tab-family.ts';
import type { Relation } from './disclosure-model.ts';
import type { FamilyModel } from './family-model.ts';
import { protectBases } from './protect-bases.ts';
import type { DisclosureRule } from './protected-table.ts';

/**
 * What the tables of routed items tell of this one. Who was asked why they got no support are those who got
 * none: the n of one table is a cell of the other. Which of these n are printed follows from the bases alone
 * (protect-bases.ts), so it is known here without making the tables of the other item. They are given; this
 * family has to be safe beside them. Throws FamilyError for a category that the family lacks.
 */
export function routedRelations(
  family: CrossTabFamily,
  built: FamilyModel,
  rule: DisclosureRule,
): Relation[] {
  return (family.routed ?? []).flatMap(({ item, categories }) => {
    const parts = categories.map((id) => built.answers.categories.find((category) => category.id === id));
    if (parts.includes(undefined)) {
      throw new FamilyError(
        `${item} is put to people with ${categories.join()}, and the tables lack one of these`,
      );
    }
    const answers = [...new Set(parts.flatMap((part) => part?.answers ?? []))];
    const { cells, atoms, model } = built;
    const indices = answers.map((answer) => cells.answers.indexOf(answer));
    const peopleOf = ({ counts }: (typeof cells.axes)[number]['groups'][number]) =>
      indices.reduce((sum, index) => sum + (counts[index] ?? 0), 0);
    const hidden = protectBases(built, rule, peopleOf);
    return model.rows.flatMap(({ key, axis, groups }): Relation[] => {
      const from = cells.axes.find(({ id }) => id === (axis ?? cells.axes[0]?.id));
      const inside = (from?.groups ?? []).filter(({ id }) => groups.includes(id));
      const terms = atoms.sum(from?.id as string, inside, answers);
      const people = inside.reduce((sum, group) => sum + peopleOf(group), 0);
      const base = hidden.get(key);
      if (base === undefined) return [{ terms, minimum: people, maximum: people }];
      if (base.masked) return [];
      return base.reason === 'small-base'
        ? [{ terms, minimum: 1, maximum: rule.minimumBase - 1 }]
        : [{ terms, minimum: rule.minimumBase, maximum: Number.POSITIVE_INFINITY }];
    });
  });
}
