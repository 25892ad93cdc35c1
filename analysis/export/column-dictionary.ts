import type { LocalizedText } from '../../instruments/definition/localized-text.ts';
import { MACHINE_STATUSES, type MachineColumn } from './machine-layout.ts';
import { MACHINE_MEASURES } from './machine-measures.ts';

/** What a column of the machine profile holds. */
export interface ColumnMeaning {
  readonly title: LocalizedText;
  readonly meaning: LocalizedText;
  /** every value there may be; absent: any text */
  readonly values?: readonly string[];
  readonly number?: true;
}

const code = (ja: string, en: string): LocalizedText => ({
  ja: `${ja}のコード。意味はコード表にある`,
  en: `Code of the ${en}; the list of codes says what it means`,
});

export const COLUMN_DICTIONARY: Readonly<Record<MachineColumn, ColumnMeaning>> = {
  survey_id: { title: { ja: '調査ID', en: 'Survey' }, meaning: code('調査', 'survey') },
  table_id: { title: { ja: '表ID', en: 'Table' }, meaning: code('表', 'table') },
  question_id: { title: { ja: '設問ID', en: 'Question' }, meaning: code('設問', 'question') },
  question_label: {
    title: { ja: '設問', en: 'Question label' },
    meaning: { ja: '設問の短い名前', en: 'Short name of the question' },
  },
  category_code: {
    title: { ja: '選択肢コード', en: 'Category' },
    meaning: code('選択肢や小計', 'option or net'),
  },
  category_label: {
    title: { ja: '選択肢', en: 'Category label' },
    meaning: { ja: '選択肢や小計の名前。baseは基数', en: 'Name of the option or net; base is the base' },
  },
  axis1_id: { title: { ja: '表側ID', en: 'First axis' }, meaning: code('表側', 'axis') },
  axis1_code: {
    title: { ja: '表側コード', en: 'Group on the first axis' },
    meaning: code('表側の区分', 'group'),
  },
  axis1_label: {
    title: { ja: '表側', en: 'Group label' },
    meaning: { ja: '表側の区分の名前', en: 'Name of the group' },
  },
  axis2_id: { title: { ja: '第2の軸ID', en: 'Second axis' }, meaning: code('第2の軸', 'second axis') },
  axis2_code: {
    title: { ja: '第2の軸コード', en: 'Group on the second axis' },
    meaning: code('第2の軸の区分', 'group'),
  },
  axis2_label: {
    title: { ja: '第2の軸', en: 'Label on the second axis' },
    meaning: { ja: '第2の軸の区分の名前', en: 'Name of the group' },
  },
  reference_code: {
    title: { ja: '比較対象コード', en: 'Reference' },
    meaning: code('比較対象', 'reference'),
  },
  reference_label: {
    title: { ja: '比較対象', en: 'Reference label' },
    meaning: { ja: '数値が何と比べたものか', en: 'What the figure is compared with' },
  },
  measure: {
    title: { ja: '表章事項', en: 'Measure' },
    meaning: { ja: '数値の種類', en: 'What kind of figure it is' },
    values: Object.keys(MACHINE_MEASURES),
  },
  value: {
    title: { ja: '数値', en: 'Value' },
    meaning: {
      ja: '数値。小数第2位(統計量は表章事項ごとの桁)を四捨五入。秘匿のときは空',
      en: 'The figure, rounded half up; empty where it is hidden',
    },
    number: true,
  },
  unit: {
    title: { ja: '単位', en: 'Unit' },
    meaning: { ja: '数値の単位', en: 'Unit of the figure' },
    values: [...new Set(Object.values(MACHINE_MEASURES).flatMap(({ units }) => [...units]))],
  },
  status: {
    title: { ja: '状態', en: 'Status' },
    meaning: { ja: 'okは数値あり、xは秘匿', en: 'ok: a figure; x: hidden' },
    values: MACHINE_STATUSES,
  },
  note: {
    title: { ja: '備考', en: 'Note' },
    meaning: { ja: '注意や秘匿の理由。なければ「なし」', en: 'Warnings and reasons, in Japanese' },
  },
};
