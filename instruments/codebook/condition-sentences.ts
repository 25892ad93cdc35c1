import type { Language } from '../definition/localized-text.ts';
import type { OperatorName } from '../rules/condition-operators.ts';

/** What decides how a comparison is said. */
export interface Said {
  readonly operator: OperatorName;
  /** several options may be chosen */
  readonly several: boolean;
  /** whoever did not answer is out already, by another part of the condition */
  readonly answeredToo: boolean;
  /** one option or number is named */
  readonly one: boolean;
}

/** Words of a comparison from the item's label and the options or numbers it names; 人 or 団体 follows. */
type Sentence = (item: string, options: string) => string;

/** How each comparison reads in a base: 「…」が「…」の(人). */
export const conditionSentences: Record<Language, (said: Said) => Sentence> = { ja: japanese, en: english };

function japanese({ operator, several, answeredToo, one }: Said): Sentence {
  switch (operator) {
    case 'answered':
      return (i) => `「${i}」に回答した`;
    case 'unanswered':
      return (i) => `「${i}」に回答しなかった`;
    case 'less':
      return (i, o) => `「${i}」が${o}未満の`;
    case 'atMost':
      return (i, o) => `「${i}」が${o}以下の`;
    case 'greater':
      return (i, o) => `「${i}」が${o}を超える`;
    case 'atLeast':
      return (i, o) => `「${i}」が${o}以上の`;
    case 'allOf':
      return (i, o) => `「${i}」で${o}を${one ? '' : 'すべて'}選んだ`;
    case 'equal':
    case 'anyOf':
    case 'contains':
      if (several) return (i, o) => `「${i}」で${o}${one ? '' : 'のいずれか'}を選んだ`;
      return (i, o) => `「${i}」が${o}${one ? '' : 'のいずれか'}の`;
    case 'notEqual':
    case 'noneOf':
    case 'notContains': {
      const none = one ? 'を選んでいない' : 'のいずれも選んでいない';
      const other = one ? '以外' : 'のいずれでもない';
      if (answeredToo)
        return (i, o) => `「${i}」に回答し、${o}${several ? none : `${other}${one ? 'の' : ''}`}`;
      if (several) return (i, o) => `「${i}」で${o}${none}（無回答を含む）`;
      return (i, o) => `「${i}」が${o}${other}（無回答を含む）${one ? 'の' : ''}`;
    }
  }
}

function english({ operator, several, answeredToo, one }: Said): Sentence {
  switch (operator) {
    case 'answered':
      return (i) => `“${i}” was answered`;
    case 'unanswered':
      return (i) => `“${i}” was not answered`;
    case 'less':
      return (i, o) => `“${i}” is under ${o}`;
    case 'atMost':
      return (i, o) => `“${i}” is at most ${o}`;
    case 'greater':
      return (i, o) => `“${i}” is over ${o}`;
    case 'atLeast':
      return (i, o) => `“${i}” is at least ${o}`;
    case 'allOf':
      return (i, o) => `“${i}” includes ${one ? '' : 'all of '}${o}`;
    case 'equal':
    case 'anyOf':
    case 'contains':
      return (i, o) => `“${i}” ${several ? 'includes' : 'is'} ${one ? '' : 'any of '}${o}`;
    case 'notEqual':
    case 'noneOf':
    case 'notContains': {
      const verb = several ? (one ? 'does not include' : 'includes none of') : one ? 'is not' : 'is none of';
      if (answeredToo) return (i, o) => `“${i}” was answered and ${verb} ${o}`;
      return (i, o) => `“${i}” ${verb} ${o} (or not answered)`;
    }
  }
}
