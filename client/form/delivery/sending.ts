import { useEffect } from 'react';
import type { FormEvent, Step } from '../form-flow.ts';
import type { SurveyApi } from '../survey-api.ts';
import { deliverResponse } from './deliver-response.ts';
import { retryDelay } from './retry-delay.ts';

/** Sends what a step says is on its way, and tells what came of it. */
export function useSending(
  step: Step,
  api: SurveyApi,
  random: () => number,
  dispatch: (event: FormEvent) => void,
): void {
  useEffect(() => {
    if (step.name !== 'sending') return;
    let current = true;
    void deliverResponse(api, step.submission).then((delivery) => {
      if (!current) return;
      const retryAfter = delivery.kind === 'unknown' ? delivery.retryAfter : null;
      dispatch({
        type: 'delivered',
        delivery,
        secondsToRetry: retryDelay(step.attempt, retryAfter, random()),
      });
    });
    return () => {
      current = false;
    };
  }, [api, step, random, dispatch]);
}
