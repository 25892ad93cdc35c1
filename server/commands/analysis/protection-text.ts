import type { AuditedFigure, AuditReport } from '../../../analysis/disclosure/audit-family.ts';
import type { HiddenReason } from '../../../analysis/disclosure/protected-table.ts';
import type { LocalizedText } from '../../../instruments/definition/localized-text.ts';
import { harmless } from './harmless.ts';
import type { ItemProtection, TableProtection } from './protect.ts';
import { terminalTable } from './terminal-table.ts';

const REASONS: Readonly<Record<HiddenReason, string>> = {
  'small-base': '回答者が少ない',
  'small-cell': '該当者が少ない',
  complementary: '差し引きを防ぐ',
};

/** What is hidden of each item's tables, for a terminal: how much, then which cells and why. */
export function protectionText(items: readonly ItemProtection[]): string {
  const parts = items.map((own, at) => [...ruleLines(own, items[at - 1]), ...itemLines(own)].join('\n'));
  return `${parts.join('\n\n')}\n`;
}

/** The rule, where it is not that of the item above. */
function ruleLines({ rule }: ItemProtection, above: ItemProtection | undefined): readonly string[] {
  if (rule.id === above?.rule.id) return [];
  return [`${rule.text.ja} / ${rule.text.en}`, `基準の出典：${rule.source} / source of the rule`, ''];
}

function itemLines({ item, tables, exposed, audit }: ItemProtection): readonly string[] {
  const named = namesOf(tables);
  const hidden = tables.flatMap((table) =>
    table.hiddenCells.map(({ row, reason, categories, wholeRow }) => [
      tableName(table),
      place(table),
      row.label.ja,
      REASONS[reason],
      wholeRow ? 'すべて' : categories.map(({ label }) => label.ja).join('、'),
    ]),
  );
  return [
    `${harmless(item.label.ja)}（${item.id}） / ${harmless(item.label.en)}`,
    '',
    terminalTable({
      head: ['表', '無回答', 'セル', '回答者が少ない行', '該当者が少ない', '差し引きを防ぐ'],
      rows: tables.map((table) => [
        tableName(table),
        place(table),
        String(table.cells),
        String(table.hidden['small-base']),
        String(table.hidden['small-cell']),
        String(table.hidden.complementary),
      ]),
      leading: 2,
    }),
    '',
    ...(hidden.length === 0
      ? ['伏せたセルはありません。 / Nothing is hidden.']
      : [
          '伏せたセル / hidden cells: table, 無回答 in or out of the base, row, reason, answers',
          ...listed(hidden),
        ]),
    ...(audit === null ? [] : auditLines(audit, named)),
    ...exposed.map((name) => {
      const words = named.figures.get(name) ?? { ja: name, en: name };
      return `注意：${words.ja} の範囲が、以前の公表や、対象者を決める設問の表から狭まらないことを確かめられませんでした。 / Earlier releases, or tables of the item that decides who is asked, may narrow ${words.en}.`;
    }),
  ];
}

/** One line for each row of a table and reason; a table's name only where it begins. */
function listed(hidden: readonly (readonly string[])[]): readonly string[] {
  return hidden.flatMap(([table, where, row, reason, answers], at) => {
    const begins = table !== hidden[at - 1]?.[0] || where !== hidden[at - 1]?.[1];
    return [
      ...(begins ? [`${table}、無回答を${where}`] : []),
      `  ${harmless(row ?? '')} ［${reason}］ ${harmless(answers ?? '')}`,
    ];
  });
}

function tableName({ table, request: { fold, axis } }: TableProtection): string {
  return `${harmless(table.axis.label.ja)}（${fold ?? axis}）`;
}

function place({ request }: TableProtection): string {
  return request.noAnswer === 'in-base' ? '含む' : '除く';
}

interface Names {
  /** `<axis>:<rows> <category>`, as the gate names a figure */
  readonly figures: ReadonlyMap<string, LocalizedText>;
  readonly rows: ReadonlyMap<string, string>;
  readonly categories: ReadonlyMap<string, string>;
}

function namesOf(tables: readonly TableProtection[]): Names {
  const figures = new Map<string, LocalizedText>();
  const rows = new Map<string, string>();
  const categories = new Map([
    ['base', 'n'],
    ['base-without-no-answer', 'n（無回答を除く）'],
  ]);
  for (const { table } of tables) {
    for (const { id, label } of table.categories) categories.set(id, label.ja);
    for (const { group } of table.rows) {
      const codes = group.codes.join('+');
      rows.set(`${table.axis.id}:${codes}`, group.label.ja);
      for (const { id, label } of table.categories) {
        const name = `${table.axis.id}:${codes} ${id}`;
        figures.set(name, {
          ja: `「${group.label.ja}」の「${label.ja}」（${name}）`,
          en: `${label.en} of ${group.label.en} (${name})`,
        });
      }
    }
  }
  return { figures, rows, categories };
}

/** How far each hidden figure stays open to whoever has everything that is printed. */
function auditLines(
  { hiddenFigures, guardedFigures, narrowedFigures, figures }: AuditReport,
  named: Names,
): readonly string[] {
  const guarded = figures.filter(({ needed }) => needed !== null);
  return [
    '',
    `検算：伏せた数値 ${hiddenFigures}、うち基準で伏せたもの ${guardedFigures}、範囲が狭まったもの ${narrowedFigures} / audit: hidden, by the rule, narrowed`,
    ...(guarded.length === 0
      ? []
      : [
          terminalTable({
            head: ['行', '数値', '取りうる範囲', '残すべき範囲', '判定'],
            rows: guarded.map((figure) => [
              rowName(figure, named),
              figureName(figure, named),
              `${figure.lower}–${figure.upper ?? ''}`,
              `${figure.needed?.lower}–${figure.needed?.upper}`,
              figure.open ? '可' : '不可',
            ]),
            leading: 2,
          }),
        ]),
  ];
}

function rowName({ axis, groups }: AuditedFigure, { rows }: Names): string {
  if (axis === null) return '全体';
  return rows.get(`${axis}:${groups.join('+')}`) ?? `${axis} ${groups.join('+')}`;
}

function figureName({ figure }: AuditedFigure, { categories }: Names): string {
  if (!figure.startsWith('not ')) return categories.get(figure) ?? figure;
  const chosen = figure.slice('not '.length);
  return `${categories.get(chosen) ?? chosen}（選ばなかった人）`;
}
