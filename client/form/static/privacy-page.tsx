import type { JSX, ReactNode } from 'react';
import type { LocalizedText } from '../../../instruments/definition/localized-text.ts';
import { privacyTexts } from '../../../instruments/privacy-texts/privacy-texts.ts';
import { ResultsLines } from '../delivery/results-lines.tsx';
import { useForm } from '../form-context.ts';
import { withReadings } from '../language/with-readings.tsx';
import { ContactLines } from '../page/contact-lines.tsx';
import { ScreenHeading } from '../page/screen-heading.tsx';

/**
 * The privacy notice of a survey: what the office says in its document, and beside it what the system does whoever uses it.
 * Ours are facts of this program, so they change when it does.
 */
export function PrivacyPage(): JSX.Element {
  const { survey, language, t, text } = useForm();
  const p = privacyTexts[language];
  const { notice } = survey;
  const byInvitation = survey.kind === 'invitation';
  return (
    <>
      <ScreenHeading of="privacy">{withReadings(p.heading)}</ScreenHeading>
      <p>{withReadings(p.intro)}</p>
      <Part heading={p.whoHeading}>
        <p>{text(survey.organisation)}</p>
        <ContactLines />
      </Part>
      <Part heading={t.purpose}>
        <p>{text(survey.purpose)}</p>
      </Part>
      <Part heading={t.privacy}>
        <p>{text(survey.privacy)}</p>
      </Part>
      <Part heading={p.anonymityHeading}>
        <Own words={notice.anonymity} ours={byInvitation ? p.anonymityInvitation : p.anonymityOpen} />
      </Part>
      <Part heading={p.keptHeading}>
        <p>{withReadings(byInvitation ? p.keptWithInvitation : p.keptWith)}</p>
        <p>{withReadings(p.keptNot)}</p>
        {byInvitation && <p>{withReadings(p.keptWrongCodes)}</p>}
      </Part>
      <Part heading={p.deviceHeading}>
        <p>{withReadings(p.deviceText)}</p>
        {!byInvitation && <p>{withReadings(p.deviceAnswered)}</p>}
        {survey.sharedChannels.length > 0 && <p>{withReadings(p.deviceShared)}</p>}
        {byInvitation && <p>{withReadings(p.deviceOther)}</p>}
      </Part>
      <Part heading={p.retentionHeading}>
        <Own words={notice.retention} ours={p.retentionAsk} />
        <p>{withReadings(byInvitation ? p.retentionInvitation : p.retentionOpen)}</p>
      </Part>
      <Part heading={p.seeHeading}>
        <p>{withReadings(p.seeTables)}</p>
        <Own words={notice.freeText} ours={p.freeText} />
        {notice.contractor !== null && (
          <p>
            {withReadings(p.contractor)}
            {t.colon}
            {text(notice.contractor)}
          </p>
        )}
      </Part>
      <Part heading={p.thirdHeading}>
        <p>
          <strong>{withReadings(p.thirdText)}</strong>
        </p>
        <p>{withReadings(p.thirdChecked)}</p>
        <p>{withReadings(p.thirdLinks)}</p>
      </Part>
      <Part heading={t.voluntary}>
        <p>{withReadings(t.voluntaryValue)}</p>
      </Part>
      <Part heading={p.afterHeading}>
        <p>{withReadings(p.afterText)}</p>
      </Part>
      <Part heading={t.resultsHeading}>
        <ResultsLines />
      </Part>
    </>
  );
}

function Part({
  heading,
  children,
}: {
  readonly heading: string;
  readonly children: ReactNode;
}): JSX.Element {
  return (
    <section>
      <h3>{withReadings(heading)}</h3>
      {children}
    </section>
  );
}

/** The office's own words; where it has none, a sentence of ours in the language of the reader. */
function Own({ words, ours }: { readonly words: LocalizedText | null; readonly ours: string }): JSX.Element {
  const { text } = useForm();
  return <p>{words === null ? withReadings(ours) : text(words)}</p>;
}
