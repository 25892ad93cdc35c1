import { resolve } from 'node:path';
import { DefinitionError } from '../../../instruments/definition/finding.ts';
import { type Definitions, parseDefinitions } from '../../../instruments/definition/parse-definitions.ts';
import { findingsText } from '../../questionnaires/findings-text.ts';
import { readDefinitionFiles } from '../../questionnaires/load-definitions.ts';
import { CommandError, type Terminal } from '../terminal.ts';

/** Where the library of this program lies, and where the caller wants another one read from. */
export interface LibraryPlace {
  /** `instruments/` of the program */
  readonly shipped: string;
  /** `--instruments <folder>` */
  readonly wanted: string | undefined;
}

export const libraryFolder = (terminal: Terminal, place: LibraryPlace): string =>
  place.wanted === undefined ? place.shipped : resolve(terminal.folder, place.wanted);

/**
 * Reads the library as it is on disk, whether or not it obeys the laws.
 * @throws CommandError with all findings when a file cannot be read as a definition
 */
export async function openLibrary(terminal: Terminal, place: LibraryPlace): Promise<Definitions> {
  const folder = libraryFolder(terminal, place);
  try {
    return parseDefinitions(await readDefinitionFiles(folder));
  } catch (error) {
    if (error instanceof DefinitionError) throw new CommandError(1, findingsText(error.findings));
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) {
      throw new CommandError(
        2,
        `${folder}: 調査票部品のフォルダ（library・questionnaires・areas）がありません。 / No library here: it needs the folders library, questionnaires and areas.`,
      );
    }
    throw error;
  }
}
