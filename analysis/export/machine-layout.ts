/** Columns of a cross-tab in the machine profile, in order; ASCII names, one datum each (rules L2-03, L3-08, L3-09). */
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

/** The same with a second axis, and with what a figure is compared with: profiles, comparisons, models. */
export const STATISTICS_COLUMNS = [
  'survey_id',
  'table_id',
  'question_id',
  'question_label',
  'category_code',
  'category_label',
  'axis1_id',
  'axis1_code',
  'axis1_label',
  'axis2_id',
  'axis2_code',
  'axis2_label',
  'reference_code',
  'reference_label',
  'measure',
  'value',
  'unit',
  'status',
  'note',
] as const;

/** The list of all codes of a file, which goes beside it (rule L3-02). */
export const CODEBOOK_COLUMNS = [
  'column',
  'code',
  'label_ja',
  'label_en',
  'description_ja',
  'description_en',
] as const;

export type MachineColumn = (typeof STATISTICS_COLUMNS)[number];

/** Layouts of the machine profile. A change of one is a new number here and a sentence in LAYOUT_HISTORY (rule L3-07). */
export const LAYOUTS = {
  table: MACHINE_COLUMNS,
  statistics: STATISTICS_COLUMNS,
  codebook: CODEBOOK_COLUMNS,
} as const;
export const LAYOUT_VERSION = '1.0.0';
export const LAYOUT_HISTORY = [
  {
    version: '1.0.0',
    ja: '初版。表は14列、統計量は19列、コード表は6列。',
    en: 'First edition: 14 columns for a table, 19 for statistics, 6 for a list of codes.',
  },
] as const;

/** ok: the value is a figure; x: 秘匿, the value is empty (rule L3-03). */
export const MACHINE_STATUSES: readonly string[] = ['ok', 'x'];

/** What the note says where there is nothing to note: no cell stands empty without a status. */
export const NO_REMARK = 'なし';

/** Stands in a column that a figure does not need (no second axis, nothing compared with): code and label. */
export const NOT_USED = { code: 'none', label: 'なし' } as const;
