import { type MadeSurvey, madeFamily } from '../disclosure/attack/made-family.ts';
import { SAMPLE_RULE } from '../disclosure/disclosure-rules.ts';
import { protectItem, viewOf } from '../disclosure/protect-tables.ts';
import type { ProtectedTable } from '../disclosure/protected-table.ts';
import type { ExportFacts } from './export-facts.ts';

/** Facts of an invented survey, for tests of the exports. */
export const INVENTED_FACTS: ExportFacts = {
  surveyTitle: { ja: '人々のつながりに関する基礎調査', en: 'Survey of connections' },
  organisation: { ja: '試験県', en: 'Test prefecture' },
  stem: { ja: 'あなたはどの程度、孤独であると感じることがありますか。', en: 'How often do you feel lonely?' },
  fold: null,
  areaSchemeStatus: 'proposed',
  interim: false,
  window: { opens: '2023-01-17', closes: '2023-02-10' },
  madeOn: '2026-11-22',
  notes: [{ ja: '標本誤差のみ', en: 'Sampling error only' }],
};

/** Two areas with people to spare, one with a cell of one person, one with nobody. */
function survey(weighted: boolean): MadeSurvey {
  const counts = [
    [40, 30, 20, 5],
    [60, 25, 10, 4],
    [30, 20, 1, 3],
    [0, 0, 0, 0],
  ];
  return {
    persons: counts.flatMap((row, area) =>
      row.flatMap((count, answer) =>
        Array.from({ length: count }, () => ({
          groups: { area: area + 1 },
          chosen: answer < 3 ? [answer + 1] : [],
          weight: weighted ? 1 + area / 10 : 1,
        })),
      ),
    ),
    multiple: false,
    codes: [1, 2, 3],
    nets: [{ id: 'net', codes: [1, 2] }],
    axes: [{ id: 'area', codes: [1, 2, 3, 4], folds: [] }],
    weighted,
    places: ['in-base', 'out-of-base'],
  };
}

/** A protected table of an invented, synthetic survey: with figures shown, figures hidden and an empty base. */
export function inventedTable(
  weighted: boolean,
  noAnswer: 'in-base' | 'out-of-base' = 'in-base',
): ProtectedTable {
  const family = protectItem(madeFamily(survey(weighted)), SAMPLE_RULE, {
    dataset: 'made-up',
    alreadyReleased: [],
  });
  return viewOf(family, { axis: 'area', fold: null, noAnswer, nets: 'with' });
}

/** The same table with every text that people write replaced by one: item, axis, categories, rows. */
export function relabelled(table: ProtectedTable, words: string): ProtectedTable {
  const label = { ja: words, en: words };
  return {
    ...table,
    item: { ...table.item, label },
    axis: { ...table.axis, label },
    categories: table.categories.map((category) => ({ ...category, label })),
    rows: table.rows.map((row) => ({ ...row, group: { ...row.group, label } })),
  };
}
