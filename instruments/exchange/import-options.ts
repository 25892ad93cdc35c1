import type { Report } from './import-finding.ts';
import { asText, described } from './import-finding.ts';
import type { ImportedText, TextImporter } from './import-text.ts';
import { isObject, type JsonReader } from './json-reader.ts';

/** One option of the file with the code that it gets. */
export interface ImportedOption {
  readonly code: number;
  readonly text: ImportedText;
  readonly exclusive: boolean;
}

/** The options of a question, and the code of each value in the file (written as text). */
export interface ImportedOptions {
  readonly options: readonly ImportedOption[];
  readonly codes: ReadonlyMap<string, number>;
}

interface Given {
  readonly value: unknown;
  readonly text: unknown;
  readonly exclusive: boolean;
  readonly where: string;
}

/**
 * Options keep their values where all are codes that we may use (whole numbers 0–250, no value twice); otherwise
 * they are numbered from 1 in their order, and the finding says which value became which code.
 *
 * @param together whether several may be chosen, so that one can exclude the others
 */
export function importOptions(
  list: readonly unknown[],
  where: string,
  { takeWhole }: JsonReader,
  text: TextImporter,
  report: Report,
  together: boolean,
): ImportedOptions {
  const given = list.map((entry, index): Given => {
    const own = `${where}[${index}]`;
    if (!isObject(entry)) return { value: entry, text: undefined, exclusive: false, where: own };
    return {
      value: takeWhole(entry, 'value'),
      text: takeWhole(entry, 'text'),
      exclusive: together && entry.isExclusive === true && takeWhole(entry, 'isExclusive') === true,
      where: own,
    };
  });
  const values = given.map(({ value }) => value);
  const usable =
    new Set(values).size === values.length &&
    values.every(
      (value) => typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 250,
    );
  if (!usable && given.length > 0)
    report(
      'codes-proposed',
      where,
      `選択肢の値をコード（0〜250の整数）に置き換えました：${values.map((value, index) => `${described(value)}→${index + 1}`).join('、')}。公開すると変えられないので、確かめてください。`,
      `The values of the options became codes (whole numbers 0–250), numbered in their order: ${values.map((value, index) => `${described(value)} → ${index + 1}`).join(', ')}. They are permanent once published: check them.`,
    );
  const codes = new Map<string, number>();
  const options = given.map(({ value, text: label, exclusive, where: own }, index): ImportedOption => {
    const code = usable ? (value as number) : index + 1;
    if (!codes.has(valueKey(value))) codes.set(valueKey(value), code);
    const words = text(label ?? asText(value), `${own}.text`);
    return { code, text: words ?? unnamed(own, report), exclusive };
  });
  return { options, codes };
}

/** A value as conditions compare it. */
function valueKey(value: unknown): string {
  return typeof value === 'object' ? '' : String(value);
}

/** Stands where the file says nothing, so that the gap is seen. */
export function unnamed(where: string, report: Report): ImportedText {
  report(
    'text-missing',
    where,
    '文言がありません。「［文言なし］」のところに書いてください。',
    'There is no wording; write it in place of ［文言なし］.',
  );
  return { ja: '［文言なし］', others: new Map() };
}
