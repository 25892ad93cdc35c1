import type { ReactNode } from 'react';
import type { Problem } from '../../../server/contract/api.ts';
import { countText } from './number-text.ts';
import { useReader } from './reader.ts';

interface Props {
  readonly problem: Problem;
  readonly retry?: () => void;
}

/** What went wrong, what to do next, and the number under which the log knows it. */
export function ProblemNotice({ problem, retry }: Props): ReactNode {
  const { texts, read } = useReader();
  return (
    <div className="notice notice-problem" role="alert">
      <p className="notice-message">{read(problem.message)}</p>
      {problem.findings.length > 0 && (
        <ul>
          {problem.findings.map((finding) => (
            <li key={`${finding.code} ${finding.where}`}>{read(finding.message)}</li>
          ))}
        </ul>
      )}
      {problem.retryAfter !== undefined && <p>{texts.problem.retryAfter(countText(problem.retryAfter))}</p>}
      {problem.requestId !== '' && <p className="fine-print">{texts.problem.requestId(problem.requestId)}</p>}
      {retry && (
        <button type="button" className="button button-secondary" onClick={retry}>
          {texts.page.retry}
        </button>
      )}
    </div>
  );
}
