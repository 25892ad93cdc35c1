import type { JSX } from 'react';
import { withoutRuby } from '../../../instruments/definition/ruby.ts';
import type { PageView, QuestionView } from '../../../instruments/form-view/question-view.ts';
import { useForm } from '../form-context.ts';
import { withReadings } from '../language/with-readings.tsx';
import { questionParts } from '../questions/question-parts.ts';

export interface PageNoticeProps {
  readonly page: PageView;
  /** questions and notes that an answer has just added */
  readonly added: readonly string[];
}

/**
 * Why the same page has come again, with a link to each place that it is about: something has to be mended, or an answer
 * has added questions. A script would show both where they happen; here they would be looked for.
 */
export function PageNotice({ page, added }: PageNoticeProps): JSX.Element | null {
  const { t } = useForm();
  const mistaken = page.questions.filter(isMistaken);
  const more = page.questions.filter(({ name }) => added.includes(name));
  if (mistaken.length > 0) {
    return (
      <section className="form-notice form-notice--error">
        <h3>{withReadings(t.mistakesHeading)}</h3>
        <Places questions={mistaken} />
      </section>
    );
  }
  if (more.length === 0) return null;
  return (
    <section className="form-notice" aria-label={withoutRuby(t.moreQuestions)}>
      <p>{withReadings(t.moreQuestions)}</p>
      <Places questions={more} />
    </section>
  );
}

type Asked = Exclude<QuestionView, { kind: 'note' }>;
const isAsked = (question: QuestionView): question is Asked => question.kind !== 'note';
const isMistaken = (question: QuestionView): boolean => isAsked(question) && question.error !== '';

function Places({ questions }: { readonly questions: readonly QuestionView[] }): JSX.Element | null {
  const asked = questions.filter(isAsked);
  if (asked.length === 0) return null;
  return (
    <ul>
      {asked.map((question) => (
        <li key={question.name}>
          <a href={`#${placeOf(question)}`}>{withReadings(question.title)}</a>
        </li>
      ))}
    </ul>
  );
}

/** The field itself where there is one: the link then puts the cursor into it. */
function placeOf(question: Asked): string {
  const { input, title } = questionParts(question.name, question);
  const isField =
    question.kind === 'number' || question.kind === 'text' || (question.kind === 'single' && question.list);
  return isField ? input : title;
}
