import type { ReactNode } from 'react';
import type { SurveySummary } from '../../../server/contract/api.ts';
import { SyntheticBanner } from './marks.tsx';
import { PageLink } from './page-link.tsx';
import { PageTitle } from './page-title.tsx';
import { useReader } from './reader.ts';

interface Props {
  readonly surveyId: string;
  readonly page: 'returns' | 'cross-tab';
  /** null while the list of surveys is on its way, or where the survey is not in it */
  readonly survey: SurveySummary | null;
  readonly children: ReactNode;
}

/** What stands on top of every page of one survey: its title, its marks, and its pages. */
export function SurveyFrame({ surveyId, page, survey, children }: Props): ReactNode {
  const { texts, read } = useReader();
  const title = survey ? read(survey.title) : '';
  return (
    <>
      {survey?.synthetic && <SyntheticBanner />}
      <p className="survey-title">
        {title} {survey && <span className="fine-print">{texts.surveys.kind[survey.kind]}</span>}
      </p>
      <PageTitle subject={title}>{page === 'returns' ? texts.returns.title : texts.crossTab.title}</PageTitle>
      <nav className="survey-pages" aria-label={texts.page.menu}>
        <ul>
          <li>
            <PageLink view={{ page: 'returns', surveyId }} current={page === 'returns'}>
              {texts.page.returns}
            </PageLink>
          </li>
          <li>
            <PageLink view={{ page: 'cross-tab', surveyId, choice: {} }} current={page === 'cross-tab'}>
              {texts.page.crossTab}
            </PageLink>
          </li>
        </ul>
      </nav>
      {children}
    </>
  );
}
