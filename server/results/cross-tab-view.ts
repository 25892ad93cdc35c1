import type { CrossTabMenu } from '../../analysis/crosstab/cross-tab-menu.ts';
import { ruleText } from '../../analysis/disclosure/disclosure-rules.ts';
import type {
  DisclosureOffer,
  HiddenReason,
  ProtectedCell,
  ProtectedTable,
} from '../../analysis/disclosure/protected-table.ts';
import { percentTextOfProportion } from '../../analysis/estimates/percent.ts';
import type { AreaScheme } from '../../instruments/areas/area-scheme.ts';
import type { LocalizedText } from '../../instruments/definition/localized-text.ts';
import type { CrossTabView } from '../contract/api.ts';

export interface ViewFacts {
  readonly table: ProtectedTable;
  readonly menu: CrossTabMenu;
  /** of figures by area; null where the table has none */
  readonly areaScheme: Pick<AreaScheme, 'status'> | null;
  readonly national: CrossTabView['national'];
  readonly notes: readonly LocalizedText[];
}

/** A protected table in the shape of the contract: with printed percentages, offers in words, and its notes. */
export function crossTabView({ table, menu, areaScheme, national, notes }: ViewFacts): CrossTabView {
  const item = menu.items.find(({ id }) => id === table.item.id);
  const { surveyId, synthetic, design, questionnaire, axis, noAnswer, weighting, rule, hiddenCells, test } =
    table;
  return {
    surveyId,
    synthetic,
    design,
    questionnaire,
    item: { ...table.item, stem: item?.stem ?? table.item.label },
    axis,
    noAnswer,
    weighting,
    areaSchemeStatus: areaScheme?.status ?? null,
    categories: table.categories.map(({ id, kind, label }) => ({ id, kind, label })),
    rows: table.rows.map(({ group, base, cells }) => ({
      id: group.id,
      kind: group.kind,
      label: group.label,
      base,
      cells: cells.map(cellView),
    })),
    test:
      test === null
        ? null
        : {
            statistic: test.statistic,
            numeratorDf: test.numeratorDf,
            denominatorDf: test.denominatorDf,
            p: test.p,
          },
    rule: { id: rule.id, source: rule.source, text: ruleText(rule) },
    hiddenCells,
    offers: table.offers.map((offer) => offerView(offer, table, menu)),
    national,
    notes: [...notes],
  };
}

function cellView(cell: ProtectedCell): CrossTabView['rows'][number]['cells'][number] {
  if (cell.hidden) return { hidden: true, reason: cell.reason };
  const { proportion, standardError, interval, flags } = cell;
  return {
    hidden: false,
    proportion,
    percent: proportion === null ? null : percentTextOfProportion(proportion),
    standardError,
    interval,
    flags: [...flags],
  };
}

const REASONS: Readonly<Record<HiddenReason, LocalizedText>> = {
  'small-base': { ja: '回答者が少ない行があるため', en: 'Some rows have few respondents' },
  'small-cell': { ja: '該当者が少ないセルがあるため', en: 'Some cells have few respondents' },
  complementary: {
    ja: 'ほかの値との差し引きで少人数の値が分かってしまうため',
    en: 'Small numbers could be worked out from other figures',
  },
};

function offerView(
  { kind, id, reason }: DisclosureOffer,
  table: ProtectedTable,
  menu: CrossTabMenu,
): CrossTabView['offers'][number] {
  const label =
    kind === 'net'
      ? menu.items.find((item) => item.id === table.item.id)?.nets.find((net) => net.id === id)?.label
      : menu.axes.find((axis) => axis.id === table.axis.id)?.folds.find((fold) => fold.id === id)?.label;
  const named = label ?? { ja: id, en: id };
  return {
    kind,
    id,
    label: named,
    message:
      kind === 'net'
        ? {
            ja: `${REASONS[reason].ja}、一部の値を表示していません。「${named.ja}」でまとめると表示できます。`,
            en: `${REASONS[reason].en}, so some figures are hidden. Joined as “${named.en}” they can be shown.`,
          }
        : {
            ja: `${REASONS[reason].ja}、一部の値を表示していません。行を「${named.ja}」にまとめると表示できます。`,
            en: `${REASONS[reason].en}, so some figures are hidden. With the rows joined as “${named.en}” they can be shown.`,
          },
  };
}
