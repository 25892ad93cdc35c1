import type { JSX, ReactNode } from 'react';
import { formatDay } from '../../../instruments/form-texts/calendar-day.ts';
import { useForm } from '../form-context.ts';
import { OtherLanguageNote } from '../language/other-language-note.tsx';
import { withReadings } from '../language/with-readings.tsx';
import { privacyAddress } from '../page/page-addresses.ts';

/** Everything a flyer says (field-surveys 3.1); `answering`: with what a person has to know who begins now. */
export function SurveyFacts({ answering }: { readonly answering: boolean }): JSX.Element {
  const { survey, language, t, text, plain } = useForm();
  const day = (iso: string): string => formatDay(iso, language);
  return (
    <dl className="form-facts">
      <Fact name={t.minutes}>{withReadings(t.minutesValue(survey.minutes))}</Fact>
      <Fact name={t.window}>
        {withReadings(t.windowValue(day(survey.window.opens), day(survey.window.closes)))}
      </Fact>
      <Fact name={t.purpose}>
        <OtherLanguageNote />
        {text(survey.purpose)}
      </Fact>
      <Fact name={t.eligibility}>{text(survey.eligibility)}</Fact>
      {answering && (
        <>
          <Fact name={t.onePerPerson}>{withReadings(t.onePerPersonValue)}</Fact>
          <Fact name={t.voluntary}>{withReadings(t.voluntaryValue)}</Fact>
          <Fact name={t.privacy}>
            {text(survey.privacy)}
            <br />
            <a
              className="form-more"
              href={privacyAddress(survey.id, language)}
              target="_blank"
              rel="noreferrer noopener"
            >
              {withReadings(t.privacyMore)}
              {withReadings(t.opensNewTab)}
            </a>
          </Fact>
          <Fact name={t.quickExit}>
            {withReadings(t.quickExitNote)}
            {/* without a script, Back leads to the answers again */}
            <span className={plain ? 'form-with-script' : undefined}>
              <br />
              {withReadings(t.quickExitErases)}
            </span>
            <br />
            {withReadings(t.quickExitHistory)}
            {plain && (
              <span className="form-without-script">
                <br />
                {withReadings(t.quickExitPlain)}
              </span>
            )}
          </Fact>
          <Fact name={t.contact}>
            {text(survey.contact.name)} <span className="form-unbroken">{survey.contact.phone}</span>
            <br />
            {text(survey.contact.hours)}
          </Fact>
        </>
      )}
    </dl>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }): JSX.Element {
  return (
    <div>
      <dt>{withReadings(name)}</dt>
      <dd>{children}</dd>
    </div>
  );
}
