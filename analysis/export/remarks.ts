import type { HiddenReason, ReliabilityFlag } from '../disclosure/protected-table.ts';

/** Why a figure is hidden, as the note of a row says it. */
export const HIDDEN_REMARKS: Readonly<Record<HiddenReason, string>> = {
  'small-base': '秘匿(回答者数が少ない行)',
  'small-cell': '秘匿(該当者が少ない)',
  complementary: '秘匿(差し引きで分かるのを防ぐ)',
};

/** Why a figure is for reference only (参考値). */
export const FLAG_REMARKS: Readonly<Record<ReliabilityFlag, string>> = {
  'base-under-50': '参考値(回答者数が少ない)',
  'relative-error-over-30-percent': '参考値(相対誤差が大きい)',
};
