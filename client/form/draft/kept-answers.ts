import { useCallback, useMemo } from 'react';
import type { FormLanguage } from '../../../instruments/definition/localized-text.ts';
import type { FormEvent, Unusable } from '../form-flow.ts';
import type { QuestionnaireForm } from '../questionnaire/questionnaire-form.ts';
import { draftName } from './draft-names.ts';
import { putForward } from './drafts-aside.ts';
import { forgetDraft, type Keeping, keptOf, lookForDraft } from './keeping.ts';

export interface KeptAnswersParts {
  readonly keeping: Keeping;
  readonly questionnaire: QuestionnaireForm;
  readonly dispatch: (event: FormEvent) => void;
  /** of the letter's link, or as typed; empty where none is known */
  readonly code: string;
  readonly takeCode: (code: string) => void;
  readonly chooseLanguage: (language: FormLanguage) => void;
  /** what is begun from now on is another response */
  readonly begin: () => void;
}

/** What a person can do about answers that lie on the device. */
export interface KeptAnswers {
  /** goes on with them; from then on this tab writes them, and no other */
  readonly resume: () => void;
  readonly discard: () => void;
  /** whether there are some, that is, whether something can be begun without asking */
  readonly lieHere: (code: string) => boolean;
}

export function useKeptAnswers(parts: KeptAnswersParts): KeptAnswers {
  const { keeping, questionnaire, dispatch, code, takeCode, chooseLanguage, begin } = parts;

  const startOver = useCallback(
    (notice: Unusable | null): void => {
      // what still lies there is of another letter, and stays for it
      if (notice === null && keeping.local.read(draftName(keeping.survey.id)) !== null) keeping.seat.leave();
      else forgetDraft(keeping);
      // this page may show them still: another tab has sent them or thrown them away
      questionnaire.clear();
      begin();
      dispatch({ type: 'discarded', notice });
    },
    [keeping, questionnaire, dispatch, begin],
  );

  const resume = useCallback(async (): Promise<void> => {
    await keeping.seat.take('anyway');
    // read only now: another tab may have written until it lost the seat
    const found = lookForDraft(keeping, code);
    if (found.kind === 'draft') {
      const { draft } = found;
      putForward(keeping, draft);
      questionnaire.restore(draft.filledIn);
      takeCode(draft.code);
      if (keeping.survey.languages.includes(draft.language)) chooseLanguage(draft.language);
      dispatch({ type: 'resumed', kept: keptOf(keeping, draft) });
      return;
    }
    startOver(found.kind === 'unusable' ? found.reason : null);
  }, [keeping, questionnaire, dispatch, code, takeCode, chooseLanguage, startOver]);

  const discard = useCallback(async (): Promise<void> => {
    await keeping.seat.take('anyway');
    const found = lookForDraft(keeping, code);
    if (found.kind === 'draft') {
      putForward(keeping, found.draft);
      forgetDraft(keeping);
    }
    startOver(null);
  }, [keeping, code, startOver]);

  return useMemo(
    () => ({
      resume: () => void resume(),
      discard: () => void discard(),
      lieHere: (typed) => lookForDraft(keeping, typed).kind === 'draft' && !keeping.seat.held(),
    }),
    [keeping, resume, discard],
  );
}
