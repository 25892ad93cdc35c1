import { type ReactNode, useContext } from 'react';
import type { AnalysisMenu, CrossTabView } from '../../../server/contract/api.ts';
import { GoContext } from '../page/page-link.tsx';
import { ProblemNotice } from '../page/problem-notice.tsx';
import { useReader } from '../page/reader.ts';
import type { CrossTabChoice } from '../page/staff-view.ts';
import { crossTabPath, menuPath } from '../session/staff-routes.ts';
import { useOutcome } from '../session/use-outcome.ts';
import { chosenRequest } from './chosen-request.ts';
import { CrossTabControls } from './cross-tab-controls.tsx';
import { CrossTabResult } from './cross-tab-result.tsx';

interface Props {
  readonly surveyId: string;
  readonly choice: CrossTabChoice;
}

/** クロス集計: choose what to show; the table follows. */
export function CrossTabPage({ surveyId, choice }: Props): ReactNode {
  const { language, texts } = useReader();
  const go = useContext(GoContext);
  const menu = useOutcome<AnalysisMenu>(menuPath(surveyId));
  const request = menu.data ? chosenRequest(menu.data, choice) : null;
  const table = useOutcome<CrossTabView>(request ? crossTabPath(surveyId, request) : null);

  const change = (part: CrossTabChoice) =>
    go({ language, view: { page: 'cross-tab', surveyId, choice: { ...choice, ...part } } });

  if (menu.problem) return <ProblemNotice problem={menu.problem} retry={menu.retry} />;
  if (!menu.data) return <p role="status">{texts.page.loading}</p>;
  if (!request) return <p className="notice">{texts.returns.noDays}</p>;
  return (
    <>
      <CrossTabControls menu={menu.data} request={request} change={change} />
      {table.problem && <ProblemNotice problem={table.problem} retry={table.retry} />}
      {!table.problem && !table.data && <p role="status">{texts.page.loading}</p>}
      {!table.problem && table.data && (
        <CrossTabResult
          table={table.data}
          request={request}
          figure={choice.figure}
          updating={table.loading}
          change={change}
        />
      )}
    </>
  );
}
