import { codebookCsv } from '../../../instruments/codebook/codebook-csv.ts';
import { codebookDdi } from '../../../instruments/codebook/codebook-ddi.ts';
import { type CodebookDocument, codebookDocument } from '../../../instruments/codebook/codebook-document.ts';
import { codebookJson } from '../../../instruments/codebook/codebook-json.ts';
import { codebookMarkdown } from '../../../instruments/codebook/codebook-markdown.ts';
import { frozenQuestionnaireBytes } from '../../../instruments/composition/frozen-bytes.ts';
import type { Questionnaire } from '../../../instruments/composition/questionnaire.ts';
import { DefinitionError } from '../../../instruments/definition/finding.ts';
import type { Definitions } from '../../../instruments/definition/parse-definitions.ts';
import { findingsText } from '../../questionnaires/findings-text.ts';
import { sha256 } from '../../questionnaires/sha256.ts';
import { CommandError, type Terminal } from '../terminal.ts';
import { findQuestionnaire } from './find-questionnaire.ts';
import { give, type OutputOptions } from './give.ts';
import { type LibraryPlace, openLibrary } from './open-library.ts';

const WRITERS = {
  csv: codebookCsv,
  json: codebookJson,
  md: codebookMarkdown,
  ddi: codebookDdi,
} as const satisfies Record<string, (document: CodebookDocument) => string>;
export type CodebookFormat = keyof typeof WRITERS;
export const CODEBOOK_FORMATS = Object.keys(WRITERS) as readonly CodebookFormat[];

export interface CodebookOptions extends OutputOptions {
  readonly format: CodebookFormat;
}

/**
 * Writes the codebook of a questionnaire: every column with its codes, base, source and rule. A published one
 * bears its hash; a draft says that it is one.
 *
 * @throws CommandError when there is no such questionnaire, or it was edited after publication
 */
export async function codebook(
  terminal: Terminal,
  place: LibraryPlace,
  name: string,
  options: CodebookOptions,
): Promise<void> {
  const definitions = await openLibrary(terminal, place);
  const questionnaire = findQuestionnaire(definitions, name);
  const hash = publishedHash(definitions, questionnaire);
  try {
    await give(terminal, options, WRITERS[options.format](codebookDocument(questionnaire, hash)));
  } catch (error) {
    if (error instanceof DefinitionError) throw new CommandError(1, findingsText(error.findings));
    throw error;
  }
}

/** Null for a draft. */
function publishedHash({ lock }: Definitions, questionnaire: Questionnaire): string | null {
  const key = `${questionnaire.id}@${questionnaire.version}`;
  const locked = lock?.questionnaires[key];
  if (locked === undefined || locked === sha256(frozenQuestionnaireBytes(questionnaire)))
    return locked ?? null;
  throw new CommandError(
    1,
    `公開済みの調査票 ${key} が書き換えられています。check で場所を確かめ、ファイルを元に戻してください。 / ${key} was edited after publication; see where with "check" and restore the file.`,
  );
}
