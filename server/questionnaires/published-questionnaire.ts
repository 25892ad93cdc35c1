import type { Questionnaire, QuestionnaireReference } from '../../instruments/composition/questionnaire.ts';
import type { Language } from '../../instruments/definition/localized-text.ts';

/** A questionnaire that this installation has published: frozen bytes, their hash, and what is derived from them. */
export interface PublishedQuestionnaire {
  readonly reference: QuestionnaireReference;
  readonly questionnaire: Questionnaire;
  /** language → sha-256 of its overlays; Japanese stands in the definition itself and has none */
  readonly overlays: Readonly<Partial<Record<Language, string>>>;
}
