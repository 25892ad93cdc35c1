import type { JSX } from 'react';
import { useForm } from '../form-context.ts';
import { withReadings } from '../language/with-readings.tsx';

export interface EraseKeptProps {
  readonly erased: boolean;
  readonly erase: () => void;
}

/** Another device has sent the answers of this letter: what this one still keeps of them can be erased with one press. */
export function EraseKept({ erased, erase }: EraseKeptProps): JSX.Element {
  const { t } = useForm();
  return (
    <>
      <div role="status">{erased && <p className="form-notice">{withReadings(t.erasedKept)}</p>}</div>
      {!erased && (
        <>
          <p>{withReadings(t.codeSpentKept)}</p>
          <div className="form-buttons">
            <button type="button" className="form-button form-button--primary" onClick={erase}>
              {withReadings(t.eraseKept)}
            </button>
          </div>
        </>
      )}
    </>
  );
}
