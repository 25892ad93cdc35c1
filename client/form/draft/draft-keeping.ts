import { useCallback, useEffect, useRef, useState } from 'react';
import type { FormLanguage } from '../../../instruments/definition/localized-text.ts';
import { type FormEvent, type FormFlow, hasUnsentAnswers } from '../form-flow.ts';
import type { QuestionnaireForm } from '../questionnaire/questionnaire-form.ts';
import type { Draft } from './draft.ts';
import { firstName, hereName } from './draft-names.ts';
import { putForward } from './drafts-aside.ts';
import { forgetDraft, type Keeping, rememberAnswered } from './keeping.ts';
import { keptUntil, sentKeptUntil } from './kept-until.ts';

/** What a draft is made of, at this moment. */
export interface DraftFacts {
  readonly flow: FormFlow;
  readonly language: FormLanguage;
  readonly channel: string;
  readonly code: string;
  readonly submissionKey: string;
}

export interface DraftKeeping {
  /** the device was asked to keep answers and does not */
  readonly failed: boolean;
  /** keeps what there is at once; false where the device does not, or was not to */
  readonly keep: () => boolean;
}

/** While somebody types, answers are kept no more often than this. */
const PAUSE_MS = 400;

/**
 * Keeps the answers on the device where the person chose it: at each page and each answer, before the first send, and when
 * the page goes out of sight. Takes them away at the receipt, and where the person has chosen otherwise since.
 */
export function useDraftKeeping(
  keeping: Keeping,
  questionnaire: QuestionnaireForm,
  facts: DraftFacts,
  dispatch: (event: FormEvent) => void,
): DraftKeeping {
  const [failed, setFailed] = useState(false);
  const latest = useRef(facts);
  const { flow, language } = facts;
  const { step, saving } = flow;
  const active = saving && hasUnsentAnswers(step);
  const wanted = useRef(active);

  const keep = useCallback((): boolean => {
    if (!wanted.current || !keeping.seat.held()) return false;
    const draft = draftOf(keeping, questionnaire, latest.current);
    const kept = putForward(keeping, draft);
    setFailed(!kept);
    return kept;
  }, [keeping, questionnaire]);

  // before the effects that send: what goes out lies on the device already
  useEffect(() => {
    latest.current = facts;
    wanted.current = active;
  });
  useEffect(() => {
    if (!active) return;
    let current = true;
    void keeping.seat.take('if-free').then((held) => {
      if (!current) return;
      if (!held) return dispatch({ type: 'displaced' });
      keeping.tab.write(hereName(keeping.survey.id), latest.current.submissionKey);
      keep();
      // in the draft now; or the page says that nothing is kept, and then nothing is
      keeping.tab.remove(firstName(keeping.survey.id));
      keeping.offline.keep();
    });
    return () => {
      current = false;
    };
  }, [active, keeping, keep, dispatch]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each step and each language is kept
  useEffect(() => void keep(), [step, language, keep]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    let changed = false;
    const soon = (): void => {
      changed = timer !== null;
      if (timer !== null) return;
      keep();
      timer = setTimeout(() => {
        timer = null;
        if (changed) keep();
      }, PAUSE_MS);
    };
    const now = (): void => void keep();
    const stops = [questionnaire.subscribeToAnswers(soon), questionnaire.subscribe(now)];
    window.addEventListener('pagehide', now);
    document.addEventListener('visibilitychange', now);
    return () => {
      if (timer !== null) clearTimeout(timer);
      for (const stop of stops) stop();
      window.removeEventListener('pagehide', now);
      document.removeEventListener('visibilitychange', now);
    };
  }, [keep, questionnaire]);

  const received = step.name === 'receipt' || (step.name === 'ended' && step.refused);
  const over = received || step.name === 'replaced';
  const otherwise = step.name === 'questions' && !saving;
  useEffect(() => {
    if (!over && !otherwise) return;
    if (received && saving) rememberAnswered(keeping);
    if (saving || keeping.seat.held()) forgetDraft(keeping);
  }, [over, received, otherwise, saving, keeping]);
  useEffect(() => {
    if (!active) return;
    return keeping.whenRemoved(() => {
      if (!keeping.seat.held()) return;
      // what was written until the news came goes too
      forgetDraft(keeping);
      dispatch({ type: 'removed' });
    });
  }, [active, keeping, dispatch]);
  useEffect(() => keeping.seat.onLost(() => dispatch({ type: 'displaced' })), [keeping, dispatch]);
  return { failed: failed && active, keep };
}

function draftOf(
  { survey, today }: Keeping,
  questionnaire: QuestionnaireForm,
  { flow, language, channel, code, submissionKey }: DraftFacts,
): Draft {
  const { step } = flow;
  const submission = step.name === 'sending' || step.name === 'waiting' ? step.submission : null;
  const { acceptedUntil } = survey;
  return {
    format: 1,
    questionnaire: survey.questionnaire,
    consent: survey.consent.version,
    language,
    channel,
    startToken: flow.startToken,
    code,
    submissionKey,
    filledIn: questionnaire.filledIn(),
    ready: step.name !== 'questions',
    submission,
    keptUntil:
      submission === null ? keptUntil({ day: today(), acceptedUntil }) : sentKeptUntil(acceptedUntil),
  };
}
