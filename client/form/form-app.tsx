import { type JSX, useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'react';
import type { FormLanguage } from '../../instruments/definition/localized-text.ts';
import type { FormTexts } from '../../instruments/form-texts/ja.ts';
import type { PublicSurvey, Submission } from '../../server/contract/api.ts';
import type { StaticPage } from '../../server/contract/static-page.ts';
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
  /** the channel of the address, which answers are counted under */
  readonly channel: StaticPage['channel'];
  /** from the letter's link; empty when the address carried none */
  readonly code: string;
  readonly language: FormLanguage;
  /** our own sentences in that language */
  readonly texts: FormTexts;
  readonly questionnaire: QuestionnaireForm;
  readonly startToken: string;
  /** consent was given before the form took over from the page of plain HTML */
  readonly started: boolean;
  /** with that consent: whether answers are kept on this device */
  readonly saving: boolean;
  readonly fillRandom: FillRandom;
  readonly random: () => number;
  /** leaves the form at once (quick exit) */
  readonly leave: () => void;
}

/** The residents' form: the cover, the questions, the way of an answer to its receipt. */
export function FormApp(props: FormAppProps): JSX.Element {
  const { survey, api, random, questionnaire } = props;
  const [flow, dispatch] = useReducer(
    nextFlow,
    { state: survey.state, started: props.started, saving: props.saving, startToken: props.startToken },
    beginFlow,
  );
  const [{ language, t }, setShown] = useState({ language: props.language, t: props.texts });
  const [languageFailed, setLanguageFailed] = useState(false);
  const [readingsShown, showReadings] = useState(true);
  const wanted = useRef(props.language);
  const [code, setCode] = useState(props.code);
  const leaving = useRef(false);
  const { step } = flow;

  const chooseLanguage = useCallback(
    (chosen: FormLanguage): void => {
      wanted.current = chosen;
      void loadTexts(chosen).then((loaded) => {
        // of two presses the last one counts, whichever language arrives first
        if (wanted.current !== chosen) return;
        setLanguageFailed(loaded === null);
        if (loaded === null) return;
        questionnaire.show(chosen, loaded.survey);
        setShown({ language: chosen, t: loaded });
      });
    },
    [questionnaire],
  );
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
      plain: false,
      saving: flow.saving,
      shared: props.channel.shared,
    }),
    [
      survey,
      language,
      t,
      chooseLanguage,
      languageFailed,
      readingsShown,
      flow.saving,
      props.channel,
      props.leave,
    ],
  );
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = inLanguage(survey.title, t);
  }, [language, t, survey]);

  const unsent = hasUnsentAnswers(step);
  useEffect(() => {
    if (!unsent) return;
    const guard = (event: BeforeUnloadEvent): void => {
      if (!leaving.current && questionnaire.hasAnswers()) event.preventDefault();
    };
    window.addEventListener('beforeunload', guard);
    return () => window.removeEventListener('beforeunload', guard);
  }, [unsent, questionnaire]);

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

  const start = (typedCode: string, saving: boolean): void => {
    setCode(typedCode);
    dispatch({ type: 'started', saving });
  };

  const send = (typedCode = code): void => {
    setCode(typedCode);
    const submission: Submission = {
      submissionKey: flow.submissionKey ?? makeSubmissionKey(props.fillRandom),
      questionnaire: survey.questionnaire,
      language,
      consent: { agreed: true, version: survey.consent.version },
      startToken: flow.startToken,
      channel: props.channel.id,
      ...(survey.kind === 'invitation' ? { code: typedCode } : {}),
      answers: questionnaire.answers(),
    };
    dispatch({ type: 'send-pressed', submission });
  };

  const atAnEnd = step.name === 'receipt' || step.name === 'ended' || step.name === 'refused';
  return (
    <FormContextProvider value={form}>
      <PageFrame cover={step.name === 'cover'} desksOpen={atAnEnd}>
        <FormScreen
          step={step}
          questionnaire={questionnaire}
          code={code}
          dispatch={dispatch}
          start={start}
          send={send}
        />
      </PageFrame>
    </FormContextProvider>
  );
}
