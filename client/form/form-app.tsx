import { type ComponentType, type JSX, useCallback, useMemo, useReducer, useRef, useState } from 'react';
import type { FormLanguage } from '../../instruments/definition/localized-text.ts';
import type { FormTexts } from '../../instruments/form-texts/ja.ts';
import type { PublicSurvey, Submission } from '../../server/contract/api.ts';
import type { StaticPage } from '../../server/contract/static-page.ts';
import { canonicalCode } from './access-code/access-code.ts';
import { useAnotherLetter } from './access-code/another-letter.ts';
import { useEarlyCodeCheck } from './access-code/early-code-check.ts';
import { useLinkCode } from './access-code/link-code.ts';
import { useSending } from './delivery/sending.ts';
import { type FillRandom, makeSubmissionKey } from './delivery/submission-key.ts';
import { useDraftKeeping } from './draft/draft-keeping.ts';
import { type Keeping, wasAnswered } from './draft/keeping.ts';
import { KeepingNotices } from './draft/keeping-notices.tsx';
import { useKeptAnswers } from './draft/kept-answers.ts';
import { type FormContext, FormContextProvider } from './form-context.ts';
import { beginFlow, hasUnsentAnswers, mayEdit, nextFlow, type OnDevice } from './form-flow.ts';
import { FormScreen } from './form-screen.tsx';
import { isAnEnd } from './is-an-end.ts';
import { useShownLanguage } from './language/shown-language.ts';
import { surveySentence } from './language/survey-sentence.tsx';
import type { Connection } from './offline/connection.ts';
import { useOtherDevice } from './other-device/other-device.ts';
import { useLeaveGuard } from './page/leave-guard.ts';
import type { PageEntries } from './page/page-entries.ts';
import { PageFrame } from './page/page-frame.tsx';
import { usePageTurning } from './questionnaire/page-turning.ts';
import type { QuestionnaireForm } from './questionnaire/questionnaire-form.ts';
import type { SharedDevice } from './shared-device/shared-device.ts';
import type { SharedPartsProps } from './shared-device/shared-parts.tsx';
import type { SurveyApi } from './survey-api.ts';

export interface FormAppProps {
  readonly survey: PublicSurvey;
  readonly api: SurveyApi;
  readonly connection: Connection;
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
  /** what the device offers for keeping answers, and what it held of them when the page was opened */
  readonly keeping: Keeping;
  readonly onDevice: OnDevice;
  readonly entries: PageEntries;
  /** null where the browser has no cryptography */
  readonly subtle: SubtleCrypto | null;
  /** of the survey's first page, without any code */
  readonly address: string;
  readonly fillRandom: FillRandom;
  readonly random: () => number;
  /** what a device that others use next adds to the screens; null on a device of one's own, which does not fetch it */
  readonly shared: { readonly Parts: ComponentType<SharedPartsProps> } | null;
  /** where others use this device next; nobody asks it otherwise */
  readonly device: SharedDevice;
  /** leaves the form at once (quick exit) */
  readonly leave: () => void;
}

/** The residents' form: the cover, the questions, the way of an answer to its receipt. */
export function FormApp(props: FormAppProps): JSX.Element {
  const { survey, api, random, questionnaire } = props;
  const [flow, dispatch] = useReducer(
    nextFlow,
    {
      state: survey.state,
      started: props.started,
      saving: props.saving,
      startToken: props.startToken,
      device: props.onDevice,
    },
    beginFlow,
  );
  const { language, t, chooseLanguage, languageFailed } = useShownLanguage(
    { language: props.language, t: props.texts },
    questionnaire,
  );
  const [readingsShown, showReadings] = useState(true);
  const [code, setCode] = useState(props.code);
  const leaving = useRef(false);
  const { step } = flow;

  const { keeping, entries, fillRandom } = props;
  // one key for all sends of what is answered now; kept answers bring their own
  const [ownKey, setOwnKey] = useState(() => makeSubmissionKey(fillRandom));
  const begin = useCallback(() => setOwnKey(makeSubmissionKey(fillRandom)), [fillRandom]);
  const submissionKey = flow.submissionKey ?? ownKey;
  const beginAs = useAnotherLetter({ step, code, keeping, questionnaire, dispatch, begin });
  const otherDevice = useOtherDevice({
    ...{ api, keeping, questionnaire, fillRandom, flow, language, code, submissionKey },
    ...{ dispatch, chooseLanguage, beginAs },
    subtle: props.subtle,
    shared: props.channel.shared,
    takeCode: setCode,
  });
  const beginWith = useEarlyCodeCheck({ api, step, code, takeCode: setCode, dispatch });
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
      otherDevice,
      clock: props.device.now,
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
      otherDevice,
      props.leave,
      props.device.now,
    ],
  );
  const { failed, keep } = useDraftKeeping(
    keeping,
    questionnaire,
    { flow, language, channel: props.channel.id, code, submissionKey },
    dispatch,
  );
  const kept = useKeptAnswers({
    ...{ keeping, questionnaire, dispatch, code },
    takeCode: setCode,
    chooseLanguage,
    begin,
  });
  const unsent = hasUnsentAnswers(step) || step.name === 'cover';
  useLeaveGuard({ unsent, keep, hasAnswers: questionnaire.hasAnswers, leaving });
  usePageTurning(entries, step, questionnaire, dispatch);
  useSending(step, api, random, dispatch);

  useLinkCode(step.name === 'cover' && survey.kind === 'invitation', setCode);

  const clear = useCallback(() => dispatch({ type: 'cleared' }), []);

  const start = (typedCode: string, saving: boolean): void => {
    beginAs(typedCode);
    setCode(typedCode);
    dispatch(saving && kept.lieHere(typedCode) ? { type: 'found' } : { type: 'started', saving });
  };

  const send = (typedCode = code): void => {
    setCode(typedCode);
    const submission: Submission = {
      submissionKey,
      questionnaire: survey.questionnaire,
      language,
      consent: { agreed: true, version: survey.consent.version },
      startToken: flow.startToken,
      channel: props.channel.id,
      ...(survey.kind === 'invitation' ? { code: canonicalCode(typedCode) } : {}),
      answers: questionnaire.answers(),
    };
    dispatch({ type: 'send-pressed', submission });
  };

  const screen = (
    <>
      <KeepingNotices
        connection={props.connection}
        answering={mayEdit(step)}
        failed={failed}
        removed={flow.removed}
      />
      <FormScreen
        step={step}
        questionnaire={questionnaire}
        code={code}
        dispatch={dispatch}
        start={start}
        send={send}
        beginWith={beginWith}
        address={props.address}
        kept={kept}
        answered={wasAnswered(keeping)}
        keptUntil={flow.saving && !failed ? survey.acceptedUntil : null}
      />
    </>
  );
  const { shared } = props;
  return (
    <FormContextProvider value={form}>
      <PageFrame cover={step.name === 'cover'} desksOpen={isAnEnd(step)}>
        {shared === null ? (
          screen
        ) : (
          <shared.Parts device={props.device} step={step} begun={code !== ''} clear={clear}>
            {screen}
          </shared.Parts>
        )}
      </PageFrame>
    </FormContextProvider>
  );
}
