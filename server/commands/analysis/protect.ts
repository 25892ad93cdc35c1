import type { CrossTabMenu, MenuItem } from '../../../analysis/crosstab/cross-tab-menu.ts';
import { type AuditReport, auditFamily } from '../../../analysis/disclosure/audit-family.ts';
import { ruleText } from '../../../analysis/disclosure/disclosure-rules.ts';
import { viewOf } from '../../../analysis/disclosure/protect-tables.ts';
import type { ProtectedFamily, ViewRequest } from '../../../analysis/disclosure/protected-family.ts';
import type { HiddenReason, ProtectedTable } from '../../../analysis/disclosure/protected-table.ts';
import type { TokyoDay } from '../../surveys/tokyo-day.ts';
import { steps } from '../steps.ts';
import type { Terminal } from '../terminal.ts';
import { menuItem } from './crosstab.ts';
import { type GateOptions, openGate } from './dataset-families.ts';
import { enterViews } from './enter-releases.ts';
import { type HiddenCells, hiddenCells } from './hidden-cells.ts';
import { openDataset } from './open-dataset.ts';
import { protectionText } from './protection-text.ts';
import { type ResultOptions, runCommand } from './run-command.ts';

export interface ProtectOptions extends ResultOptions, GateOptions {
  /** all items of the questionnaire without it */
  readonly item?: readonly string[];
  /** what can be worked out of each hidden figure */
  readonly audit?: true;
}

/** One table of a family: which it is, and what of it is hidden. */
export interface TableProtection {
  readonly request: ViewRequest;
  readonly cells: number;
  readonly hidden: Readonly<Record<HiddenReason, number>>;
  /** which they are, and why; never their figures */
  readonly hiddenCells: readonly HiddenCells[];
  readonly table: ProtectedTable;
}

/** All tables of one item, which are protected together. */
export interface ItemProtection {
  readonly item: { readonly id: string; readonly label: MenuItem['label'] };
  readonly rule: { readonly id: string; readonly text: MenuItem['label']; readonly source: string };
  readonly tables: readonly TableProtection[];
  /** hidden figures that earlier releases under another rule narrow, in words */
  readonly exposed: readonly string[];
  /** the interval that everything printed leaves to each hidden figure; null: not asked for */
  readonly audit: AuditReport | null;
}

/**
 * `protect`: every table of an item that can be asked for, protected together and against the register, and what of
 * each is hidden and for which reason. A file of it is a release of all of them, and is entered in the register.
 */
export function protect(
  terminal: Terminal,
  path: string,
  options: ProtectOptions,
  day: TokyoDay,
): Promise<void> {
  return runCommand(terminal, options, async () => {
    const file = await openDataset(terminal, path);
    const items = options.item?.map((id) => menuItem(file.menu, id)) ?? file.menu.items;
    const { familyOf, register } = await openGate(terminal, path, file, options);
    const released = register.content.entries.map((entry) => entry.released);
    const { now, done } = steps(terminal);
    try {
      const families = items.map((item, at) => {
        now(`秘匿処理 ${at + 1}/${items.length} ${item.id} / protecting`);
        return { item, family: familyOf(item.id) };
      });
      const protections = families.map(({ item, family }, at) => {
        if (options.audit) now(`検算 ${at + 1}/${items.length} ${item.id} / auditing`);
        const audit = options.audit ? auditFamily(family, released) : null;
        return protectionOf(file.menu, item, family, audit);
      });
      return {
        data: { items: protections },
        text: protectionText(protections),
        enter: () =>
          enterViews(
            terminal,
            register,
            day,
            'protect',
            families.flatMap(({ family }) => viewsOf(file.menu).map((request) => ({ family, request }))),
          ),
      };
    } finally {
      done();
    }
  });
}

/** Every table that an item has: by each axis and fold, with 無回答 in the base and out of it. */
function viewsOf({ axes }: CrossTabMenu): readonly ViewRequest[] {
  return axes.flatMap(({ id: axis, folds }) =>
    [null, ...folds.map(({ id }) => id)].flatMap((fold) =>
      (['in-base', 'out-of-base'] as const).map((noAnswer) => ({
        axis,
        fold,
        noAnswer,
        nets: 'with' as const,
      })),
    ),
  );
}

function protectionOf(
  menu: CrossTabMenu,
  { id, label }: MenuItem,
  family: ProtectedFamily,
  audit: AuditReport | null,
): ItemProtection {
  const { rule, exposed } = family;
  return {
    item: { id, label },
    rule: { id: rule.id, text: ruleText(rule), source: rule.source },
    tables: viewsOf(menu).map((request) => {
      const table = viewOf(family, request);
      const cells = table.rows.flatMap((row) => row.cells);
      const of = (reason: HiddenReason) =>
        cells.filter((cell) => cell.hidden && cell.reason === reason).length;
      return {
        request,
        cells: cells.length,
        hidden: {
          'small-base': of('small-base'),
          'small-cell': of('small-cell'),
          complementary: of('complementary'),
        },
        hiddenCells: hiddenCells(table),
        table,
      };
    }),
    exposed,
    audit,
  };
}
