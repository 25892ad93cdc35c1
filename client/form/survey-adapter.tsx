import type { Question, QuestionMatrixModel, SurveyModel } from 'survey-core';
import { LocalizableString, Model, settings, surveyLocalization } from 'survey-core';
import 'survey-core/survey-core.fontless.min.css';
import './survey-theme.css';
import { ReactElementFactory, ReactQuestionFactory, Survey } from 'survey-react-ui';
import type { FormLanguage } from '../../instruments/definition/localized-text.ts';
import { withoutRuby } from '../../instruments/definition/ruby.ts';
import type { SurveyTexts } from '../../instruments/form-texts/ja.ts';
import type { Answers } from '../../instruments/rules/answers.ts';
import { formAnswers } from '../../instruments/rules/form-answers.ts';
import { surveySettings } from '../../instruments/rules/survey-settings.ts';
import type { PublishedForm } from '../../server/contract/api.ts';
import { ClearableRadiogroup } from './clearable-radiogroup.tsx';
import { MatrixQuestion } from './matrix-question.tsx';
import { NoteElement } from './note-element.tsx';
import type { PagePosition, QuestionnaireForm } from './questionnaire-form.ts';
import { SelectQuestion } from './select-question.tsx';
import { TextViewer } from './text-viewer.tsx';

Object.assign(settings.titleTags, { survey: 'h1', page: 'h2', panel: 'h3', question: 'h3' });
const questions = ReactQuestionFactory.Instance;
// its type says that a creator gets a name; it gets the props of the element
questions.registerQuestion('radiogroup', (props: unknown) => <ClearableRadiogroup {...(props as object)} />);
questions.registerQuestion('dropdown', (props: unknown) => <SelectQuestion {...(props as object)} />);
questions.registerQuestion('matrix', (props: unknown) => <MatrixQuestion {...(props as object)} />);
questions.registerQuestion('html', (props: unknown) => <NoteElement {...(props as object)} />);
ReactElementFactory.Instance.registerElement(LocalizableString.defaultRenderer, ({ key, ...props }) => (
  <TextViewer key={key} {...props} />
));

/** How the questions look; what they mean and accept is decided in instruments/rules/survey-settings.ts. */
function arrange(model: SurveyModel): void {
  model.showTitle = false;
  model.showPageTitles = false;
  model.showNavigationButtons = false;
  model.showProgressBar = false;
  model.showQuestionNumbers = false;
  model.questionErrorLocation = 'bottom';
  model.focusFirstQuestionAutomatic = false;
  model.widthMode = 'responsive';
  model.textUpdateMode = 'onTyping';
  // its icons are not drawn here, and one of them carries an inline style that the content policy refuses
  model.needRenderIcons = false;
  // what goes into attributes (names for screen readers) has no readings; what is seen is made by text-viewer.tsx
  model.onTextMarkdown.add((_model, options) => {
    const plain = withoutRuby(options.text);
    if (plain !== options.text) options.html = plain;
  });
}

/** Shows the questions in a language, with our wording of what SurveyJS itself says. */
function speak(model: SurveyModel, language: FormLanguage, texts: SurveyTexts): void {
  surveyLocalization.locales[language] = { ...surveyLocalization.locales[language], ...texts };
  model.locale = language;
}

const published = (form: PublishedForm['form']): SurveyModel => new Model({ ...form, ...surveySettings });

/** Makes the published questionnaire fillable. The one place in the browser that knows SurveyJS. */
export function fillQuestionnaire(
  { form, closing }: Pick<PublishedForm, 'form' | 'closing'>,
  language: FormLanguage,
  texts: SurveyTexts,
): QuestionnaireForm {
  const model = published(form);
  arrange(model);
  speak(model, language, texts);
  let shown = language;

  const listeners = new Set<() => void>();
  let position = positionOf(model);
  const changed = (): void => {
    const now = positionOf(model);
    if (now.page === position.page && now.pages === position.pages && now.title === position.title) return;
    position = now;
    for (const listener of listeners) listener();
  };
  model.onCurrentPageChanged.add(changed);
  model.onValueChanged.add(changed);
  model.onPageVisibleChanged.add(changed);

  const questionOf = (item: string): Question | null => model.getQuestionByName(item.split('.')[0] ?? item);
  return {
    questions: () => <Survey model={model} />,
    position: () => position,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    next() {
      if (!model.isLastPage) return model.nextPage() ? 'moved' : 'mistaken';
      return model.validateCurrentPage() ? 'finished' : 'mistaken';
    },
    back: () => void model.prevPage(),
    show(next, nextTexts) {
      speak(model, next, nextTexts);
      shown = next;
      changed();
    },
    closing: () =>
      closing.map(({ name, text }) => {
        const own = text[shown];
        return { name, text: own ?? text.ja, language: own === undefined ? 'ja' : shown };
      }),
    wordingOf(item) {
      const question = questionOf(item);
      if (!question) return null;
      const row = question.isDescendantOf('matrix')
        ? rowWording(question as QuestionMatrixModel, item)
        : null;
      return [question.locTitle.calculatedText, row].filter(Boolean).join(' ');
    },
    goTo(item) {
      const question = questionOf(item);
      if (question?.isVisible && question.page?.isVisible) model.currentPage = question.page;
    },
    focus(item) {
      const [element = '', row = ''] = item.split('.');
      const root = document.querySelector(`[data-name="${CSS.escape(element)}"]`);
      const part = root?.querySelector(`[data-row="${CSS.escape(row)}"]`) ?? root;
      part?.querySelector<HTMLElement>('input, select, textarea')?.focus();
    },
    withdraw: (item) => questionOf(item)?.clearValue(),
    hasAnswers: () => Object.keys(model.data).length > 0,
    answers: () => completedAnswers(form, model),
  };
}

function rowWording(matrix: QuestionMatrixModel, item: string): string | null {
  return (
    matrix.visibleRows.find((row) => `${matrix.name}.${row.name}` === item)?.locText.calculatedText ?? null
  );
}

function positionOf(model: SurveyModel): PagePosition {
  return {
    page: model.currentPageNo + 1,
    pages: model.visiblePageCount,
    title: model.currentPage?.locTitle.calculatedText ?? '',
  };
}

/** Completes a copy, so that SurveyJS itself takes away what routing hides while the form stays open for corrections. */
function completedAnswers(form: PublishedForm['form'], model: SurveyModel): Answers {
  const copy = published(form);
  copy.data = model.data;
  copy.doComplete();
  return formAnswers(copy.data);
}
