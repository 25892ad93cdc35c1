import { useCallback, useEffect, useRef } from 'react';
import { hereName } from '../draft/draft-names.ts';
import type { Keeping } from '../draft/keeping.ts';
import { type FormEvent, mayEdit, type Step } from '../form-flow.ts';
import type { QuestionnaireForm } from '../questionnaire/questionnaire-form.ts';
import { canonicalCode } from './access-code.ts';

export interface AnotherLetterParts {
  readonly step: Step;
  readonly code: string;
  readonly keeping: Keeping;
  readonly questionnaire: QuestionnaireForm;
  readonly dispatch: (event: FormEvent) => void;
  /** what is begun from now on is another response */
  readonly begin: () => void;
}

/**
 * A household shares a phone: somebody goes back to the cover, and the next one gives the code of another letter. Nothing of
 * the answers before is shown to them, sent for them or written over; what was kept stays for its own letter. A code that the
 * server had refused is a misprint, and the one that follows it is the same person's.
 */
export function useAnotherLetter(parts: AnotherLetterParts): (code: string) => void {
  const { step, code, keeping, questionnaire, dispatch, begin } = parts;
  const begunWith = useRef<string | null>(null);
  const refused = useRef<string | null>(null);
  const answering = mayEdit(step);
  const asked = step.name === 'code';
  useEffect(() => {
    if (answering) begunWith.current = canonicalCode(code);
    if (asked) refused.current = canonicalCode(code);
  }, [answering, asked, code]);
  return useCallback(
    (typed) => {
      const before = begunWith.current;
      if (before === null || before === canonicalCode(typed) || before === refused.current) return;
      keeping.seat.leave();
      keeping.tab.remove(hereName(keeping.survey.id));
      questionnaire.clear();
      begin();
      dispatch({ type: 'another-letter' });
    },
    [keeping, questionnaire, begin, dispatch],
  );
}
