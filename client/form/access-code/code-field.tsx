import { type JSX, useEffect, useState } from 'react';
import type { FormTexts } from '../../../instruments/form-texts/ja.ts';
import { useForm } from '../form-context.ts';
import { withReadings } from '../language/with-readings.tsx';
import { ContactLines } from '../page/contact-lines.tsx';
import { type CodeFault, formatAccessCode } from './access-code.ts';

export interface CodeFieldProps {
  readonly value: string;
  readonly fault: CodeFault | null;
  readonly change: (value: string) => void;
  /** nothing else on the screen says whom to call */
  readonly alone?: boolean;
}

/** The access code, typed as people type: any case, full width, with or without hyphens. Grouped when left. */
export function CodeField({ value, fault, change, alone = false }: CodeFieldProps): JSX.Element {
  const { t } = useForm();
  const [faults, setFaults] = useState(0);
  useEffect(() => {
    if (fault) setFaults((before) => before + 1);
  }, [fault]);
  const calls = alone && fault !== null && faults > 1;
  return (
    <div className="form-field">
      <label htmlFor="access-code">{withReadings(t.codeLabel)}</label>
      <p id="access-code-hint" className="form-note">
        {withReadings(t.codeHint)}
      </p>
      <div aria-live="assertive">
        {fault && (
          <p id="access-code-fault" className="form-error">
            {faultSentence(fault, t)}
          </p>
        )}
      </div>
      <input
        id="access-code"
        name="code"
        type="text"
        inputMode="text"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        value={value}
        aria-invalid={fault !== null}
        aria-describedby={[
          ...(fault ? ['access-code-fault'] : []),
          'access-code-hint',
          ...(calls ? ['access-code-call'] : []),
        ].join(' ')}
        onChange={(event) => change(event.target.value)}
        onBlur={() => change(formatAccessCode(value))}
      />
      {/* who was told twice what is wrong is not helped by a third time */}
      {calls && (
        <div id="access-code-call">
          <p>{withReadings(t.codeVoidCall)}</p>
          <ContactLines />
        </div>
      )}
    </div>
  );
}

/** The cursor to the field of a code that cannot be one, with what is wrong, which stands above it, in sight. */
export function showCodeFault(): void {
  const field = document.getElementById('access-code');
  field?.focus({ preventScroll: true });
  // once the sentence is there
  requestAnimationFrame(() => {
    for (const part of [field, document.getElementById('access-code-fault')])
      part?.scrollIntoView({ block: 'nearest' });
  });
}

/** What is wrong with a typed code and what to do. */
export function faultSentence(fault: CodeFault, t: FormTexts): string {
  switch (fault.kind) {
    case 'empty':
      return t.codeEmpty;
    case 'length':
      return t.codeLength(fault.expected, fault.typed);
    case 'symbol':
      return t.codeSymbol(fault.symbol);
    case 'check':
      return t.codeMismatch;
  }
}
