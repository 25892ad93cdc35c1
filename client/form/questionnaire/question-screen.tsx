import { type JSX, useSyncExternalStore } from 'react';
import { OtherDeviceOffer } from '../other-device/other-device-offer.tsx';
import { QuestionPage } from './question-page.tsx';
import type { QuestionnaireForm } from './questionnaire-form.ts';

export interface QuestionScreenProps {
  readonly questionnaire: QuestionnaireForm;
  readonly finished: () => void;
}

/** The page of the running questionnaire at which the person is. */
export function QuestionScreen({ questionnaire, finished }: QuestionScreenProps): JSX.Element {
  const position = useSyncExternalStore(questionnaire.subscribe, questionnaire.position);
  const next = (): void => {
    if (questionnaire.next() === 'finished') finished();
  };
  return (
    <>
      <QuestionPage {...position} back={questionnaire.back} next={next}>
        {questionnaire.questions()}
      </QuestionPage>
      <OtherDeviceOffer />
    </>
  );
}
