import { type JSX, type ReactNode, useEffect, useRef } from 'react';
import { withoutRuby } from '../../../instruments/definition/ruby.ts';
import { DeskList } from '../desks/desk-list.tsx';
import { useForm } from '../form-context.ts';
import { inLanguage } from '../language/in-language.ts';
import { LanguageSwitch } from '../language/language-switch.tsx';
import { ReadingsSwitch } from '../language/readings-switch.tsx';
import { UnapprovedNote } from '../language/unapproved-note.tsx';
import { withReadings } from '../language/with-readings.tsx';
import { ContactLines } from './contact-lines.tsx';
import { LEAVE_ADDRESS } from './leave-address.ts';
import { PageLinks } from './page-links.tsx';

export interface PageFrameProps {
  /** on the cover the survey's title is the heading of the page; elsewhere it is a line above it */
  readonly cover: boolean;
  /** desks stand open where people come to an end */
  readonly desksOpen: boolean;
  readonly children: ReactNode;
}

/** What stands around every screen: the mark, the way out, the language, and the desks with the contact. */
export function PageFrame({ cover, desksOpen, children }: PageFrameProps): JSX.Element {
  const { survey, t, text, languageFailed, leave } = useForm();
  const desks = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    // on the other screens their heading says which one it is
    if (cover) document.title = inLanguage(survey.title, t);
  }, [cover, survey, t]);
  // followed as a link, it would leave an entry in the history, which the way out could not replace
  const showDesks = (): void => {
    if (!desks.current) return;
    desks.current.open = true;
    desks.current.querySelector('summary')?.focus();
    desks.current.scrollIntoView();
  };
  return (
    <>
      <nav className="form-bar" aria-label={withoutRuby(t.tools)}>
        {/* biome-ignore lint/a11y/useValidAnchor: without a script it is followed, and has to be a link */}
        <a
          className="form-button form-button--small"
          href="#desks"
          onClick={(event) => {
            event.preventDefault();
            showDesks();
          }}
        >
          {withReadings(t.desksShort)}
        </a>
        <LanguageSwitch />
        <a
          className="form-button form-button--small form-button--leave"
          href={LEAVE_ADDRESS}
          title={withoutRuby(t.quickExitHint)}
          onClick={(event) => {
            event.preventDefault();
            leave();
          }}
        >
          {withReadings(t.quickExit)}
        </a>
      </nav>
      <div aria-live="assertive">
        {languageFailed && <p className="form-strip form-error">{withReadings(t.languageFailed)}</p>}
      </div>
      <header className={cover ? 'form-header form-header--cover' : 'form-header'}>
        {survey.synthetic && (
          <p className="form-synthetic">
            <strong>{withReadings(t.synthetic)}</strong> <span>{withReadings(t.syntheticNote)}</span>
          </p>
        )}
        <p className="form-organisation">{text(survey.organisation)}</p>
        <h1>{text(survey.title)}</h1>
        {!desksOpen && <UnapprovedNote />}
        <ReadingsSwitch />
      </header>
      <main className="form-main">{children}</main>
      <footer className="form-footer">
        <details ref={desks} id="desks" className="form-desks" open={desksOpen}>
          <summary id="desks-summary">{withReadings(t.desks)}</summary>
          <DeskList />
        </details>
        <section className="form-contact">
          <h2>{withReadings(t.contact)}</h2>
          <ContactLines />
        </section>
        <PageLinks />
      </footer>
    </>
  );
}
