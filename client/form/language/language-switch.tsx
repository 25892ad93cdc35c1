import { type JSX, useRef } from 'react';
import type { FormLanguage } from '../../../instruments/definition/localized-text.ts';
import { withoutRuby } from '../../../instruments/definition/ruby.ts';
import { useForm } from '../form-context.ts';
import { PLAIN_FORM } from '../plain-form.ts';
import { LANGUAGE_NAMES } from './language-names.ts';
import { withReadings } from './with-readings.tsx';

/** With more than these the bar of a phone has no room for a button each. */
const SIDE_BY_SIDE = 2;

/** Changes the language on the spot; answers and page stay. Each language stands under its own name. */
export function LanguageSwitch(): JSX.Element | null {
  const { survey, t } = useForm();
  if (survey.languages.length < 2) return null;
  if (survey.languages.length > SIDE_BY_SIDE) return <LanguageMenu />;
  return (
    <fieldset className="form-languages" aria-label={withoutRuby(t.languages)}>
      {survey.languages.map((one) => (
        <LanguageButton key={one} language={one} />
      ))}
    </fieldset>
  );
}

function LanguageMenu(): JSX.Element {
  const { survey, language, t } = useForm();
  const menu = useRef<HTMLDetailsElement>(null);
  const close = (): void => {
    if (!menu.current) return;
    menu.current.open = false;
    menu.current.querySelector('summary')?.focus();
  };
  return (
    <details
      ref={menu}
      className="form-language-menu"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && menu.current?.open) close();
      }}
    >
      <summary className="form-button form-button--small">
        <span>{withReadings(t.languagesShort)}</span>
        {/* who cannot read Japanese has to find the way out of it */}
        {language.startsWith('ja') && <span lang="en"> Language</span>}
      </summary>
      <fieldset className="form-language-list" aria-label={withoutRuby(t.languages)}>
        {survey.languages.map((one) => (
          <LanguageButton key={one} language={one} chosen={close} />
        ))}
      </fieldset>
    </details>
  );
}

interface LanguageButtonProps {
  readonly language: FormLanguage;
  readonly chosen?: () => void;
}

function LanguageButton({ language, chosen }: LanguageButtonProps): JSX.Element {
  const { survey, language: shown, t, chooseLanguage, plain } = useForm();
  return (
    <button
      {...(plain
        ? { type: 'submit', form: PLAIN_FORM, name: 'language', value: language }
        : { type: 'button' })}
      aria-pressed={language === shown}
      className="form-button form-button--small form-button--language"
      onClick={() => {
        chooseLanguage(language);
        chosen?.();
      }}
    >
      <span lang={language}>{LANGUAGE_NAMES[language]}</span>
      {survey.unapproved.includes(language) && (
        <span className="form-language-mark"> {withReadings(t.inBrackets(t.beingChecked).trim())}</span>
      )}
    </button>
  );
}
