import { frozenQuestionnaireBytes } from '../../instruments/composition/frozen-bytes.ts';
import type { Questionnaire, QuestionnaireReference } from '../../instruments/composition/questionnaire.ts';
import { deepFreeze } from '../../instruments/definition/deep-freeze.ts';
import { DefinitionError } from '../../instruments/definition/finding.ts';
import type { Language } from '../../instruments/definition/localized-text.ts';
import { compileRules } from '../../instruments/rules/compile-rules.ts';
import type { CompiledRules } from '../../instruments/rules/compiled-rules.ts';
import type { QuestionnaireTable } from '../store/database.ts';
import { answerBytes } from './answer-bytes.ts';
import { sha256 } from './sha256.ts';

/** A questionnaire that this installation has published: frozen bytes, their hash, and what is derived from them. */
export interface PublishedQuestionnaire {
  readonly reference: QuestionnaireReference;
  readonly questionnaire: Questionnaire;
  /** language → sha-256 of its overlays; Japanese stands in the definition itself and has none */
  readonly overlays: Readonly<Partial<Record<Language, string>>>;
  /** what is shown and what is valid, compiled once */
  readonly rules: CompiledRules;
  /** the most bytes that a valid response takes as JSON */
  readonly answerBytes: number;
}

/**
 * Reads a published questionnaire from its row, and checks that bytes, document and hashes still belong together.
 * @throws DefinitionError when the row was changed after publication
 */
export function readPublishedQuestionnaire(row: QuestionnaireTable): PublishedQuestionnaire {
  const { id, version } = row;
  const intact = sha256(row.frozen) === row.sha256 && sha256(row.document) === row.document_sha256;
  const questionnaire = intact ? deepFreeze(JSON.parse(row.document) as Questionnaire) : null;
  if (!questionnaire || sha256(frozenQuestionnaireBytes(questionnaire)) !== row.sha256) {
    throw new DefinitionError([
      {
        code: 'questionnaire.stored-copy-changed',
        where: `database: questionnaires ${id} ${version}`,
        message: {
          ja: 'データベースに保管された公開済みの調査票が、公開時の内容と一致しません。バックアップから元に戻してください。',
          en: 'The published questionnaire in the database is not what was published. Restore the database from a backup.',
        },
      },
    ]);
  }
  return Object.freeze({
    reference: Object.freeze({ id, version, sha256: row.sha256 }),
    questionnaire,
    overlays: Object.freeze(JSON.parse(row.overlays) as Partial<Record<Language, string>>),
    rules: compileRules(questionnaire),
    answerBytes: answerBytes(questionnaire),
  });
}
