import type { LocalizedText } from '../definition/localized-text.ts';
import type { Derivation } from '../derived/derived-variable.ts';
import type { Condition } from '../rules/condition.ts';
import { parseCondition } from '../rules/parse-condition.ts';

/** What the words need to know about the questionnaire: how its variables are called, and how a condition reads. */
export interface DerivationTerms {
  readonly label: (input: string) => LocalizedText;
  readonly condition: (condition: Condition) => LocalizedText;
  /** how a code of a variable is called; null: it has no labels */
  readonly code: (input: string, code: number) => LocalizedText | null;
}

/** Says in words how a derived variable follows from its inputs, and what missing inputs make of it. */
export function derivationInWords(derivation: Derivation, terms: DerivationTerms): LocalizedText {
  const quoted = (input: string): LocalizedText => {
    const { ja, en } = terms.label(input);
    return { ja: `「${ja}」`, en: `“${en}”` };
  };
  switch (derivation.kind) {
    case 'sum':
      return sumInWords(derivation, quoted);
    case 'bands': {
      const input = quoted(derivation.input);
      return {
        ja: `${input.ja}を次のとおり区分する：${derivation.bands.map((band) => `${range(band, 'ja')}なら${band.code}（${band.label.ja}）`).join('、')}。どの区分にも入らない値は無回答とする。`,
        en: `${input.en} in bands: ${derivation.bands.map((band) => `${range(band, 'en')} is ${band.code} (${band.label.en})`).join('; ')}. A value in no band counts as no answer.`,
      };
    }
    case 'net': {
      const input = quoted(derivation.input);
      const codes = derivation.codes.map((code) => {
        const label = terms.code(derivation.input, code);
        return label
          ? { ja: `${code}（${label.ja}）`, en: `${code} (${label.en})` }
          : { ja: String(code), en: String(code) };
      });
      const one = codes.length === 1;
      return {
        ja: `${input.ja}の回答が${codes.map(({ ja }) => ja).join('、')}${one ? '' : 'のいずれか'}なら1、それ以外の回答なら0。無回答・非該当はそのまま引き継ぐ。`,
        en: `1 where the answer to ${input.en} is ${one ? '' : 'one of '}${codes.map(({ en }) => en).join(', ')}, 0 for any other answer; missing stays missing.`,
      };
    }
    case 'cases': {
      const cases = derivation.cases.map(({ code, label, when }) => {
        const parsed = parseCondition(when);
        const words = parsed.ok ? terms.condition(parsed.condition) : { ja: when, en: when };
        return {
          ja: `${words.ja}は${code}（${label.ja}）`,
          en: `${words.en}: ${code} (${label.en})`,
        };
      });
      const { code, label } = derivation.otherwise;
      return {
        ja: `上から順に、最初に当てはまるものとする：${cases.map(({ ja }) => ja).join('、')}、いずれにも当てはまらない人は${code}（${label.ja}）。無回答のために決められないときは無回答とする。`,
        en: `The first that applies: ${cases.map(({ en }) => en).join('; ')}; everyone else: ${code} (${label.en}). No answer where a missing answer leaves it open.`,
      };
    }
    case 'cohort':
      return {
        ja: `名簿の生年月日が${derivation.from}から${derivation.to}まで（両日を含む）なら1、それ以外は0。`,
        en: `1 where the date of birth in the frame is from ${derivation.from} to ${derivation.to}, both days included; else 0.`,
      };
  }
}

function sumInWords(
  { inputs, times, missingAtMost }: Extract<Derivation, { kind: 'sum' }>,
  quoted: (input: string) => LocalizedText,
): LocalizedText {
  const parts = inputs.map(({ input, points }) => {
    const name = quoted(input);
    if (points === undefined) return name;
    const list = Object.entries(points)
      .map(([code, value]) => `${code}→${value}`)
      .join(', ');
    return { ja: `${name.ja}（点数 ${list}）`, en: `${name.en} (points ${list})` };
  });
  const missing =
    missingAtMost === 0
      ? { ja: '一つでも無回答があれば算出しない。', en: 'Missing where any of them is missing.' }
      : {
          ja: `無回答が${missingAtMost}項目までなら、無回答を0点として算出する。`,
          en: `Up to ${missingAtMost} missing inputs add nothing; with more it is missing.`,
        };
  return {
    ja: `${parts.map(({ ja }) => ja).join('と')}の合計${times === 1 ? '' : `の${times}倍`}。${missing.ja}`,
    en: `The sum of ${parts.map(({ en }) => en).join(' and ')}${times === 1 ? '' : `, times ${times}`}. ${missing.en}`,
  };
}

function range(
  { from, to }: { readonly from: number | null; readonly to: number | null },
  language: 'ja' | 'en',
): string {
  if (from === null && to === null) return language === 'ja' ? 'すべての値' : 'any value';
  if (from === to) return String(from);
  if (from === null) return language === 'ja' ? `${to}以下` : `up to ${to}`;
  if (to === null) return language === 'ja' ? `${from}以上` : `${from} or more`;
  return language === 'ja' ? `${from}から${to}まで` : `${from} to ${to}`;
}
