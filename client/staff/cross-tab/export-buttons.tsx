import { type ReactNode, useState } from 'react';
import type { Problem } from '../../../server/contract/api.ts';
import { ProblemNotice } from '../page/problem-notice.tsx';
import { useReader } from '../page/reader.ts';
import { useSession } from '../session/session.ts';
import { fileFrom } from '../session/staff-request.ts';
import { crossTabFilePath } from '../session/staff-routes.ts';
import type { ChosenRequest } from './chosen-request.ts';
import { saveFile } from './save-file.ts';

interface Props {
  readonly surveyId: string;
  readonly request: ChosenRequest;
}

type Profile = 'machine' | 'report';
type State =
  | { readonly kind: 'idle' }
  | { readonly kind: 'busy' }
  | { readonly kind: 'done'; readonly file: string }
  | { readonly kind: 'failed'; readonly problem: Problem };

/** The same table as a file, in both profiles. */
export function ExportButtons({ surveyId, request }: Props): ReactNode {
  const { texts } = useReader();
  const { expire } = useSession();
  const [state, setState] = useState<State>({ kind: 'idle' });
  const t = texts.crossTab;

  const download = async (profile: Profile) => {
    if (state.kind === 'busy') return;
    setState({ kind: 'busy' });
    const name = `${surveyId}-${request.item}-${request.axis}-${profile}.csv`;
    const outcome = await fileFrom(crossTabFilePath(surveyId, profile, request), name);
    if (outcome.ok) {
      saveFile(outcome.data);
      setState({ kind: 'done', file: outcome.data.name });
    } else if (outcome.problem.code === 'staff.not-logged-in') expire();
    else setState({ kind: 'failed', problem: outcome.problem });
  };

  const button = (profile: Profile, label: string, note: string) => (
    <li>
      <button
        type="button"
        className="button button-secondary"
        aria-describedby={`export-${profile}`}
        aria-disabled={state.kind === 'busy'}
        onClick={() => void download(profile)}
      >
        {label}
      </button>{' '}
      <span id={`export-${profile}`}>{note}</span>
    </li>
  );

  return (
    <section className="exports" aria-labelledby="exports-title">
      <h2 id="exports-title">{t.exports}</h2>
      <ul>
        {button('report', t.exportReport, t.exportReportNote)}
        {button('machine', t.exportMachine, t.exportMachineNote)}
      </ul>
      <p role="status">
        {state.kind === 'busy' && t.exporting}
        {state.kind === 'done' && t.exported(state.file)}
      </p>
      {state.kind === 'failed' && <ProblemNotice problem={state.problem} />}
    </section>
  );
}
