import type { PageModel, Question, QuestionMatrixModel, SurveyModel } from 'survey-core';
import { Model, settings, surveyLocalization } from 'survey-core';
import { ReactElementFactory, Survey } from 'survey-react-ui';
import type { FormLanguage } from '../../../instruments/definition/localized-text.ts';
import { withoutRuby } from '../../../instruments/definition/ruby.ts';
import type { SurveyTexts } from '../../../instruments/form-texts/ja.ts';
import type { Answers } from '../../../instruments/rules/answers.ts';
import { formAnswers } from '../../../instruments/rules/form-answers.ts';
import { surveySettings } from '../../../instruments/rules/survey-settings.ts';
import type { PublishedForm } from '../../../server/contract/api.ts';
import { AnswerQuestionProvider } from '../questions/answer-question.ts';
import { filledIn, restore } from './filled-in.ts';
import type { PagePosition, QuestionnaireForm } from './questionnaire-form.ts';
import { answersInto, takeFields } from './survey-answers.ts';
import { SurveyQuestion } from './survey-question.tsx';

// a question that goes would wait, unseen, for the end of an animation of SurveyJS's own style sheet
settings.animationEnabled = false;
ReactElementFactory.Instance.registerElement('question', ({ key, ...props }) => (
  <SurveyQuestion key={key} {...props} />
));

/** How the questions look; what they mean and accept is decided in instruments/rules/survey-settings.ts. */
function arrange(model: SurveyModel): void {
  model.showTitle = false;
  model.showPageTitles = false;
  model.showNavigationButtons = false;
  model.showProgressBar = false;
  model.showQuestionNumbers = false;
  // its questions carry ids of ours
  model.focusOnFirstError = false;
  model.focusFirstQuestionAutomatic = false;
  // after a turn the heading is what is read first (page/turn-to.ts); SurveyJS would go on to the questions below it
  model.onScrollToTop.add((_model, options) => {
    options.allow = false;
  });
  model.widthMode = 'responsive';
  model.textUpdateMode = 'onTyping';
  // its icons are not drawn here, and one of them carries an inline style that the content policy refuses
  model.needRenderIcons = false;
  // names that SurveyJS makes for screen readers have no readings; what is seen is drawn by questions/question.tsx
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
  { form, closing, sensitive = [] }: Pick<PublishedForm, 'form' | 'closing' | 'sensitive'>,
  language: FormLanguage,
  texts: SurveyTexts,
): QuestionnaireForm {
  const model = published(form);
  arrange(model);
  speak(model, language, texts);
  let shown = language;
  let spoken = texts;

  const answered = new Set<() => void>();
  const tell = (): void => {
    for (const listener of answered) listener();
  };
  const answering = answersInto(model, () => spoken, tell);
  const listeners = new Set<() => void>();
  const hurts = new Set(sensitive);
  let position = positionOf(model, hurts);
  const changed = (): void => {
    const now = positionOf(model, hurts);
    const parts = ['page', 'pages', 'title', 'sensitive'] as const;
    if (parts.every((part) => now[part] === position[part])) return;
    position = now;
    for (const listener of listeners) listener();
  };
  model.onCurrentPageChanged.add(changed);
  model.onValueChanged.add(changed);
  model.onPageVisibleChanged.add(changed);

  const questionOf = (item: string): Question | null => model.getQuestionByName(item.split('.')[0] ?? item);
  return {
    questions: () => (
      <AnswerQuestionProvider value={answering}>
        <Survey model={model} />
      </AnswerQuestionProvider>
    ),
    position: () => position,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    subscribeToAnswers(listener) {
      answered.add(listener);
      return () => answered.delete(listener);
    },
    next() {
      const last = model.isLastPage;
      if (last ? model.validateCurrentPage() : model.nextPage()) return last ? 'finished' : 'moved';
      // once the sentences that say what is wrong are on the page
      requestAnimationFrame(() => document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return 'mistaken';
    },
    back: () => void model.prevPage(),
    turnTo(page) {
      while (model.currentPageNo + 1 > Math.max(1, page)) model.prevPage();
      while (model.currentPageNo + 1 < page) {
        if (model.isLastPage) return model.validateCurrentPage() ? 'finished' : 'mistaken';
        if (!model.nextPage()) return 'mistaken';
      }
      return 'moved';
    },
    show(next, nextTexts) {
      speak(model, next, nextTexts);
      spoken = nextTexts;
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
    withdraw(item) {
      questionOf(item)?.clearValue();
      tell();
    },
    take: (fields) => takeFields(model, answering, fields),
    filledIn: () => filledIn(model),
    restore: (filled) => restore(model, answering, filled),
    clear() {
      restore(model, answering, { answers: {}, typed: {}, page: '' });
      while (model.currentPageNo > 0) model.prevPage();
      tell();
    },
    hasAnswers: () => Object.keys(model.data).length > 0,
    answers: () => completedAnswers(form, model),
  };
}

function rowWording(matrix: QuestionMatrixModel, item: string): string | null {
  return (
    matrix.visibleRows.find((row) => `${matrix.name}.${row.name}` === item)?.locText.calculatedText ?? null
  );
}

function positionOf(model: SurveyModel, hurts: ReadonlySet<string>): PagePosition {
  return {
    page: model.currentPageNo + 1,
    pages: model.visiblePageCount,
    title: model.currentPage?.locTitle.calculatedText ?? '',
    sensitive:
      asksWhatHurts(model.currentPage, hurts) &&
      !asksWhatHurts(model.visiblePages[model.currentPageNo - 1], hurts),
  };
}

const asksWhatHurts = (page: PageModel | null | undefined, hurts: ReadonlySet<string>): boolean =>
  (page?.visibleQuestions ?? []).some(({ name }: Question) => hurts.has(name));

/** Completes a copy, so that SurveyJS itself takes away what routing hides while the form stays open for corrections. */
function completedAnswers(form: PublishedForm['form'], model: SurveyModel): Answers {
  const copy = published(form);
  copy.data = model.data;
  copy.doComplete();
  return formAnswers(copy.data);
}
