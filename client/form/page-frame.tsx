import { type JSX, type ReactNode, useRef } from 'react';
import { ContactLines } from './contact-lines.tsx';
import { DeskList } from './desk-list.tsx';
import { useForm } from './form-context.ts';
import { LanguageSwitch } from './language-switch.tsx';

export interface PageFrameProps {
  /** on the cover the survey's title is the heading of the page; elsewhere it is a line above it */
  readonly cover: boolean;
  /** desks stand open where people come to an end */
  readonly desksOpen: boolean;
  readonly children: ReactNode;
}

/** What stands around every screen: the mark, the way out, the language, and the desks with the contact. */
export function PageFrame({ cover, desksOpen, children }: PageFrameProps): JSX.Element {
  const { survey, t, text, leave } = useForm();
  const desks = useRef<HTMLDetailsElement>(null);
  // a link to #desks would leave an entry in the history, which the way out could not replace
  const showDesks = (): void => {
    if (!desks.current) return;
    desks.current.open = true;
    desks.current.querySelector('summary')?.focus();
    desks.current.scrollIntoView();
  };
  return (
    <>
      <nav className="form-bar" aria-label={t.tools}>
        <button type="button" className="form-button form-button--small" onClick={showDesks}>
          {t.desksShort}
        </button>
        <LanguageSwitch />
        <button
          type="button"
          className="form-button form-button--small form-button--leave"
          title={t.quickExitHint}
          onClick={leave}
        >
          {t.quickExit}
        </button>
      </nav>
      <header className={cover ? 'form-header form-header--cover' : 'form-header'}>
        {survey.synthetic && (
          <p className="form-synthetic">
            <strong>{t.synthetic}</strong> <span>{t.syntheticNote}</span>
          </p>
        )}
        <p className="form-organisation">{text(survey.organisation)}</p>
        <h1>{text(survey.title)}</h1>
      </header>
      <main className="form-main">{children}</main>
      <footer className="form-footer">
        <details ref={desks} className="form-desks" open={desksOpen}>
          <summary>{t.desks}</summary>
          <DeskList desks={survey.desks} />
        </details>
        <section className="form-contact">
          <h2>{t.contact}</h2>
          <ContactLines />
        </section>
      </footer>
    </>
  );
}
