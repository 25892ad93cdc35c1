import { createRoot } from 'react-dom/client';
import { Model } from 'survey-core';
import 'survey-core/i18n/japanese';
import 'survey-core/survey-core.css';
import form from 'virtual:questionnaire';
import { Survey } from 'survey-react-ui';

/*
 * SurveyJS as its own documentation sets it up: the questionnaire's JSON in the bundle, its React package, its style sheet,
 * everything else as it comes.
 */
const model = new Model(form);
model.locale = 'ja';
model.onComplete.add(({ data }) => {
  document.documentElement.dataset.answers = JSON.stringify(data);
});
createRoot(document.getElementById('root') as HTMLElement).render(<Survey model={model} />);
