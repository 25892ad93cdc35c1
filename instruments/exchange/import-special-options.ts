import { LARGEST_CODE } from '../codebook/reserved-codes.ts';
import type { Report } from './import-finding.ts';
import type { ImportedOption, ImportedOptions } from './import-options.ts';
import type { TextImporter } from './import-text.ts';
import type { JsonObject, JsonReader } from './json-reader.ts';

/** An option that SurveyJS adds by a switch instead of a list, in the order in which it shows them. */
interface Special {
  /** switch and text by their names today and before */
  readonly switches: readonly string[];
  readonly text: string;
  readonly value: string;
  readonly label: string;
  readonly alone: boolean;
}

const SPECIAL: readonly Special[] = [
  { switches: ['showNoneItem', 'hasNone'], text: 'noneText', value: 'none', label: '特にない', alone: true },
  { switches: ['showRefuseItem'], text: 'refuseText', value: 'refused', label: '答えたくない', alone: true },
  {
    switches: ['showDontKnowItem'],
    text: 'dontKnowText',
    value: 'dontknow',
    label: 'わからない',
    alone: true,
  },
  {
    switches: ['showOtherItem', 'hasOther'],
    text: 'otherText',
    value: 'other',
    label: 'その他',
    alone: false,
  },
];

/**
 * The options of a question with those that it shows by a switch (その他, 特にない …), which get the next free codes.
 *
 * @param question our name of it, and whether several options may be chosen
 */
export function withSpecialOptions(
  { options, codes }: ImportedOptions,
  source: JsonObject,
  where: string,
  {
    reader,
    text,
    report,
  }: { readonly reader: JsonReader; readonly text: TextImporter; readonly report: Report },
  question: { readonly name: string; readonly together: boolean },
): ImportedOptions {
  const all: ImportedOption[] = [...options];
  const known = new Map(codes);
  for (const special of SPECIAL) {
    const on = special.switches.filter((key) => Object.hasOwn(source, key) && source[key] === true);
    const code = 1 + Math.max(0, ...all.map((option) => option.code));
    // without a code left, the switch stays unread and so is reported
    if (on.length === 0 || code > LARGEST_CODE) continue;
    for (const key of on) reader.takeWhole(source, key);
    const own = text(reader.takeWhole(source, special.text), `${where}.${special.text}`);
    const words = own ?? { ja: special.label, others: new Map() };
    all.push({ code, text: words, exclusive: question.together && special.alone });
    if (!known.has(special.value)) known.set(special.value, code);
    report(
      'option-added',
      `${where}.${on[0]}`,
      `「${words.ja}」を選択肢 ${code} として加えました。${special.value === 'other' ? `記入欄は付いていません。必要なら文字の設問を加え、表示条件を {${question.name}} ${question.together ? 'contains' : '='} ${code} としてください。` : '文言とコードを確かめてください。'}`,
      `“${words.ja}” became option ${code}. ${special.value === 'other' ? `It has no field to write in: where one is needed, add a text with the condition {${question.name}} ${question.together ? 'contains' : '='} ${code}.` : 'Check its wording and code.'}`,
    );
  }
  return { options: all, codes: known };
}
