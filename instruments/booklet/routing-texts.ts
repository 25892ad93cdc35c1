import type { FormLanguage } from '../definition/localized-text.ts';

/** A test of a number that was written into boxes. */
export type NumberTest = 'any' | 'less' | 'atMost' | 'greater' | 'atLeast';

/**
 * How a language says who answers a question. `who` is whatever the functions before it return: 「…の方」 in
 * Japanese, "you circled …" in English; `question` is what `numbered` returns.
 */
export interface RoutingTexts {
  readonly numbered: (number: string) => string;
  /** an option as it is pointed at: its code and its label, or its code alone */
  readonly option: (code: number, label: string | null) => string;
  readonly marked: (question: string, options: readonly string[], how: 'any' | 'all', did: boolean) => string;
  readonly answered: (question: string, did: boolean) => string;
  readonly wrote: (question: string, test: NumberTest, numbers: readonly number[], did: boolean) => string;
  readonly both: (parts: readonly string[]) => string;
  readonly either: (parts: readonly string[]) => string;
  readonly bracketed: (who: string) => string;
  /** one question is only for them */
  readonly asks: (who: string) => string;
  /** something to read is only for them */
  readonly tells: (who: string) => string;
  /** so are all questions from the first to the last */
  readonly asksFromTo: (first: string, last: string, who: string) => string;
  readonly goTo: (question: string) => string;
  readonly goToEnd: string;
}

const japanese: RoutingTexts = {
  numbered: (number) => `問${number}`,
  option: (code, label) => (label === null ? `「${code}」` : `「${code} ${label}」`),
  marked: (question, options, how, did) => {
    const list = options.join('');
    if (options.length === 1) return `${question}で${list}に○を${did ? 'つけた' : 'つけなかった'}方`;
    if (how === 'all')
      return did
        ? `${question}で${list}のすべてに○をつけた方`
        : `${question}で${list}のうち、○をつけなかったものがある方`;
    return `${question}で${list}の${did ? 'いずれかに○をつけた' : 'どれにも○をつけなかった'}方`;
  },
  answered: (question, did) => `${question}に${did ? '答えた' : '答えなかった'}方`,
  wrote: (question, test, numbers, did) => {
    const [n] = numbers;
    const words = {
      any: `「${numbers.join('」か「')}」`,
      less: `${n}より小さい数`,
      atMost: `${n}以下の数`,
      greater: `${n}より大きい数`,
      atLeast: `${n}以上の数`,
    }[test];
    return `${question}に${words}を${did ? '書いた' : '書かなかった'}方`;
  },
  both: (parts) => parts.join('のうち、'),
  either: (parts) => parts.join('、または'),
  bracketed: (who) => `（${who}）`,
  asks: (who) => `${who}にうかがいます。`,
  tells: (who) => `${who}へ`,
  asksFromTo: (first, last, who) => `${first}から${last}までは、${who}にうかがいます。`,
  goTo: (question) => `→${question}へ`,
  goToEnd: '→質問は終わりです',
};

const easyJapanese: RoutingTexts = {
  numbered: (number) => `問《とい》${number}`,
  option: japanese.option,
  marked: (question, options, how, did) => {
    const list = options.join('');
    if (options.length === 1) return `${question}で${list}に○を${did ? 'つけた' : 'つけなかった'}人《ひと》`;
    if (how === 'all')
      return did
        ? `${question}で${list}のぜんぶに○をつけた人《ひと》`
        : `${question}で${list}のうち、○をつけなかったものがある人《ひと》`;
    return `${question}で${list}の${did ? 'どれかに○をつけた' : 'どれにも○をつけなかった'}人《ひと》`;
  },
  answered: (question, did) => `${question}に答《こた》え${did ? 'た' : 'なかった'}人《ひと》`,
  wrote: (question, test, numbers, did) => {
    const [n] = numbers;
    const words = {
      any: `「${numbers.join('」か「')}」`,
      less: `${n}より小《ちい》さい数《かず》`,
      atMost: `${n}か、${n}より小《ちい》さい数《かず》`,
      greater: `${n}より大《おお》きい数《かず》`,
      atLeast: `${n}か、${n}より大《おお》きい数《かず》`,
    }[test];
    return `${question}に${words}を${did ? '書《か》いた' : '書《か》かなかった'}人《ひと》`;
  },
  both: (parts) => parts.join('のうち、'),
  either: (parts) => parts.join('、または'),
  bracketed: (who) => `（${who}）`,
  asks: (who) => `${who}だけ、答《こた》えてください。`,
  tells: (who) => `${who}へ`,
  asksFromTo: (first, last, who) => `${first}から${last}までは、${who}だけ、答《こた》えてください。`,
  goTo: (question) => `→${question}へ`,
  goToEnd: '→質問《しつもん》は終《お》わりです',
};

const english: RoutingTexts = {
  numbered: (number) => `Q${number}`,
  option: (code, label) => (label === null ? `“${code}”` : `“${code} ${label}”`),
  marked: (question, options, how, did) => {
    const verb = did ? 'you circled' : 'you did not circle';
    if (options.length === 1) return `${verb} ${options.join()} in ${question}`;
    const joined = options.join(', ');
    if (how === 'all') return `${verb} ${did ? 'all of' : 'every one of'} ${joined} in ${question}`;
    return `${verb} any of ${joined} in ${question}`;
  },
  answered: (question, did) => (did ? `you answered ${question}` : `you did not answer ${question}`),
  wrote: (question, test, numbers, did) => {
    const [n] = numbers;
    const words = {
      any: numbers.join(' or '),
      less: `a number under ${n}`,
      atMost: `${n} or less`,
      greater: `a number over ${n}`,
      atLeast: `${n} or more`,
    }[test];
    return `${did ? 'you wrote' : 'you did not write'} ${words} in ${question}`;
  },
  both: (parts) => parts.join(' and '),
  either: (parts) => parts.join(' or '),
  bracketed: (who) => `(${who})`,
  asks: (who) => `Please answer only if ${who}.`,
  tells: (who) => `If ${who}:`,
  asksFromTo: (first, last, who) => `${first} to ${last}: please answer only if ${who}.`,
  goTo: (question) => `→ go to ${question}`,
  goToEnd: '→ that was the last question',
};

const chinese: RoutingTexts = {
  numbered: (number) => `问${number}`,
  option: english.option,
  marked: (question, options, how, did) => {
    const list = options.join('');
    if (options.length === 1) return `在${question}中${did ? '圈选了' : '没有圈选'}${list}的人`;
    if (how === 'all')
      return did ? `在${question}中圈选了${list}全部选项的人` : `在${question}中没有圈选全部${list}的人`;
    return did ? `在${question}中圈选了${list}任意一项的人` : `在${question}中${list}一项都没有圈选的人`;
  },
  answered: (question, did) => `${did ? '回答了' : '没有回答'}${question}的人`,
  wrote: (question, test, numbers, did) => {
    const [n] = numbers;
    const words = {
      any: numbers.join('或'),
      less: `小于${n}的数字`,
      atMost: `不大于${n}的数字`,
      greater: `大于${n}的数字`,
      atLeast: `不小于${n}的数字`,
    }[test];
    return `在${question}中${did ? '填写了' : '没有填写'}${words}的人`;
  },
  both: (parts) => parts.join('，并且是'),
  either: (parts) => parts.join('，或者'),
  bracketed: (who) => `（${who}）`,
  asks: (who) => `仅限${who}回答。`,
  tells: (who) => `致${who}：`,
  asksFromTo: (first, last, who) => `${first}至${last}仅限${who}回答。`,
  goTo: (question) => `→请到${question}`,
  goToEnd: '→问题到此结束',
};

const korean: RoutingTexts = {
  numbered: (number) => `문${number}`,
  option: english.option,
  marked: (question, options, how, did) => {
    const list = options.join(', ');
    const done = did ? '표시한' : '표시하지 않은';
    if (options.length === 1) return `${question}에서 ${list}에 ○로 ${done} 분`;
    if (how === 'all')
      return did
        ? `${question}에서 ${list} 모두에 ○로 표시한 분`
        : `${question}에서 ${list} 중 ○로 표시하지 않은 것이 있는 분`;
    return `${question}에서 ${list} 중 ${did ? '하나라도' : '어느 것에도'} ○로 ${done} 분`;
  },
  answered: (question, did) => `${question}에 ${did ? '답한' : '답하지 않은'} 분`,
  wrote: (question, test, numbers, did) => {
    const [n] = numbers;
    const words = {
      any: `${numbers.join(' 또는 ')}이라고`,
      less: `${n} 미만의 숫자를`,
      atMost: `${n} 이하의 숫자를`,
      greater: `${n}보다 큰 숫자를`,
      atLeast: `${n} 이상의 숫자를`,
    }[test];
    return `${question}에 ${words} ${did ? '적은' : '적지 않은'} 분`;
  },
  both: (parts) => parts.join(' 가운데 '),
  either: (parts) => parts.join(', 또는 '),
  bracketed: (who) => `(${who})`,
  asks: (who) => `${who}만 답해 주세요.`,
  tells: (who) => `${who}께`,
  asksFromTo: (first, last, who) => `${first}부터 ${last}까지는 ${who}만 답해 주세요.`,
  goTo: (question) => `→ ${question}(으)로`,
  goToEnd: '→ 질문이 끝났습니다',
};

const vietnamese: RoutingTexts = {
  numbered: (number) => `Câu ${number}`,
  option: english.option,
  marked: (question, options, how, did) => {
    const verb = did ? 'quý vị đã khoanh' : 'quý vị không khoanh';
    const list = options.join(', ');
    if (options.length === 1) return `${verb} ${list} ở ${question}`;
    if (how === 'all') return `${verb} ${did ? 'tất cả' : 'đủ tất cả'} ${list} ở ${question}`;
    return `${verb} ${did ? 'ít nhất một trong các số' : 'số nào trong các số'} ${list} ở ${question}`;
  },
  answered: (question, did) => `quý vị ${did ? 'đã' : 'không'} trả lời ${question}`,
  wrote: (question, test, numbers, did) => {
    const [n] = numbers;
    const words = {
      any: numbers.join(' hoặc '),
      less: `số nhỏ hơn ${n}`,
      atMost: `số từ ${n} trở xuống`,
      greater: `số lớn hơn ${n}`,
      atLeast: `số từ ${n} trở lên`,
    }[test];
    return `quý vị ${did ? 'đã' : 'không'} viết ${words} ở ${question}`;
  },
  both: (parts) => parts.join(' và '),
  either: (parts) => parts.join(' hoặc '),
  bracketed: (who) => `(${who})`,
  asks: (who) => `Chỉ trả lời nếu ${who}.`,
  tells: (who) => `Nếu ${who}:`,
  asksFromTo: (first, last, who) => `Từ ${first} đến ${last}: chỉ trả lời nếu ${who}.`,
  goTo: (question) => `→ sang ${question}`,
  goToEnd: '→ đã hết câu hỏi',
};

const portuguese: RoutingTexts = {
  numbered: (number) => `P${number}`,
  option: english.option,
  marked: (question, options, how, did) => {
    const verb = did ? 'você circulou' : 'você não circulou';
    const list = options.join(', ');
    if (options.length === 1) return `${verb} ${list} na ${question}`;
    if (how === 'all') return `${verb} todos os números ${list} na ${question}`;
    return `${verb} ${did ? 'algum' : 'nenhum'} dos números ${list} na ${question}`;
  },
  answered: (question, did) => `você ${did ? 'respondeu' : 'não respondeu'} à ${question}`,
  wrote: (question, test, numbers, did) => {
    const [n] = numbers;
    const words = {
      any: numbers.join(' ou '),
      less: `um número menor que ${n}`,
      atMost: `${n} ou menos`,
      greater: `um número maior que ${n}`,
      atLeast: `${n} ou mais`,
    }[test];
    return `você ${did ? 'escreveu' : 'não escreveu'} ${words} na ${question}`;
  },
  both: (parts) => parts.join(' e '),
  either: (parts) => parts.join(' ou '),
  bracketed: (who) => `(${who})`,
  asks: (who) => `Responda somente se ${who}.`,
  tells: (who) => `Se ${who}:`,
  asksFromTo: (first, last, who) => `De ${first} a ${last}: responda somente se ${who}.`,
  goTo: (question) => `→ vá para ${question}`,
  goToEnd: '→ fim das perguntas',
};

export const routingTexts: Readonly<Record<FormLanguage, RoutingTexts>> = {
  ja: japanese,
  'ja-x-easy': easyJapanese,
  'ja-x-primary': easyJapanese,
  'ja-x-junior': japanese,
  en: english,
  'zh-Hans': chinese,
  ko: korean,
  vi: vietnamese,
  'pt-BR': portuguese,
};
