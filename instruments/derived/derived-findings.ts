import type { Finding } from '../definition/finding.ts';
import type { LocalizedText } from '../definition/localized-text.ts';
import type { DerivedVariable } from './derived-variable.ts';

/** What can be wrong with the rule of a derived variable; `what` names the input, code or condition. */
const MESSAGES = {
  'name-taken': () => ({
    ja: 'この名前は、設問・得点・ほかの派生変数の名前と同じです。別の名前を付けてください。',
    en: 'This name belongs to an item, a score or another derived variable; give it another name.',
  }),
  cycle: () => ({
    ja: 'この派生変数は、たどると自分自身から作られています。もとにする変数を見直してください。',
    en: 'This variable is in the end made of itself; correct its inputs.',
  }),
  'input-missing': (what) => ({
    ja: `もとにする変数「${what}」がありません。名前を直すか、その設問のある部品を加えてください。`,
    en: `There is no input "${what}"; correct the name, or add the instrument that has it.`,
  }),
  'input-kind': (what) => ({
    ja: `変数「${what}」は、この規則では使えません。複数回答は選択肢（<設問>.<コード>）を指定してください。`,
    en: `This rule cannot use "${what}"; of a multiple answer, name an option (<item>.<code>).`,
  }),
  'code-unknown': (what) => ({
    ja: `もとにする変数にないコードがあります：${what}。コードを直してください。`,
    en: `The input does not have this code: ${what}. Correct the code.`,
  }),
  'condition-outside-subset': (what) => ({
    ja: `条件を読めません：${what}。回答と整数の比較を and・or・! でつないだ形に直してください。`,
    en: `The condition cannot be read: ${what}. Write comparisons of answers with whole numbers, joined by and, or and !.`,
  }),
  'input-not-listed': (what) => ({
    ja: `条件が見ている「${what}」が inputs にありません。inputs に加えてください。`,
    en: `The condition looks at "${what}", which is not among the inputs; add it to "inputs".`,
  }),
  'operator-does-not-fit': (what) => ({
    ja: `演算子が変数の形式に合いません：${what}。複数回答には contains か anyof を、単一回答には = か anyof を使ってください。`,
    en: `The operator does not fit the kind of answer: ${what}. Use contains or anyof for a multiple answer, = or anyof for a single one.`,
  }),
} as const satisfies Record<string, (what: string) => LocalizedText>;

export function derivedFinding(
  kind: keyof typeof MESSAGES,
  { id, version, instrument }: DerivedVariable,
  what = '',
): Finding {
  return {
    code: `derived.${kind}`,
    where: `${instrument}: ${id} ${version}`,
    message: MESSAGES[kind](what),
  };
}
