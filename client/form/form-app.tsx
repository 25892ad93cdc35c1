import { type JSX, useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'react';
import type { Language } from '../../instruments/definition/localized-text.ts';
import type { PublicSurvey, Submission } from '../../server/contract/api.ts';
import { deliverResponse } from './deliver-response.ts';
import { type FormContext, FormContextProvider } from './form-context.ts';
import { beginFlow, hasUnsentAnswers, nextFlow } from './form-flow.ts';
import { FormScreen } from './form-screen.tsx';
import { inLanguage } from './in-language.ts';
import { PageFrame } from './page-frame.tsx';
import type { QuestionnaireForm } from './questionnaire-form.ts';
import { retryDelay } from './retry-delay.ts';
import { type FillRandom, makeSubmissionKey } from './submission-key.ts';
import type { SurveyApi } from './survey-api.ts';
import { texts } from './texts.ts';

export interface FormAppProps {
  readonly survey: PublicSurvey;
  readonly api: SurveyApi;
  readonly channel: string;
  /** from the letter's link; empty when the address carried none */
  readonly code: string;
  readonly language: Language;
  /** the questions, from the chunk that is loaded behind the cover; null when they cannot be had right now */
  readonly loadQuestionnaire: (language: Language) => Promise<QuestionnaireForm | null>;
  readonly fillRandom: FillRandom;
  readonly random: () => number;
  /** leaves the form at once (quick exit) */
  readonly leave: () => void;
}

/** The residents' form: the cover, the questions, the way of an answer to its receipt. */
export function FormApp(props: FormAppProps): JSX.Element {
  const { survey, api, random } = props;
  const [flow, dispatch] = useReducer(nextFlow, survey.state, beginFlow);
  const [language, setLanguage] = useState(props.language);
  const [code, setCode] = useState(props.code);
  const questionnaire = useRef<QuestionnaireForm | null>(null);
  const leaving = useRef(false);
  const { step } = flow;

  const chooseLanguage = useCallback((chosen: Language): void => {
    questionnaire.current?.show(chosen);
    setLanguage(chosen);
  }, []);
  const form = useMemo<FormContext>(
    () => ({
      survey,
      language,
      t: texts[language],
      text: (localized) => inLanguage(localized, language),
      chooseLanguage,
      leave: () => {
        leaving.current = true;
        props.leave();
      },
    }),
    [survey, language, chooseLanguage, props.leave],
  );
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = inLanguage(survey.title, language);
  }, [language, survey]);

  const unsent = hasUnsentAnswers(step);
  useEffect(() => {
    if (!unsent) return;
    const guard = (event: BeforeUnloadEvent): void => {
      if (!leaving.current && questionnaire.current?.hasAnswers()) event.preventDefault();
    };
    window.addEventListener('beforeunload', guard);
    return () => window.removeEventListener('beforeunload', guard);
  }, [unsent]);

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
  }, [api, step, random]);

  const start = async (typedCode: string): Promise<void> => {
    setCode(typedCode);
    dispatch({ type: 'start-pressed' });
    const [token, loaded] = await Promise.all([api.start(), props.loadQuestionnaire(language)]);
    if (token.kind === 'problem' && token.problem.code === 'survey.closed')
      dispatch({ type: 'ended', reason: 'closed' });
    else if (token.kind === 'problem' && token.problem.code === 'survey.not-open-yet')
      dispatch({ type: 'ended', reason: 'not-open-yet' });
    else if (token.kind !== 'data' || loaded === null) dispatch({ type: 'start-failed' });
    else {
      questionnaire.current = loaded;
      dispatch({ type: 'started', startToken: token.data.startToken });
    }
  };

  const send = (typedCode = code): void => {
    setCode(typedCode);
    const submission: Submission = {
      submissionKey: flow.submissionKey ?? makeSubmissionKey(props.fillRandom),
      questionnaire: survey.questionnaire,
      language,
      consent: { agreed: true, version: survey.consent.version },
      startToken: flow.startToken,
      channel: props.channel,
      ...(survey.kind === 'invitation' ? { code: typedCode } : {}),
      answers: questionnaire.current?.answers() ?? {},
    };
    dispatch({ type: 'send-pressed', submission });
  };

  const atAnEnd = step.name === 'receipt' || step.name === 'ended' || step.name === 'refused';
  return (
    <FormContextProvider value={form}>
      <PageFrame cover={step.name === 'cover'} desksOpen={atAnEnd}>
        <FormScreen
          step={step}
          questionnaire={questionnaire.current}
          code={code}
          dispatch={dispatch}
          start={(typedCode) => void start(typedCode)}
          send={send}
        />
      </PageFrame>
    </FormContextProvider>
  );
}
