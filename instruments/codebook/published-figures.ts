import { z } from 'zod';
import { DefinitionError, type Finding } from '../definition/finding.ts';
import type { Instrument } from '../definition/instrument.ts';
import { localizedTextSchema } from '../definition/localized-text.ts';

const percent = z.number().min(0).max(100);
/** null: the source that we could read does not have it; never left out, never worked out from the others */
const foundPercent = percent.nullable();

/** Percentages that were published for one instrument version, with everything that a comparison must state. */
export const publishedFiguresSchema = z.strictObject({
  instrument: z.string(),
  version: z.string(),
  survey: localizedTextSchema,
  year: z.number().int(),
  population: localizedTextSchema,
  /** whether the published tabulation was weighted; the national one is not */
  weighted: z.boolean(),
  /** 無回答 counted in the base of every percentage */
  noAnswerInBase: z.literal(true),
  figures: z
    .array(
      z.strictObject({
        /** an item, or a score (then the codes are those of its bands) */
        item: z.string(),
        /** respondents in the base, 無回答 included */
        base: z.number().int().positive(),
        /** percent as printed, by code */
        percent: z
          .record(z.string().regex(/^\d{1,3}$/), foundPercent)
          .refine(
            (byCode) => Object.values(byCode).some((share) => share !== null),
            'no percentage was found',
          ),
        noAnswerPercent: foundPercent,
        nets: z.array(
          z.strictObject({
            net: z.string(),
            percent,
            /** the source adds up rounded parts, so the figure may differ by 0.1 from one made of counts */
            sumOfRoundedParts: z.boolean(),
          }),
        ),
        source: z.string().min(1),
      }),
    )
    .min(1),
});
export type PublishedFigures = Readonly<z.infer<typeof publishedFiguresSchema>>;

/**
 * The published percentages of one figure that were found, by code, net and `no-answer`: what may stand beside
 * our own. What was not found has no entry.
 */
export function foundPercentages({
  percent: byCode,
  nets,
  noAnswerPercent,
}: PublishedFigures['figures'][number]): Readonly<Record<string, number>> {
  const all: readonly (readonly [string, number | null])[] = [
    ...Object.entries(byCode),
    ...nets.map(({ net, percent: share }) => [net, share] as const),
    ['no-answer', noAnswerPercent],
  ];
  return Object.fromEntries(all.filter((entry): entry is readonly [string, number] => entry[1] !== null));
}

/**
 * Whether published figures may stand beside our own (decision 4): only for items whose wording is verbatim,
 * and for scores of which every input is. Also: every code and every net is that of the item.
 *
 * @throws DefinitionError with all findings; figures that fail are shown nowhere.
 */
export function assertComparable(figures: PublishedFigures, instrument: Instrument): void {
  const findings = comparabilityFindings(figures, instrument);
  if (findings.length > 0) throw new DefinitionError(findings);
}

/** What stands against showing published figures beside our own; empty when nothing does. */
export function comparabilityFindings(figures: PublishedFigures, instrument: Instrument): readonly Finding[] {
  return figures.figures.flatMap((figure) => figureFindings(figure, figures, instrument));
}

function figureFindings(
  figure: PublishedFigures['figures'][number],
  { instrument: id, version }: PublishedFigures,
  instrument: Instrument,
): Finding[] {
  const finding = (code: string, ja: string, en: string): Finding => ({
    code,
    where: `${id} ${version} published: ${figure.item}`,
    message: { ja, en },
  });
  const score = instrument.scores.find((candidate) => candidate.id === figure.item);
  const inputs = score ? score.items : [figure.item];
  const verbatim = inputs.every(
    (input) => instrument.items.find((item) => item.id === input)?.exactness === 'verbatim',
  );
  if (instrument.id !== id || instrument.version !== version || !verbatim || score?.exactness === 'ours') {
    return [
      finding(
        'published.not-verbatim',
        '文言が原典どおりと確認された設問だけが、公表値と比べられます。この公表値を外してください。',
        'Only items whose wording is verbatim may be compared with published figures; remove this one.',
      ),
    ];
  }
  const codes = score
    ? score.bands.map((band) => band.code)
    : instrument.form.pages
        .flatMap((page) => page.elements)
        .flatMap((element) => (element.name === figure.item && 'choices' in element ? element.choices : []))
        .map((choice) => choice.value);
  const given = Object.keys(figure.percent).map(Number);
  const findings: Finding[] = [];
  if (codes.length !== given.length || !codes.every((code) => given.includes(code))) {
    findings.push(
      finding(
        'published.codes-differ',
        '公表値の選択肢が設問の選択肢と一致しません。すべてのコードの値を書いてください。',
        'The codes are not those of the item; give the percentage of every code.',
      ),
    );
  }
  for (const { net } of figure.nets) {
    if (instrument.nets.some((own) => own.id === net && own.item === figure.item)) continue;
    findings.push(
      finding(
        'published.net-unknown',
        `この設問に「${net}」という合計区分はありません。`,
        `The item has no net "${net}"; correct its id.`,
      ),
    );
  }
  return findings;
}
