import type { ReactNode } from 'react';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string;
  /** what is wrong with it, and what to do */
  readonly error?: string | undefined;
  readonly type?: 'text' | 'number' | 'date';
  readonly lang?: string;
  readonly most?: number;
}

/** A labelled field for a few words, with what helps to fill it in and what is wrong with it. */
export function TextField(props: Props): ReactNode {
  const { id, label, value, onChange, hint, error, type = 'text', lang, most } = props;
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <input
        id={id}
        type={type}
        value={value}
        lang={lang}
        maxLength={type === 'text' ? most : undefined}
        min={type === 'number' ? 0 : undefined}
        max={type === 'number' ? most : undefined}
        autoComplete="off"
        aria-invalid={error !== undefined}
        aria-describedby={described || undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      {error && (
        <p className="field-error" id={`${id}-error`}>
          ＊{error}
        </p>
      )}
    </div>
  );
}
