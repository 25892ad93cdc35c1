import { LARGEST_CODE } from '../../instruments/codebook/reserved-codes.ts';
import type { Finding } from '../../instruments/definition/finding.ts';
import type { LocalizedText } from '../../instruments/definition/localized-text.ts';

/** A range of numbers as one code, both ends in; null: open. */
export interface NumberBand {
  readonly code: number;
  readonly label: LocalizedText;
  readonly from: number | null;
  readonly to: number | null;
}

/** A band as people write it: 16–29, up to 15, 80 and over. */
function rangeOf({ from, to }: NumberBand): LocalizedText {
  if (from === null && to === null) return { ja: 'すべての値', en: 'every value' };
  if (from === null) return { ja: `${to}以下`, en: `up to ${to}` };
  if (to === null) return { ja: `${from}以上`, en: `${from} and over` };
  return { ja: `${from}～${to}`, en: `${from}–${to}` };
}

/**
 * Whether bands cut a range of whole numbers into pieces that touch: in rising order, without overlap or gap, each
 * with a code of its own. Empty where they do; else what is wrong, naming the bands.
 *
 * `where` names what the bands are for.
 */
export function numberBandFindings(bands: readonly NumberBand[], where: string): readonly Finding[] {
  const findings: Finding[] = [];
  const add = (code: string, ja: string, en: string) => findings.push({ code, where, message: { ja, en } });
  if (bands.length === 0)
    add('bands-none', '区分がありません。一つ以上決めてください。', 'There are no bands; give at least one.');
  bands.forEach((band, place) => {
    const own = rangeOf(band);
    const { code } = band;
    if (!Number.isInteger(code) || code < 0 || code > LARGEST_CODE)
      add(
        'band-code',
        `区分「${own.ja}」のコード ${code} は使えません。0～${LARGEST_CODE}の整数にしてください。`,
        `The band ${own.en} has the code ${code}; take a whole number from 0 to ${LARGEST_CODE}.`,
      );
    if (bands.slice(0, place).some((other) => other.code === code))
      add(
        'band-code-twice',
        `コード ${code} の区分が二つあります。区分ごとに別のコードにしてください。`,
        `Two bands have the code ${code}; give each its own.`,
      );
    if (hasUnsoundEnd(band))
      add(
        'band-end',
        `区分「${own.ja}」の端が整数ではありません。整数にしてください。`,
        `An end of the band ${own.en} is no whole number; give whole numbers.`,
      );
    if (isReversed(band))
      add(
        'band-reversed',
        `区分「${own.ja}」は下端が上端より大きくなっています。入れ替えてください。`,
        `The band ${own.en} begins above its end; turn it round.`,
      );
    const next = bands[place + 1];
    // what is wrong with one band says nothing about its neighbour
    const comparable = [band, next].every((each) => each && !hasUnsoundEnd(each) && !isReversed(each));
    if (next !== undefined && comparable) findings.push(...betweenFindings(band, next, where));
  });
  return findings;
}

function hasUnsoundEnd({ from, to }: NumberBand): boolean {
  return [from, to].some((end) => end !== null && !Number.isInteger(end));
}

function isReversed({ from, to }: NumberBand): boolean {
  return from !== null && to !== null && from > to;
}

function betweenFindings(band: NumberBand, next: NumberBand, where: string): readonly Finding[] {
  const [own, other] = [rangeOf(band), rangeOf(next)];
  const finding = (code: string, ja: string, en: string): readonly Finding[] => [
    { code, where, message: { ja, en } },
  ];
  if (band.to === null || next.from === null || next.from <= band.to) {
    return finding(
      'bands-overlap',
      `区分「${own.ja}」と「${other.ja}」が重なっているか、順番が逆です。小さい順に、重ならないように決めてください。`,
      `The bands ${own.en} and ${other.en} overlap or stand in the wrong order; let them rise without overlap.`,
    );
  }
  if (next.from > band.to + 1) {
    return finding(
      'bands-gap',
      `区分「${own.ja}」と「${other.ja}」の間の値（${band.to + 1}～${next.from - 1}）がどの区分にも入りません。間をあけずに決めてください。`,
      `Values between the bands ${own.en} and ${other.en} (${band.to + 1} to ${next.from - 1}) are in neither; leave no gap.`,
    );
  }
  return [];
}

/** The band of a number; fractions belong to the band of their whole part (29.5 years are 29). null: in none. */
export function bandOf(bands: readonly NumberBand[], value: number): NumberBand | null {
  const whole = Math.floor(value);
  return (
    bands.find(({ from, to }) => (from === null || whole >= from) && (to === null || whole <= to)) ?? null
  );
}
