import type { ReactNode } from 'react';
import type { SurveySummary } from '../../../server/contract/api.ts';
import { dayText } from '../page/date-text.ts';
import { SyntheticBanner, SyntheticMark } from '../page/marks.tsx';
import { PageLink } from '../page/page-link.tsx';
import { PageTitle } from '../page/page-title.tsx';
import { useReader } from '../page/reader.ts';
import { qrCodePath } from '../session/staff-routes.ts';

/** The surveys of this installation, each with the way to its pages and to its questionnaire. */
export function SurveyListPage({ surveys }: { readonly surveys: readonly SurveySummary[] }): ReactNode {
  const { texts } = useReader();
  return (
    <>
      {surveys.some((survey) => survey.synthetic) && <SyntheticBanner />}
      <PageTitle>{texts.surveys.title}</PageTitle>
      {surveys.length === 0 ? (
        <div className="notice">
          <p>{texts.surveys.none}</p>
          <p>{texts.surveys.noneWhy}</p>
        </div>
      ) : (
        <ul className="survey-list">
          {surveys.map((survey) => (
            <SurveyCard key={survey.id} survey={survey} />
          ))}
        </ul>
      )}
    </>
  );
}

function SurveyCard({ survey }: { readonly survey: SurveySummary }): ReactNode {
  const { language, texts, read } = useReader();
  const { opens, closes } = survey.window;
  return (
    <li className="survey-card">
      <h2>
        {read(survey.title)} {survey.synthetic && <SyntheticMark />}
      </h2>
      <dl>
        <dt>{texts.surveys.kindLabel}</dt>
        <dd>{texts.surveys.kind[survey.kind]}</dd>
        <dt>{texts.surveys.stateLabel}</dt>
        <dd>{texts.surveys.state[survey.state]}</dd>
        <dt>{texts.surveys.window}</dt>
        <dd>{texts.surveys.until(dayText(opens, language), dayText(closes, language))}</dd>
      </dl>
      <p className="card-links">
        <PageLink view={{ page: 'returns', surveyId: survey.id }}>{texts.page.returns}</PageLink>
        <PageLink view={{ page: 'cross-tab', surveyId: survey.id, choice: {} }}>
          {texts.page.crossTab}
        </PageLink>
        <a href={survey.link}>{texts.surveys.form}</a>
        {(['svg', 'png'] as const).map((format) => (
          <a key={format} href={qrCodePath(survey.id, format)}>
            {texts.surveys.qrCodeAs[survey.kind](format.toUpperCase())}
          </a>
        ))}
      </p>
    </li>
  );
}
