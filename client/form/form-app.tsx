import { type JSX, useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'react';
import type { FormLanguage } from '../../instruments/definition/localized-text.ts';
import type { FormTexts, SurveyTexts } from '../../instruments/form-texts/ja.ts';
import type { PublicSurvey, Submission } from '../../server/contract/api.ts';
import { deliverResponse } from './deliver-response.ts';
import { type FormContext, FormContextProvider } from './form-context.ts';
import { beginFlow, hasUnsentAnswers, nextFlow } from './form-flow.ts';
import { FormScreen } from './form-screen.tsx';
import { inLanguage } from './in-language.ts';
import { loadTexts } from './load-texts.ts';
import { PageFrame } from './page-frame.tsx';
import type { QuestionnaireForm } from './questionnaire-form.ts';
import { retryDelay } from './retry-delay.ts';
import { type FillRandom, makeSubmissionKey } from './submission-key.ts';
import type { SurveyApi } from './survey-api.ts';
import { surveySentence } from './survey-sentence.tsx';

export interface FormAppProps {
  readonly survey: PublicSurvey;
  readonly api: SurveyApi;
  readonly channel: string;
  /** from the letter's link; empty when the address carried none */
  readonly code: string;
  readonly language: FormLanguage;
  /** our own sentences in that language */
  readonly texts: FormTexts;
  /** the questions, from the chunk that is loaded behind the cover; null when they cannot be had right now */
  readonly loadQuestionnaire: (
    language: FormLanguage,
    texts: SurveyTexts,
  ) => Promise<QuestionnaireForm | null>;
  readonly fillRandom: FillRandom;
  readonly random: () => number;
  /** leaves the form at once (quick exit) */
  readonly leave: () => void;
}

/** The residents' form: the cover, the questions, the way of an answer to its receipt. */
export function FormApp(props: FormAppProps): JSX.Element {
  const { survey, api, random } = props;
  const [flow, dispatch] = useReducer(nextFlow, survey.state, beginFlow);
  const [{ language, t }, setShown] = useState({ language: props.language, t: props.texts });
  const [languageFailed, setLanguageFailed] = useState(false);
  const [readingsShown, showReadings] = useState(true);
  const wanted = useRef(props.language);
  const spoken = useRef({ language: props.language, survey: props.texts.survey });
  const [code, setCode] = useState(props.code);
  const questionnaire = useRef<QuestionnaireForm | null>(null);
  const leaving = useRef(false);
  const { step } = flow;

  const chooseLanguage = useCallback((chosen: FormLanguage): void => {
    wanted.current = chosen;
    void loadTexts(chosen).then((loaded) => {
      // of two presses the last one counts, whichever language arrives first
      if (wanted.current !== chosen) return;
      setLanguageFailed(loaded === null);
      if (loaded === null) return;
      spoken.current = { language: chosen, survey: loaded.survey };
      questionnaire.current?.show(chosen, loaded.survey);
      setShown({ language: chosen, t: loaded });
    });
  }, []);
  const form = useMemo<FormContext>(
    () => ({
      survey,
      language,
      t,
      text: (localized) => surveySentence(localized, language, t),
      chooseLanguage,
      languageFailed,
      readings: { shown: readingsShown, show: showReadings },
      leave: () => {
        leaving.current = true;
        props.leave();
      },
    }),
    [survey, language, t, chooseLanguage, languageFailed, readingsShown, props.leave],
  );
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = inLanguage(survey.title, t);
  }, [language, t, survey]);

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
    const [token, loaded] = await Promise.all([api.start(), props.loadQuestionnaire(language, t.survey)]);
    if (token.kind === 'problem' && token.problem.code === 'survey.closed')
      dispatch({ type: 'ended', reason: 'closed' });
    else if (token.kind === 'problem' && token.problem.code === 'survey.not-open-yet')
      dispatch({ type: 'ended', reason: 'not-open-yet' });
    else if (token.kind !== 'data' || loaded === null) dispatch({ type: 'start-failed' });
    else {
      // it may have been changed while the questions were on their way
      if (spoken.current.language !== language) loaded.show(spoken.current.language, spoken.current.survey);
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
