import type { JSX } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { formTexts } from '../../../instruments/form-texts/form-texts.ts';
import type { PageView } from '../../../instruments/form-view/question-view.ts';
import type { RenderStaticPage, StaticPage, StaticScreen } from '../../../server/contract/static-page.ts';
import { isUsedUp } from '../access-code/code-problems.ts';
import { CodeScreen } from '../access-code/code-screen.tsx';
import { UsedCodeScreen } from '../access-code/used-code-screen.tsx';
import { CoverPage } from '../cover/cover-page.tsx';
import { EndedScreen } from '../delivery/ended-screen.tsx';
import { ReceiptScreen } from '../delivery/receipt-screen.tsx';
import { RefusedScreen } from '../delivery/refused-screen.tsx';
import { SendScreen } from '../delivery/send-screen.tsx';
import { ResumeScreen } from '../draft/resume-screen.tsx';
import { type FormContext, FormContextProvider, useForm } from '../form-context.ts';
import { isAnEnd } from '../is-an-end.ts';
import { surveySentence } from '../language/survey-sentence.tsx';
import { withReadings } from '../language/with-readings.tsx';
import { PageFrame } from '../page/page-frame.tsx';
import type { Go } from '../page/step-button.tsx';
import { ENTER_BUTTON, PLAIN_FORM } from '../plain-form.ts';
import { QuestionPage } from '../questionnaire/question-page.tsx';
import { Question } from '../questions/question.tsx';
import { StartLink } from '../shared-device/start-link.tsx';
import { LostPage } from './lost-page.tsx';
import { OfflinePage } from './offline-page.tsx';
import { PageNotice } from './page-notice.tsx';
import { PrivacyPage } from './privacy-page.tsx';
import { WaitingPage } from './waiting-page.tsx';

const nothing = (): void => undefined;

/**
 * A page of the form as plain HTML, drawn by the same components as in the browser: it can be read and sent before, or
 * without, any script, and a script that takes over finds nothing to move.
 */
export const renderStaticPage: RenderStaticPage = (page) => renderToStaticMarkup(<Page {...page} />);

function Page({ survey, language, screen, action, sealed, readings, channel }: StaticPage): JSX.Element {
  const t = formTexts[language];
  const form: FormContext = {
    survey,
    language,
    t,
    text: (localized) => surveySentence(localized, language, t),
    chooseLanguage: nothing,
    languageFailed: false,
    readings: { shown: readings, show: nothing },
    leave: nothing,
    plain: true,
    saving: false,
    shared: channel.shared,
    otherDevice: null,
    // the copy of a page is looked at when nobody knows: it claims nothing about now
    clock: () => (screen.name === 'offline' ? 0 : Date.parse(survey.servedAt)),
  };
  return (
    <FormContextProvider value={form}>
      <div id="root" className={readings ? undefined : 'without-readings'}>
        {/* before the buttons of the bar, which send the form too */}
        {enterLeadsTo(screen) !== null && (
          <button
            id={ENTER_BUTTON}
            type="submit"
            form={PLAIN_FORM}
            name="go"
            value={enterLeadsTo(screen) ?? undefined}
            hidden
            aria-hidden
            tabIndex={-1}
          />
        )}
        <PageFrame cover={screen.name === 'cover'} desksOpen={isAnEnd(screen)}>
          <form
            id={PLAIN_FORM}
            method={screen.name === 'privacy' ? 'get' : 'post'}
            action={action}
            autoComplete="off"
            data-shared={channel.shared || undefined}
          >
            <input type="hidden" name="shown" value={language} />
            {sealed !== null && <input type="hidden" name="sealed" value={sealed} />}
            {screen.name === 'cover' && <CoverFields startToken={screen.startToken} readings={readings} />}
            <Screen screen={screen} address={action} />
            {channel.shared && hasBegun(screen) && <StartLink address={action} over={isOver(screen)} />}
          </form>
        </PageFrame>
      </div>
      {(screen.name === 'cover' || (screen.name === 'ended' && !screen.refused)) && (
        <>
          <script
            id="survey"
            type="application/json"
            // biome-ignore lint/security/noDangerouslySetInnerHtml: data, with every < written so that it ends no script
            dangerouslySetInnerHTML={{ __html: dataText({ survey, startToken: tokenOf(screen), channel }) }}
          />
          {!channel.shared && (
            <template id="resume">
              <ResumeScreen resume={nothing} discard={nothing} />
            </template>
          )}
          {screen.name === 'cover' && screen.first !== null && (
            <template id="first-questions">
              <Questions page={screen.first} />
            </template>
          )}
        </>
      )}
    </FormContextProvider>
  );
}

/** What the cover carries while nothing is sealed yet. */
function CoverFields({
  startToken,
  readings,
}: {
  readonly startToken: string;
  readonly readings: boolean;
}): JSX.Element {
  return (
    <>
      <input type="hidden" name="opened" value={startToken} />
      {!readings && <input type="hidden" name="without_readings" value="yes" />}
    </>
  );
}

const tokenOf = (screen: StaticScreen): string => (screen.name === 'cover' ? screen.startToken : '');

const dataText = (data: unknown): string => JSON.stringify(data).replaceAll('<', '\\u003c');

/** Where Enter in a field leads: it presses the first button that sends the form, which would be one for a language. */
function enterLeadsTo(screen: StaticScreen): Go | null {
  switch (screen.name) {
    case 'cover':
      return 'start';
    case 'questions':
      return 'next';
    case 'code':
      return screen.begins ? 'start' : 'send';
    default:
      return null;
  }
}

/** Whether this is the last screen of somebody who answered: the next one begins at the start page. */
const isOver = (screen: StaticScreen): boolean =>
  screen.name === 'receipt' || (screen.name === 'ended' && screen.refused);

/** On the cover nothing is known of anybody yet; 'lost' has a link of its own; what is on its way must not be left. */
const hasBegun = (screen: StaticScreen): boolean =>
  isOver(screen) || !['cover', 'ended', 'lost', 'waiting'].includes(screen.name);

function Screen({
  screen,
  address,
}: {
  readonly screen: StaticScreen;
  readonly address: string;
}): JSX.Element {
  const { shared } = useForm();
  switch (screen.name) {
    case 'cover':
      return <CoverPage code={screen.code} start={nothing} asked={screen.asked} />;
    case 'questions':
      return <Questions page={screen.page} added={screen.added} alone />;
    case 'waiting':
      return <WaitingPage />;
    case 'lost':
      return <LostPage address={address} />;
    case 'offline':
      return <OfflinePage />;
    case 'privacy':
      return <PrivacyPage />;
    case 'ready':
      return <SendScreen send={nothing} back={nothing} />;
    case 'ended':
      return <EndedScreen step={screen} />;
    case 'code': {
      const { problem, code, begins, entered } = screen;
      const use = { problem, begins, entered, send: nothing, back: nothing };
      return isUsedUp(problem) ? (
        <UsedCodeScreen {...use} toCover={shared ? null : address} erase={null} />
      ) : (
        <CodeScreen {...use} code={code} />
      );
    }
    case 'refused':
      return <RefusedScreen problem={screen.problem} send={nothing} />;
    case 'receipt':
      return <ReceiptScreen receipt={screen.receipt} day={screen.day} closing={screen.closing} />;
  }
}

interface QuestionsProps {
  readonly page: PageView;
  readonly added?: readonly string[];
  /** no script takes the page over: what has to be said without one is said */
  readonly alone?: boolean;
}

function Questions({ page, added = [], alone = false }: QuestionsProps): JSX.Element {
  const { t } = useForm();
  return (
    <QuestionPage
      page={page.page}
      pages={page.pages}
      title={page.title}
      sensitive={page.sensitive}
      back={nothing}
      next={nothing}
    >
      <PageNotice page={page} added={added} />
      {page.questions.map((view) => (
        <Question key={view.name} view={view} />
      ))}
      {alone && <p className="form-note">{withReadings(t.plainBack)}</p>}
    </QuestionPage>
  );
}
