import { formTexts } from '../../instruments/form-texts/form-texts.ts';
import { fieldErrors } from '../../instruments/form-view/field-error.ts';
import { pageView } from '../../instruments/form-view/form-pages.ts';
import type { ClosingNote, StaticScreen } from '../contract/static-page.ts';
import { pagesOf } from '../http/first-screen.ts';
import type { PublishedQuestionnaire } from '../questionnaires/published-questionnaire.ts';
import type { PlainFormState } from './plain-form-state.ts';

/** What a person in this state sees. */
export function screenOf(questionnaire: PublishedQuestionnaire, state: PlainFormState): StaticScreen {
  const { place, language, answers, typed } = state;
  switch (place.name) {
    case 'questions': {
      const pages = pagesOf(questionnaire);
      const errors = place.checked ? fieldErrors(pages, typed, language, formTexts[language]) : new Map();
      const page = pageView(pages, state.page, { language, answers, typed, errors });
      if (page === null) throw new Error(`screenOf: the page ${state.page} is not shown with these answers`);
      return { name: 'questions', page, added: place.added };
    }
    case 'code':
      return {
        name: 'code',
        problem: place.problem,
        code: state.code ?? '',
        begins: place.begins,
        entered: Object.keys(answers).length + Object.keys(typed).length > 0,
      };
    case 'refused':
      return { name: 'refused', problem: place.problem };
    case 'receipt': {
      const { receipt, day } = place;
      return { name: 'receipt', receipt, day, closing: closingNotes(questionnaire, state) };
    }
    case 'ended':
      return { name: 'ended', reason: place.reason, refused: true };
    case 'ready':
    case 'waiting':
      return { name: place.name };
  }
}

function closingNotes(
  { questionnaire }: PublishedQuestionnaire,
  { language }: PlainFormState,
): readonly ClosingNote[] {
  return (questionnaire.closing ?? []).map(({ name, text }) => {
    const own = text[language];
    return { name, text: own ?? text.ja, language: own === undefined ? 'ja' : language };
  });
}
