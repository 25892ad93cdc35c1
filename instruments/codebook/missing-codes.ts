import type { VariableCode } from './codebook.ts';
import { RESERVED } from './reserved-codes.ts';

/** The codes that say why there is no answer, with their labels; the same in every coded column (decision 5). */
export const MISSING_CODES: readonly VariableCode[] = Object.freeze([
  {
    code: RESERVED.notAsked,
    label: { ja: '非該当（この設問の対象外）', en: 'Not asked (the question was not for this person)' },
  },
  { code: RESERVED.noAnswer, label: { ja: '無回答', en: 'No answer' } },
  { code: RESERVED.refused, label: { ja: '回答拒否', en: 'Refused' } },
  {
    code: RESERVED.doesNotKnow,
    label: { ja: 'わからない（調査員・電話での申し出）', en: 'Does not know (said to staff)' },
  },
  {
    code: RESERVED.unreadable,
    label: { ja: '判読不能・複数記入（紙の調査票）', en: 'Unreadable or several marks (on paper)' },
  },
]);
