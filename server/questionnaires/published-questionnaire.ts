import { z } from 'zod';
import { frozenQuestionnaireBytes } from '../../instruments/composition/frozen-bytes.ts';
import type { Questionnaire, QuestionnaireReference } from '../../instruments/composition/questionnaire.ts';
import { deepFreeze } from '../../instruments/definition/deep-freeze.ts';
import { DefinitionError } from '../../instruments/definition/finding.ts';
import { type FormLanguage, formLanguageSchema } from '../../instruments/definition/localized-text.ts';
import { compileRules } from '../../instruments/rules/compile-rules.ts';
import type { CompiledRules } from '../../instruments/rules/compiled-rules.ts';
import type { QuestionnaireTable } from '../store/database.ts';
import { answerBytes } from './answer-bytes.ts';
import { sha256 } from './sha256.ts';

/** A questionnaire that this installation has published: frozen bytes, their hash, and what is derived from them. */
export interface PublishedQuestionnaire {
  readonly reference: QuestionnaireReference;
  readonly questionnaire: Questionnaire;
  /** lower-case hex over everything that is kept of it, in all its languages; another one when a language is added */
  readonly formSha256: string;
  /** language → sha-256 of its overlays; Japanese stands in the definition itself and has none */
  readonly overlays: Readonly<Partial<Record<FormLanguage, string>>>;
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
  const overlays = readOverlays(row.overlays);
  const own =
    questionnaire?.id === id &&
    questionnaire.version === version &&
    sha256(frozenQuestionnaireBytes(questionnaire)) === row.sha256;
  if (!own || !overlays) {
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
    formSha256: row.document_sha256,
    overlays,
    rules: compileRules(questionnaire),
    answerBytes: answerBytes(questionnaire),
  });
}

const overlaysSchema = z.partialRecord(formLanguageSchema, z.string().regex(/^[0-9a-f]{64}$/));

/** The hashes of the translations, or null when the column holds something else. */
function readOverlays(column: string): PublishedQuestionnaire['overlays'] | null {
  try {
    return Object.freeze(overlaysSchema.parse(JSON.parse(column)));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null;
    throw error;
  }
}
