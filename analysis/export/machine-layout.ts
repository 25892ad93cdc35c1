/** Columns of the machine profile, in order; ASCII names, one datum each (rules L2-03, L3-08, L3-09). */
export const MACHINE_COLUMNS = [
  'survey_id',
  'table_id',
  'question_id',
  'question_label',
  'category_code',
  'category_label',
  'axis1_id',
  'axis1_code',
  'axis1_label',
  'measure',
  'value',
  'unit',
  'status',
  'note',
] as const;

export type MachineColumn = (typeof MACHINE_COLUMNS)[number];

/** Which units a measure may have. */
export const MACHINE_MEASURES = {
  base_n: ['人'],
  percent: ['%'],
  se: ['ポイント'],
  ci_low: ['%'],
  ci_high: ['%'],
} as const;

export type MachineMeasure = keyof typeof MACHINE_MEASURES;

/** ok: the value is a figure; x: 秘匿, the value is empty (rule L3-03). */
export const MACHINE_STATUSES: readonly string[] = ['ok', 'x'];

/** What the note says where there is nothing to note: no cell stands empty without a status. */
export const NO_REMARK = 'なし';
