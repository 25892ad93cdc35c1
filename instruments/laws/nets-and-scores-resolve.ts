import type { Instrument, Score } from '../definition/instrument.ts';
import { itemIdsOf, optionsOf, questionsOf } from '../definition/questions.ts';
import { type Breach, breach, type Law, nameOf, repeated } from './law.ts';

/**
 * A net adds up some, not all, codes of a single-answer item or of a score's bands. A score adds up single-answer
 * items, and every sum it can have falls into exactly one band.
 */
export const netsAndScoresResolve: Law = {
  code: 'nets-and-scores-resolve',
  check: ({ instruments }) =>
    instruments.flatMap((instrument) => {
      const codes = singleAnswerCodes(instrument);
      const bands = new Map(
        instrument.scores.map((score) => [score.id, score.bands.map((band) => band.code)]),
      );
      return [
        ...instrument.nets.flatMap((net) => {
          const known = codes.get(net.item) ?? bands.get(net.item);
          const fits =
            known && net.codes.every((code) => known.includes(code)) && net.codes.length < known.length;
          return fits && repeated(net.codes).length === 0
            ? []
            : [
                breach(
                  `${nameOf(instrument)}: ${net.id}`,
                  `合計区分は、単一回答の設問または得点の区分のうち、一部のコードを一度ずつ挙げなければなりません（${net.item}）。`,
                  `A net names some codes, each once, of a single-answer item or of a score; correct its item or codes (${net.item}).`,
                ),
              ];
        }),
        ...instrument.scores.flatMap((score) => scoreBreaches(instrument, score, codes)),
      ];
    }),
};

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
  const inputs = score.items.map((item) => codes.get(item));
  if (inputs.includes(undefined) || repeated(score.items).length > 0) {
    return [
      breach(
        where,
        '得点に使う設問は、この部品にある単一回答の設問を一度ずつ挙げなければなりません。',
        'A score names single-answer items of its own instrument, each once; correct "items".',
      ),
    ];
  }
  const ends = (pick: (...values: number[]) => number) =>
    inputs.reduce((sum, list) => sum + pick(...(list ?? [])), 0);
  const wrong: number[] = [];
  for (let sum = ends(Math.min); sum <= ends(Math.max); sum += 1)
    if (score.bands.filter((band) => band.from <= sum && sum <= band.to).length !== 1) wrong.push(sum);
  if (wrong.length === 0 && repeated(score.bands.map((band) => band.code)).length === 0) return [];
  return [
    breach(
      where,
      `得点の区分に重なりか漏れがあります（${wrong.join(', ') || 'コードの重複'}）。`,
      `Every sum falls into exactly one band with a code of its own; correct the bands (${wrong.join(', ') || 'code used twice'}).`,
    ),
  ];
}
