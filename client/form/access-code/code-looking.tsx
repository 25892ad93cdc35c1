import { type JSX, useState } from 'react';
import { useForm } from '../form-context.ts';
import { withReadings } from '../language/with-readings.tsx';
import type { CodeScreenProps } from './code-screen.tsx';

/** A press that a verdict has to be waited for: a second one meanwhile does nothing. */
export function useCodePress(send: CodeScreenProps['send']): {
  readonly busy: boolean;
  readonly use: (code: string) => void;
} {
  const [busy, setBusy] = useState(false);
  const use = (code: string): void => {
    if (busy) return;
    setBusy(true);
    void Promise.resolve(send(code)).then(() => setBusy(false));
  };
  return { busy, use };
}

/** Says that the code is being looked at. */
export function CodeLooking({ busy }: { readonly busy: boolean }): JSX.Element {
  const { t } = useForm();
  return <div aria-live="polite">{busy && <p>{withReadings(t.codeLooking)}</p>}</div>;
}
