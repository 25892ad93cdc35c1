import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { type FormEvent, mayEdit, type Step } from '../form-flow.ts';
import type { PageEntries } from '../page/page-entries.ts';
import type { QuestionnaireForm } from './questionnaire-form.ts';

/** Where a step stands in the history: the cover, the page of questions, what follows the last of them. */
function placeOf(step: Step, page: number, pages: number): number {
  // a code that is asked for again before the questions stands in the place of its page
  if (step.name === 'questions' || (step.name === 'code' && step.begins)) return page;
  return mayEdit(step) || step.name === 'sending' || step.name === 'waiting' ? pages + 1 : 0;
}

/**
 * Holds the history to the form, and the form to the history: back leads to the page before, from the first page to the
 * cover, and nowhere while answers are on their way.
 */
export function usePageTurning(
  entries: PageEntries,
  step: Step,
  questionnaire: QuestionnaireForm,
  dispatch: (event: FormEvent) => void,
): void {
  const { page, pages } = useSyncExternalStore(questionnaire.subscribe, questionnaire.position);
  const place = placeOf(step, page, pages);
  const [turns, setTurns] = useState(0);
  const shown = useRef(step);
  useEffect(() => {
    shown.current = step;
  }, [step]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a turn that led nowhere has to be taken back
  useEffect(() => entries.reach(place), [entries, place, turns]);
  useEffect(
    () =>
      entries.onTurn((to) => {
        setTurns((count) => count + 1);
        if (!mayEdit(shown.current)) return;
        const turned = questionnaire.turnTo(to);
        if (shown.current.name !== 'questions') dispatch({ type: 'questions-reopened' });
        else if (to === 0) dispatch({ type: 'cover-reopened' });
        else if (turned === 'finished') dispatch({ type: 'questions-finished' });
      }),
    [entries, questionnaire, dispatch],
  );
}
