import { harmless } from './display-width.ts';
import type { ItemProtection } from './protect.ts';
import { terminalTable } from './terminal-table.ts';

/** What is hidden of each item's tables, for a terminal. */
export function protectionText(items: readonly ItemProtection[]): string {
  const parts = items.map(({ item, rule, tables, exposed }) =>
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
      ...exposed.map(
        (name) =>
          `注意：以前の公表のため、${name} の範囲が狭まっています。 / An earlier release narrows ${name}.`,
      ),
    ].join('\n'),
  );
  return `${parts.join('\n\n')}\n`;
}
