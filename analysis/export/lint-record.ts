import { hasUnseen, startsFormula } from '../../instruments/codebook/spreadsheet-text.ts';
import type { LocalizedText } from '../../instruments/definition/localized-text.ts';
import { MACHINE_STATUSES, type MachineColumn } from './machine-layout.ts';
import { measureOf } from './machine-measures.ts';
import { PLATFORM_DEPENDENT } from './plain-characters.ts';

/** Fields of one record by the name of their column. */
export type LintedRecord = ReadonlyMap<string, string>;

interface RecordRule {
  readonly rule: string;
  /** columns without which the rule has nothing to say */
  readonly needs: readonly MachineColumn[];
  /** what is wrong; null: nothing */
  readonly broken: (record: LintedRecord) => LocalizedText | null;
}

const NUMBER = /^-?\d+(\.\d+)?$/;
/** One number that is not plain: a breach of L2-01, not of L1-07. */
const THOUSANDS = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/;

/** Rules about one record. */
export const RECORD_RULES: readonly RecordRule[] = [
  everyField(
    'L1-06',
    (text) => /^\s|\s$|\u3000|\s\s/.test(text) && !/[\r\n]/.test(text),
    'に体裁のための空白があります',
    'has space for looks',
  ),
  everyField(
    'L1-08',
    (text) => PLATFORM_DEPENDENT.test(text) || (hasUnseen(text) && !/[\r\n]/.test(text)),
    'に機種依存文字か、目に見えない文字があります',
    'has a character that depends on the platform or is not seen',
  ),
  everyField('L1-14', (text) => /[\r\n]/.test(text), 'に改行があります', 'has a line break'),
  everyField(
    'L2-02',
    (text, column) => column !== 'value' && text === '',
    'が空です。項目名は行ごとに書きます',
    'is empty; labels are repeated on each row',
  ),
  everyField(
    'L2-06',
    (text) => startsFormula(text) && !NUMBER.test(text),
    'が数式として読まれるおそれがあります',
    'could be read as a formula',
  ),
  {
    rule: 'L1-07',
    needs: ['value'],
    broken: (record) => {
      const value = field(record, 'value');
      const numbers = value.match(/\d+(\.\d+)?/g) ?? [];
      return numbers.length > 1 && !THOUSANDS.test(value)
        ? { ja: 'valueに2つ以上のデータがあります。', en: 'value holds more than one datum.' }
        : null;
    },
  },
  {
    rule: 'L1-09',
    needs: ['value', 'status'],
    broken: (record) =>
      (field(record, 'value') === '') === (field(record, 'status') === 'x')
        ? null
        : {
            ja: 'valueが空のときだけ、statusにxと書きます。',
            en: 'value is empty where status is x, and nowhere else.',
          },
  },
  {
    rule: 'L2-01',
    needs: ['value', 'measure'],
    broken: (record) => {
      const value = field(record, 'value');
      const signed = measureOf(field(record, 'measure'))?.signed ?? true;
      return value === '' || (NUMBER.test(value) && (signed || !value.startsWith('-')))
        ? null
        : {
            ja: 'valueが数字だけではありません。',
            en: 'value is not a plain number that its measure may have.',
          };
    },
  },
  {
    rule: 'L3-03',
    needs: ['status'],
    broken: (record) =>
      MACHINE_STATUSES.includes(field(record, 'status'))
        ? null
        : { ja: 'statusが凡例にありません。', en: 'status is not in the legend.' },
  },
  {
    rule: 'L3-04',
    needs: ['measure', 'unit'],
    broken: (record) =>
      measureOf(field(record, 'measure'))?.units.includes(field(record, 'unit')) === true
        ? null
        : { ja: 'unitがmeasureの単位ではありません。', en: 'unit is not one of its measure.' },
  },
];

function field(record: LintedRecord, column: MachineColumn): string {
  return record.get(column) ?? '';
}

function everyField(
  rule: string,
  isBroken: (text: string, column: string) => boolean,
  ja: string,
  en: string,
): RecordRule {
  return {
    rule,
    needs: [],
    broken: (record) => {
      for (const [column, text] of record) {
        if (isBroken(text, column)) return { ja: `${column}${ja}。`, en: `${column} ${en}.` };
      }
      return null;
    },
  };
}
