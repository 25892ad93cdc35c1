import { type ReactNode, useState } from 'react';
import type { CrossTabFileName, CrossTabFileRequest, Problem } from '../../../server/contract/api.ts';
import { ProblemNotice } from '../page/problem-notice.tsx';
import { useReader } from '../page/reader.ts';
import { SelectField } from '../page/select-field.tsx';
import { useSession } from '../session/session.ts';
import { fileFrom } from '../session/staff-request.ts';
import { crossTabFilePath } from '../session/staff-routes.ts';
import type { ChosenRequest } from './chosen-request.ts';
import { saveFile } from './save-file.ts';

interface Props {
  readonly surveyId: string;
  readonly request: ChosenRequest;
}

type Encoding = NonNullable<CrossTabFileRequest['encoding']>;
type Unmappable = NonNullable<CrossTabFileRequest['unmappable']>;
type State =
  | { readonly kind: 'idle' }
  | { readonly kind: 'busy' }
  | { readonly kind: 'done'; readonly file: string }
  | { readonly kind: 'failed'; readonly problem: Problem; readonly file: CrossTabFileName };

const REPORT_FILES = ['report.xlsx', 'report.csv'] as const satisfies readonly CrossTabFileName[];
const MACHINE_FILES = [
  'machine.csv',
  'machine.codebook.csv',
  'machine.metadata.json',
] as const satisfies readonly CrossTabFileName[];

/** The same table as a file: as an office prints it, or for machines with its list of codes and metadata. */
export function ExportButtons({ surveyId, request }: Props): ReactNode {
  const { texts } = useReader();
  const { expire } = useSession();
  const [state, setState] = useState<State>({ kind: 'idle' });
  const [encoding, setEncoding] = useState<Encoding>('utf-8');
  const t = texts.crossTab;

  const download = async (file: CrossTabFileName, unmappable: Unmappable = 'refuse') => {
    if (state.kind === 'busy') return;
    setState({ kind: 'busy' });
    const name = `${surveyId}-${request.item}-${request.axis}-${file}`;
    const path = crossTabFilePath(surveyId, file, { ...request, encoding, unmappable });
    const outcome = await fileFrom(path, name);
    if (outcome.ok) {
      saveFile(outcome.data);
      setState({ kind: 'done', file: outcome.data.name });
    } else if (outcome.problem.code === 'staff.not-logged-in') expire();
    else setState({ kind: 'failed', problem: outcome.problem, file });
  };

  const list = (label: string, files: readonly CrossTabFileName[]) => (
    <>
      <h3>{label}</h3>
      <ul>
        {files.map((file) => (
          <li key={file}>
            <button
              type="button"
              className="button button-secondary"
              aria-describedby={`export-${file}`}
              aria-disabled={state.kind === 'busy'}
              onClick={() => void download(file)}
            >
              {t.exportFile[file]}
            </button>{' '}
            <span id={`export-${file}`}>{t.exportFileNote[file]}</span>
          </li>
        ))}
      </ul>
    </>
  );

  return (
    <section className="exports" aria-labelledby="exports-title">
      <h2 id="exports-title">{t.exports}</h2>
      <div className="control-grid">
        <SelectField
          id="export-encoding"
          label={t.exportEncoding}
          value={encoding}
          options={[
            { value: 'utf-8', label: t.exportEncodings['utf-8'] },
            { value: 'cp932', label: t.exportEncodings.cp932 },
          ]}
          onChange={setEncoding}
        />
      </div>
      {list(t.exportsReport, REPORT_FILES)}
      {list(t.exportsMachine, MACHINE_FILES)}
      <p role="status">
        {state.kind === 'busy' && t.exporting}
        {state.kind === 'done' && t.exported(state.file)}
      </p>
      {state.kind === 'failed' && <ProblemNotice problem={state.problem} />}
      {state.kind === 'failed' && state.problem.code === 'export.unmappable-characters' && (
        <button
          type="button"
          className="button button-secondary"
          onClick={() => void download(state.file, 'geta')}
        >
          {t.exportWithGeta}
        </button>
      )}
    </section>
  );
}
