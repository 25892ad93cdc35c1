import { LARGEST_CODE, RESERVED } from '../../../instruments/codebook/reserved-codes.ts';
import type { Finding } from '../../../instruments/definition/finding.ts';
import { bandOf, type NumberBand } from '../number-bands.ts';
import type { CsvColumn, MissingTexts } from './csv-survey.ts';
import { shownText } from './shown-text.ts';

/** What has to be known of a column to read its cells. */
export type CellColumn = Omit<CsvColumn, 'variable'> & {
  readonly variable: Pick<CsvColumn['variable'], 'id' | 'kind' | 'codes' | 'range'>;
};

const OWN_CODES: ReadonlySet<string> = new Set(Object.values(RESERVED).map(String));
const REASONS = Object.keys(RESERVED) as (keyof MissingTexts)[];

/** Every text that stands for a code of a column, numbers left out; and what contradicts itself in that. */
export function cellTexts(
  column: CellColumn,
  fileMissing: MissingTexts,
): { readonly known: ReadonlyMap<string, number>; readonly findings: readonly Finding[] } {
  const { variable, texts = [], missing, bands } = column;
  const { id, kind, codes, range } = variable;
  const findings: Finding[] = [];
  const known = new Map<string, number>();
  const own = kind === 'option' || kind === 'text' ? [0, 1] : codes.map(({ code }) => code);
  const name = (text: string, code: number) => {
    const before = known.get(text);
    if (before !== undefined && before !== code) findings.push(saidTwice(id, text, before, code));
    else known.set(text, code);
  };
  const isCode = (code: number) =>
    kind === 'number' ? Number.isInteger(code) && code >= 0 && code <= LARGEST_CODE : own.includes(code);
  for (const code of own) name(String(code), code);
  for (const [text, code] of texts) {
    if (isCode(code)) name(text.trim(), code);
    else findings.push(textOfNoCode(id, text, code));
  }
  for (const reason of REASONS) {
    for (const text of missing?.[reason] ?? []) name(text.trim(), RESERVED[reason]);
    if (missing?.[reason] !== undefined) continue;
    for (const text of fileMissing[reason].map((one) => one.trim()).filter((one) => applies(column, one))) {
      if (kind === 'number' && text !== '' && inRange(text, range, bands))
        findings.push(saidTwice(id, text, Number(text), RESERVED[reason]));
      name(text, RESERVED[reason]);
    }
  }
  return { known, findings };
}

/** A text of the whole file gives way to what the column says of the same text; and among numbers of any size 251 is one. */
function applies({ missing, bands }: CellColumn, text: string): boolean {
  if (bands !== undefined && OWN_CODES.has(text)) return false;
  return !Object.values(missing ?? {}).some((texts) => texts.some((one) => one.trim() === text));
}

function inRange(
  text: string,
  range: { readonly min: number; readonly max: number } | undefined,
  bands: readonly NumberBand[] | undefined,
): boolean {
  const value = Number(text);
  if (bands !== undefined) return bandOf(bands, value) !== null;
  return value >= (range?.min ?? 0) && value <= (range?.max ?? LARGEST_CODE);
}

function saidTwice(id: string, text: string, first: number, second: number): Finding {
  const shown = text === '' ? { ja: '空欄', en: 'an empty cell' } : shownText(text);
  return {
    code: 'text-said-twice',
    where: `column ${id}`,
    message: {
      ja: `${shown.ja}が二つの意味（コード ${first} と ${second}）になっています。この列の欠損の書き方を別に決めてください。`,
      en: `${shown.en} stands for two things, the codes ${first} and ${second}; say for this column which texts are missing answers.`,
    },
  };
}

function textOfNoCode(id: string, text: string, code: number): Finding {
  const shown = shownText(text);
  return {
    code: 'text-of-no-code',
    where: `column ${id}`,
    message: {
      ja: `${shown.ja}はコード ${code} とされていますが、この列にそのコードはありません。`,
      en: `${shown.en} is said to be the code ${code}, which this column does not have.`,
    },
  };
}
