import type { AuditReport } from '../../../analysis/disclosure/audit-family.ts';
import { harmless } from './display-width.ts';
import type { ItemProtection } from './protect.ts';
import { terminalTable } from './terminal-table.ts';

/** What is hidden of each item's tables, for a terminal. */
export function protectionText(items: readonly ItemProtection[]): string {
  const parts = items.map(({ item, rule, tables, exposed, audit }) =>
    [
      `${item.id} ${harmless(item.label.ja)} / ${harmless(item.label.en)}`,
      `${rule.text.ja} / ${rule.text.en}`,
      `基準の出典：${rule.source}`,
      '',
      terminalTable({
        head: ['表', '無回答', 'セル', '回答者が少ない行', '該当者が少ない', '差し引きを防ぐ'],
        rows: tables.map(({ request, cells, hidden }) => [
          request.fold ?? request.axis,
          request.noAnswer === 'in-base' ? '含む' : '除く',
          String(cells),
          String(hidden['small-base']),
          String(hidden['small-cell']),
          String(hidden.complementary),
        ]),
        leading: 2,
      }),
      ...(audit === null ? [] : auditLines(audit)),
      ...exposed.map(
        (name) =>
          `注意：以前の公表のため、${name} の範囲が狭まっています。 / An earlier release narrows ${name}.`,
      ),
    ].join('\n'),
  );
  return `${parts.join('\n\n')}\n`;
}

/** How far each hidden figure stays open to whoever has everything that is printed. */
function auditLines({
  hiddenFigures,
  guardedFigures,
  narrowedFigures,
  figures,
}: AuditReport): readonly string[] {
  const guarded = figures.filter(({ needed }) => needed !== null);
  return [
    '',
    `検算：伏せた数値 ${hiddenFigures}、うち基準で伏せたもの ${guardedFigures}、範囲が狭まったもの ${narrowedFigures} / audit: hidden, by the rule, narrowed`,
    ...(guarded.length === 0
      ? []
      : [
          terminalTable({
            head: ['表', '行', '数値', '取りうる範囲', '残すべき範囲', '判定'],
            rows: guarded.map(({ axis, groups, figure, lower, upper, needed, open }) => [
              axis ?? '全体',
              groups.join('+') || '全体',
              figure,
              `${lower}–${upper ?? ''}`,
              `${needed?.lower}–${needed?.upper}`,
              open ? '可' : '不可',
            ]),
            leading: 3,
          }),
        ]),
  ];
}
