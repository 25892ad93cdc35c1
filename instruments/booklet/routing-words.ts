import type { Comparison, Condition } from '../rules/condition.ts';
import type { OperatorName } from '../rules/condition-operators.ts';
import type { NumberTest, RoutingTexts } from './routing-texts.ts';

/** With more options than this, only their numbers are said. */
const OPTIONS_SPELT_OUT = 3;

/** What the words need to know of a question that a condition looks at. */
export interface RoutedQuestion {
  readonly number: string;
  readonly kind: 'options' | 'number';
  /** code → label; empty for a number */
  readonly labels: ReadonlyMap<number, string>;
}

/** What a comparison looks for, and whether it must be so. */
type Meaning =
  | { readonly look: 'answered'; readonly did: boolean }
  | { readonly look: 'marked'; readonly how: 'any' | 'all'; readonly did: boolean }
  | { readonly look: 'compared'; readonly test: NumberTest; readonly did: boolean };

const meanings: Record<OperatorName, Meaning> = {
  answered: { look: 'answered', did: true },
  unanswered: { look: 'answered', did: false },
  equal: { look: 'marked', how: 'any', did: true },
  notEqual: { look: 'marked', how: 'any', did: false },
  anyOf: { look: 'marked', how: 'any', did: true },
  noneOf: { look: 'marked', how: 'any', did: false },
  allOf: { look: 'marked', how: 'all', did: true },
  contains: { look: 'marked', how: 'any', did: true },
  notContains: { look: 'marked', how: 'any', did: false },
  less: { look: 'compared', test: 'less', did: true },
  atMost: { look: 'compared', test: 'atMost', did: true },
  greater: { look: 'compared', test: 'greater', did: true },
  atLeast: { look: 'compared', test: 'atLeast', did: true },
};

const holds: Record<NumberTest, (code: number, operand: number) => boolean> = {
  any: (code, operand) => code === operand,
  less: (code, operand) => code < operand,
  atMost: (code, operand) => code <= operand,
  greater: (code, operand) => code > operand,
  atLeast: (code, operand) => code >= operand,
};

/**
 * Says in words, as a booklet does, for whom a condition holds: 問5で「2 受けていない」に○をつけた方. A person who
 * was not asked a question has not marked it either, as in the compiled rules.
 *
 * @param question what is printed of the question that an element name stands for
 */
export function routingWords(
  condition: Condition,
  question: (item: string) => RoutedQuestion,
  texts: RoutingTexts,
): string {
  const words = (part: Condition, wanted: boolean): string => {
    if ('not' in part) return words(part.not, !wanted);
    if ('operator' in part) return comparisonWords(part, wanted, question(part.item), texts);
    const all = 'all' in part;
    const joinsAll = all === wanted;
    const parts = all ? withoutGuards(part.all, wanted) : part.any;
    const inner = parts.map((one) => {
      const said = words(one, wanted);
      return parts.length > 1 && isJoined(one, wanted, joinsAll) ? texts.bracketed(said) : said;
    });
    return joinsAll ? texts.both(inner) : texts.either(inner);
  };
  return words(condition, true);
}

/** Whether the words of this part are joined by the other word than those around it. */
function isJoined(part: Condition, wanted: boolean, joinsAll: boolean): boolean {
  if ('not' in part) return isJoined(part.not, !wanted, joinsAll);
  if ('operator' in part) return false;
  return 'all' in part === wanted ? !joinsAll : joinsAll;
}

/** 「答えた方」 says nothing beside a comparison of the same question that only an answer can pass. */
function withoutGuards(parts: readonly Condition[], wanted: boolean): readonly Condition[] {
  if (!wanted) return parts;
  const guarded = new Set(
    parts.flatMap((part) =>
      'operator' in part && part.operator !== 'answered' && meanings[part.operator].did ? [part.item] : [],
    ),
  );
  return parts.filter(
    (part) => !('operator' in part && part.operator === 'answered' && guarded.has(part.item)),
  );
}

function comparisonWords(
  { operator, operands }: Comparison,
  wanted: boolean,
  question: RoutedQuestion,
  texts: RoutingTexts,
): string {
  const meaning = meanings[operator];
  const did = meaning.did === wanted;
  const number = texts.numbered(question.number);
  if (meaning.look === 'answered') return texts.answered(number, did);
  if (question.kind === 'number')
    return texts.wrote(number, meaning.look === 'compared' ? meaning.test : 'any', operands, did);
  // an order of codes (暮らし向き at most 2) is said as the options that lie there
  const codes =
    meaning.look === 'compared'
      ? [...question.labels.keys()].filter((code) =>
          operands.every((operand) => holds[meaning.test](code, operand)),
        )
      : operands;
  const options = codes.map((code) =>
    texts.option(code, codes.length > OPTIONS_SPELT_OUT ? null : (question.labels.get(code) ?? null)),
  );
  return texts.marked(number, options, meaning.look === 'marked' ? meaning.how : 'any', did);
}
