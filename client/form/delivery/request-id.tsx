import type { JSX } from 'react';
import type { Problem } from '../../../server/contract/api.ts';
import { useForm } from '../form-context.ts';
import { withReadings } from '../language/with-readings.tsx';

/** The number that stands in the server's log beside this request, for a call to the contact desk. */
export function RequestId({ problem }: { readonly problem: Problem }): JSX.Element {
  const { t } = useForm();
  return (
    <p className="form-note">
      {withReadings(t.requestId)}
      {t.colon}
      {problem.requestId}
    </p>
  );
}
