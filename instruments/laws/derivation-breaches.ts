import { LARGEST_CODE } from '../codebook/reserved-codes.ts';
import type { Derivation } from '../derived/derived-variable.ts';
import type { AnswerRule } from '../rules/compiled-rules.ts';
import { type Condition, comparisonsOf } from '../rules/condition.ts';
import { parseCondition } from '../rules/parse-condition.ts';
import type { InputFacts } from './derived-inputs-of.ts';
import { possibleSums } from './derived-values.ts';
import { type Breach, breach, repeated } from './law.ts';
import { type DecidingItem, searchAnswers } from './search-answers.ts';

type Known = ReadonlyMap<string, InputFacts>;

/** What is wrong with a rule whose inputs and codes all exist. */
export function derivationBreaches(where: string, derivation: Derivation, known: Known): readonly Breach[] {
  switch (derivation.kind) {
    case 'sum':
      return sumBreaches(where, derivation, known);
    case 'bands':
      return bandBreaches(where, derivation, known);
    case 'net':
      return netBreaches(where, derivation, known);
    case 'cases':
      return caseBreaches(where, derivation, known);
    case 'cohort':
      return [];
  }
}

function sumBreaches(
  where: string,
  derivation: Extract<Derivation, { kind: 'sum' }>,
  known: Known,
): readonly Breach[] {
  const { inputs, missingAtMost } = derivation;
  const pointless = inputs.flatMap(({ input, points }) => {
    const facts = known.get(input);
    const counted = points
      ? (facts?.values ?? []).filter((code) => points[String(code)] !== undefined)
      : (facts?.values ?? []);
    const refused = facts?.refusalCodes ?? [];
    return [
      ...(facts?.values ?? []).filter((code) => !counted.includes(code) && !refused.includes(code)),
      ...counted.filter((code) => refused.includes(code)),
    ].map((code) => `${input}: ${code}`);
  });
  const highest = possibleSums(derivation, known).at(-1) ?? 0;
  return [
    ...pointless.map((place) =>
      breach(
        where,
        `点数の付け方が合いません（${place}）。答えには点数を付け、「答えたくない」には付けないでください。`,
        `The points are wrong at ${place}: every answer has points, and a refusal has none.`,
      ),
    ),
    ...repeated(inputs.map(({ input }) => input)).map((input) =>
      breach(
        where,
        `「${input}」を二度足しています。一つ消してください。`,
        `"${input}" is added twice; remove one.`,
      ),
    ),
    ...(missingAtMost < inputs.length
      ? []
      : [
          breach(
            where,
            'すべてが無回答でも合計できることになっています。missingAtMost を設問の数より小さくしてください。',
            'The sum would hold with every input missing; make "missingAtMost" less than the number of inputs.',
          ),
        ]),
    ...(highest <= LARGEST_CODE
      ? []
      : [
          breach(
            where,
            `合計が最大 ${highest} になり、集計用データに収まりません（${LARGEST_CODE} まで）。点数か times を小さくしてください。`,
            `The sum can be ${highest}, which no coded column holds (at most ${LARGEST_CODE}); lower the points or "times".`,
          ),
        ]),
  ];
}

function bandBreaches(
  where: string,
  { input, bands }: Extract<Derivation, { kind: 'bands' }>,
  known: Known,
): readonly Breach[] {
  const facts = known.get(input);
  const contains = (band: (typeof bands)[number], value: number) =>
    value >= (band.from ?? Number.NEGATIVE_INFINITY) && value <= (band.to ?? Number.POSITIVE_INFINITY);
  const first = Math.min(...bands.map(({ from }) => from ?? Number.NEGATIVE_INFINITY));
  const last = Math.max(...bands.map(({ to }) => to ?? Number.POSITIVE_INFINITY));
  const values = (facts?.values ?? []).filter(
    (value) => !facts?.refusalCodes.includes(value) && !(facts?.typed && (value < first || value > last)),
  );
  const uncovered = values.filter((value) => !bands.some((band) => contains(band, value)));
  const overlapping = values.filter((value) => bands.filter((band) => contains(band, value)).length > 1);
  const empty = bands.filter((band) => !values.some((value) => contains(band, value)));
  const listed = (numbers: readonly number[]) => numbers.slice(0, 5).join(', ');
  return [
    ...(uncovered.length === 0
      ? []
      : [
          breach(
            where,
            `どの区分にも入らない値があります（${listed(uncovered)}）。区分の端を直してください。`,
            `These values are in no band: ${listed(uncovered)}. Correct the ends of the bands.`,
          ),
        ]),
    ...(overlapping.length === 0
      ? []
      : [
          breach(
            where,
            `二つの区分に入る値があります（${listed(overlapping)}）。区分の端を直してください。`,
            `These values are in two bands: ${listed(overlapping)}. Correct the ends of the bands.`,
          ),
        ]),
    ...empty.map((band) =>
      breach(
        where,
        `区分「${band.label.ja}」に入る値がありません。端を直すか、区分を消してください。`,
        `No value is in the band "${band.label.en}"; correct its ends or remove it.`,
      ),
    ),
    ...labelBreaches(where, bands, 'once'),
  ];
}

function netBreaches(
  where: string,
  { input, codes }: Extract<Derivation, { kind: 'net' }>,
  known: Known,
): readonly Breach[] {
  const facts = known.get(input);
  const answers = (facts?.values ?? []).filter((code) => !facts?.refusalCodes.includes(code));
  const places = codes.map((code) => answers.indexOf(code));
  const apart = Math.max(...places) - Math.min(...places) !== codes.length - 1;
  if (
    codes.length < answers.length &&
    repeated(codes).length === 0 &&
    !places.includes(-1) &&
    !(facts?.ordered && apart)
  )
    return [];
  return [
    breach(
      where,
      '合計する区分は、一部のコードを一度ずつ（順序のある設問では隣り合うものを）挙げ、「答えたくない」を含めないでください。',
      'A net names some of the codes, each once, side by side where they have an order, and no refusal; correct "codes".',
    ),
  ];
}

function caseBreaches(
  where: string,
  { inputs, cases, otherwise }: Extract<Derivation, { kind: 'cases' }>,
  known: Known,
): readonly Breach[] {
  const conditions = cases.map(({ when }) => {
    const parsed = parseCondition(when);
    return parsed.ok ? parsed.condition : null;
  });
  const comparisons = conditions.flatMap((condition) => (condition ? comparisonsOf(condition) : []));
  const items = inputs.map(
    (name): DecidingItem => ({ name, answer: answerRule(known.get(name)), askedIf: null }),
  );
  const unreached = cases.flatMap((one, at) => {
    const own = conditions[at];
    if (!own) return [];
    const before = conditions.slice(0, at).flatMap((c): readonly Condition[] => (c ? [{ not: c }] : []));
    const result = searchAnswers({ all: [...before, own] }, items, comparisons);
    return result === 'found' ? [] : [{ label: one.label, result }];
  });
  const all = conditions.flatMap((c): readonly Condition[] => (c ? [{ not: c }] : []));
  const rest = searchAnswers({ all }, items, comparisons);
  if (rest !== 'found') unreached.push({ label: otherwise.label, result: rest });
  return [
    ...unreached.map(({ label, result }) =>
      result === 'none'
        ? breach(
            where,
            `「${label.ja}」になる回答がありません。条件か、前の場合との順序を直してください。`,
            `No answers lead to "${label.en}"; correct its condition or the order of the cases.`,
          )
        : breach(
            where,
            `「${label.ja}」になる回答があるかどうか、調べきれませんでした。条件を簡単にしてください。`,
            `Whether any answers lead to "${label.en}" could not be decided; simplify the conditions.`,
          ),
    ),
    ...labelBreaches(where, [...cases, otherwise], 'one label'),
  ];
}

function answerRule(facts: InputFacts | undefined): AnswerRule {
  const codes = facts?.values ?? [];
  return facts?.multiple
    ? { kind: 'multiple', codes, exclusive: [], most: codes.length }
    : { kind: 'single', codes };
}

/** Codes of bands stand once; several cases may have one code, but then one label. No label stands for two codes. */
function labelBreaches(
  where: string,
  entries: readonly { readonly code: number; readonly label: { readonly ja: string } }[],
  rule: 'once' | 'one label',
): readonly Breach[] {
  const shared = entries
    .filter(({ code, label }) => entries.some((one) => one.code !== code && one.label.ja === label.ja))
    .map(({ label }) => label.ja);
  const labels = [...new Set(shared)].map((label) =>
    breach(
      where,
      `「${label}」が違うコードで二度使われています。一方を言い換えるか、同じコードにしてください。`,
      `Two codes are both labelled "${label}"; reword one, or make them one code.`,
    ),
  );
  const codes = repeated(entries.map(({ code }) => code))
    .filter(
      (code) =>
        rule === 'once' ||
        new Set(entries.filter((entry) => entry.code === code).map(({ label }) => label.ja)).size > 1,
    )
    .map((code) =>
      breach(
        where,
        `コード ${code} が違う意味で二度使われています。一方に新しいコードを付けてください。`,
        `The code ${code} is used twice for different things; give one a new code.`,
      ),
    );
  return [...codes, ...labels];
}
