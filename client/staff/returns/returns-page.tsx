import type { ReactNode } from 'react';
import type { Returns } from '../../../server/contract/api.ts';
import { dayText } from '../page/date-text.ts';
import { countText } from '../page/number-text.ts';
import { ProblemNotice } from '../page/problem-notice.tsx';
import { useReader } from '../page/reader.ts';
import { returnsPath } from '../session/staff-routes.ts';
import { useOutcome } from '../session/use-outcome.ts';
import { AreaTable } from './area-table.tsx';
import { DayTable } from './day-table.tsx';
import { ModeTable } from './mode-table.tsx';

/** 回収状況: who answered, by area, by mode and by day, against the letters that were sent. */
export function ReturnsPage({ surveyId }: { readonly surveyId: string }): ReactNode {
  const { texts } = useReader();
  const { data, problem, loading, retry } = useOutcome<Returns>(returnsPath(surveyId));
  if (problem) return <ProblemNotice problem={problem} retry={retry} />;
  if (!data) return <p role="status">{loading ? texts.page.loading : ''}</p>;
  return <ReturnsView returns={data} />;
}

/** The page once its figures are there. */
export function ReturnsView({ returns }: { readonly returns: Returns }): ReactNode {
  const { language, texts } = useReader();
  const { total, areas, waiting } = returns;
  const responses = countText(total.responses.total);
  return (
    <>
      <p className="headline">
        {total.invited === null || total.ratePercent === null
          ? texts.returns.headlineOpen(responses)
          : texts.returns.headline(countText(total.invited), responses, total.ratePercent)}
      </p>
      <p className="fine-print">{texts.returns.asOf(dayText(returns.asOf, language))}</p>
      {returns.kind === 'open' && <p className="notice">{texts.returns.openWhyNoRate}</p>}
      {waiting > 0 && <p className="notice">{texts.returns.waiting(countText(waiting))}</p>}
      {areas === null ? <ModeTable returns={returns} /> : <AreaTable returns={returns} areas={areas} />}
      <DayTable returns={returns} />
    </>
  );
}
