import { type ReactNode, useState } from 'react';
import type { SurveySummary } from '../../server/contract/api.ts';
import { CrossTabPage } from './cross-tab/cross-tab-page.tsx';
import { DeskPage } from './desks/desk-page.tsx';
import { DesksPage } from './desks/desks-page.tsx';
import { PageTitle } from './page/page-title.tsx';
import { ProblemNotice } from './page/problem-notice.tsx';
import { useReader } from './page/reader.ts';
import type { StaffView } from './page/staff-view.ts';
import { SurveyFrame } from './page/survey-frame.tsx';
import { ReturnsPage } from './returns/returns-page.tsx';
import { surveysPath } from './session/staff-routes.ts';
import { useOutcome } from './session/use-outcome.ts';
import { SurveyListPage } from './surveys/survey-list-page.tsx';

/** The pages behind the login. */
export function StaffPages({ view }: { readonly view: StaffView }): ReactNode {
  const { texts } = useReader();
  const [savedDesk, setSavedDesk] = useState('');
  const surveys = useOutcome<readonly SurveySummary[]>(surveysPath);
  if (view.page === 'unknown') {
    return (
      <>
        <PageTitle>{texts.page.unknownTitle}</PageTitle>
        <p>{texts.page.unknown}</p>
      </>
    );
  }
  if (view.page === 'desks') return <DesksPage said={savedDesk} heard={() => setSavedDesk('')} />;
  if (view.page === 'desk') return <DeskPage key={view.deskId} deskId={view.deskId} say={setSavedDesk} />;
  if (surveys.problem) return <ProblemNotice problem={surveys.problem} retry={surveys.retry} />;
  // every figure's page waits for the list, because the list says whether the figures are synthetic
  if (!surveys.data) return <p role="status">{texts.page.loading}</p>;
  if (view.page === 'surveys') return <SurveyListPage surveys={surveys.data} />;
  const survey = surveys.data.find(({ id }) => id === view.surveyId) ?? null;
  return (
    <SurveyFrame
      key={`${view.page} ${view.surveyId}`}
      surveyId={view.surveyId}
      page={view.page}
      survey={survey}
    >
      {view.page === 'returns' ? (
        <ReturnsPage surveyId={view.surveyId} />
      ) : (
        <CrossTabPage surveyId={view.surveyId} choice={view.choice} />
      )}
    </SurveyFrame>
  );
}
