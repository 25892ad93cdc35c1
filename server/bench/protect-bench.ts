import { type ItemMaterial, itemFamily } from '../../analysis/disclosure/item-families.ts';
import { syntheticSurvey } from '../../analysis/reference/synthetic-survey.ts';
import { weightDataset } from '../../analysis/weights/weight-dataset.ts';
import { measureInTurn, type RoundTimes } from './rounds.ts';

export interface ProtectBench {
  /** all tables of one item: two axes, their folds, with and without no answer */
  readonly figures: readonly { readonly rows: number; readonly rule: string; readonly times: RoundTimes }[];
}

const ROUNDS = 7;

/** What protection costs beside the tables: everything that can be asked of one item, made and protected together. */
export async function benchProtection(sizes: readonly number[] = [1_000, 100_000]): Promise<ProtectBench> {
  const figures = [];
  for (const rows of sizes) {
    const survey = syntheticSurvey({ rows, seed: 1, areas: 5, categories: 8 });
    const { dataset, weights } = weightDataset(survey.dataset, survey.postStratification);
    for (const disclosure of ['by-design', 'strict'] as const) {
      const material: ItemMaterial = {
        name: 'bench',
        dataset,
        weights,
        menu: survey.menu,
        variables: [],
        disclosure,
      };
      const protect = () =>
        itemFamily(
          material,
          'q',
          (item) => {
            throw new Error(`item q of the bench follows from no other, got ${item}`);
          },
          [],
        );
      // a small survey under the strict rule takes seconds: once is enough to know it
      const isSlow = disclosure === 'strict' && rows < 10_000;
      if (!isSlow) protect();
      const { times } = await measureInTurn({ times: protect }, isSlow ? 1 : ROUNDS);
      figures.push({ rows, rule: disclosure === 'strict' ? 'strict' : 'sample', times });
    }
  }
  return { figures };
}
