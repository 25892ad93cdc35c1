import { exactnessSchema, type Instrument, type Score } from '../definition/instrument.ts';
import { itemIdsOf, optionsOf, questionsOf } from '../definition/questions.ts';
import { type Breach, breach, type Law, nameOf, repeated } from './law.ts';

/**
 * A net adds up some, not all, codes of a single-answer item or of a score's bands; where these have an order,
 * codes that stand side by side. A score adds up ordinal single-answer items without a refusal among their codes
 * (99 is not a score), its bands divide the sums it can have without gap or overlap, and its wording is not
 * surer than that of its items.
 */
export const netsAndScoresResolve: Law = {
  code: 'nets-and-scores-resolve',
  check: ({ instruments }) =>
    instruments.flatMap((instrument) => {
      const codes = singleAnswerCodes(instrument);
      const bands = new Map(
        instrument.scores.map((score) => [score.id, score.bands.map((band) => band.code)]),
      );
      const ordered = (item: string) =>
        bands.has(item) || instrument.items.some(({ id, measure }) => id === item && measure === 'ordinal');
      return [
        ...instrument.nets.flatMap((net) => {
          const known = codes.get(net.item) ?? bands.get(net.item);
          const fits =
            known &&
            net.codes.every((code) => known.includes(code)) &&
            net.codes.length < known.length &&
            (!ordered(net.item) || sideBySide(net.codes, known));
          return fits && repeated(net.codes).length === 0
            ? []
            : [
                breach(
                  `${nameOf(instrument)}: ${net.id}`,
                  `合計区分は、単一回答の設問または得点の区分のうち、一部のコードを一度ずつ（順序のある設問では隣り合うものを）挙げなければなりません（${net.item}）。`,
                  `A net names some codes, each once, of a single-answer item or of a score, side by side where they have an order; correct its item or codes (${net.item}).`,
                ),
              ];
        }),
        ...instrument.scores.flatMap((score) => scoreBreaches(instrument, score, codes)),
      ];
    }),
};

function sideBySide(codes: readonly number[], order: readonly number[]): boolean {
  const places = codes.map((code) => order.indexOf(code));
  return Math.max(...places) - Math.min(...places) === codes.length - 1;
}

function singleAnswerCodes(instrument: Instrument): ReadonlyMap<string, readonly number[]> {
  return new Map(
    questionsOf(instrument.form.pages)
      .filter((question) => question.type !== 'checkbox' && optionsOf(question).length > 0)
      .flatMap((question) =>
        itemIdsOf(question).map((id) => [id, optionsOf(question).map((option) => option.value)] as const),
      ),
  );
}

function scoreBreaches(
  instrument: Instrument,
  score: Score,
  codes: ReadonlyMap<string, readonly number[]>,
): readonly Breach[] {
  const where = `${nameOf(instrument)}: ${score.id}`;
  const facts = score.items.map((id) => instrument.items.find((item) => item.id === id));
  const inputs = score.items.map((item) => codes.get(item));
  const summable = facts.every((item) => item?.measure === 'ordinal' && item.refusalCodes.length === 0);
  if (inputs.includes(undefined) || repeated(score.items).length > 0 || !summable) {
    return [
      breach(
        where,
        '得点に使う設問は、この部品にある、順序尺度で「答えたくない」のない単一回答の設問を一度ずつ挙げなければなりません。',
        'A score names ordinal single-answer items of its own instrument, each once and none with a refusal code; correct "items".',
      ),
    ];
  }
  const sumOf = (pick: (...values: number[]) => number) =>
    inputs.reduce((sum, list) => sum + pick(...(list ?? [])), 0);
  const { bands } = score;
  const gaps = [...bands, undefined].flatMap((band, at) => {
    const starts = at === 0 ? sumOf(Math.min) : (bands[at - 1]?.to ?? 0) + 1;
    if (!band) return starts === sumOf(Math.max) + 1 ? [] : [starts];
    return band.from === starts && band.to >= band.from ? [] : [starts];
  });
  const sureness = exactnessSchema.options;
  const leastSure = Math.max(...facts.map((item) => sureness.indexOf(item?.exactness ?? 'ours')));
  return [
    ...(gaps.length === 0 && repeated(bands.map((band) => band.code)).length === 0
      ? []
      : [
          breach(
            where,
            `得点の区分に重なりか漏れがあります（${gaps.join(', ') || 'コードの重複'}）。`,
            `The bands, each with a code of its own, follow one another from the lowest sum to the highest; correct them (${gaps.join(', ') || 'code used twice'}).`,
          ),
        ]),
    ...(sureness.indexOf(score.exactness) >= leastSure
      ? []
      : [
          breach(
            where,
            `得点の正確さ「${score.exactness}」は、使う設問より確かとはいえません。「${sureness[leastSure]}」にしてください。`,
            `A score is not surer ("${score.exactness}") than the least sure of its items; mark it "${sureness[leastSure]}".`,
          ),
        ]),
  ];
}
