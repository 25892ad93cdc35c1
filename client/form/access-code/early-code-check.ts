import { useCallback, useEffect, useRef } from 'react';
import type { FormEvent, Step } from '../form-flow.ts';
import type { SurveyApi } from '../survey-api.ts';
import { lookAtCode } from './look-at-code.ts';

export interface EarlyCodeCheckParts {
  readonly api: Pick<SurveyApi, 'start'>;
  readonly step: Step;
  /** empty where the survey has none */
  readonly code: string;
  readonly takeCode: (code: string) => void;
  readonly dispatch: (event: FormEvent) => void;
}

/**
 * Has the server look at the code while the first questions are being answered, so that nobody answers in vain. The start
 * does not wait for it. Gives what a person does who types another code instead: resolves when there is a verdict on it.
 */
export function useEarlyCodeCheck(parts: EarlyCodeCheckParts): (typed: string) => Promise<void> {
  const { api, step, code, takeCode, dispatch } = parts;
  const looked = useRef('');
  const due = step.name === 'questions' && code !== '';
  const begins = step.name === 'cover';
  useEffect(() => {
    // whoever begins again is told again
    if (begins) looked.current = '';
    if (!due || looked.current === code) return;
    looked.current = code;
    void lookAtCode(api, code).then((problem) => {
      if (problem !== null && looked.current === code) dispatch({ type: 'code-refused', problem });
    });
  }, [begins, due, code, api, dispatch]);

  return useCallback(
    async (typed) => {
      looked.current = typed;
      const problem = await lookAtCode(api, typed);
      if (looked.current !== typed) return;
      takeCode(typed);
      dispatch(problem === null ? { type: 'questions-reopened' } : { type: 'code-refused', problem });
    },
    [api, takeCode, dispatch],
  );
}
