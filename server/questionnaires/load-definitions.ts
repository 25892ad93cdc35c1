import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lockFindings } from '../../instruments/composition/lock.ts';
import { lockedFiles } from '../../instruments/composition/locked-files.ts';
import { DefinitionError } from '../../instruments/definition/finding.ts';
import { type Definitions, parseDefinitions } from '../../instruments/definition/parse-definitions.ts';
import { checkInstruments } from '../../instruments/laws/check-instruments.ts';
import { lockMissing } from './lock-missing.ts';
import { sha256 } from './sha256.ts';

/** The folders below `instruments/` that hold data; the others hold code. */
const DATA_FOLDERS = ['library', 'questionnaires', 'areas'];

/**
 * Reads every definition that ships with the program, checks it against all laws and compares it with the
 * lock file.
 * @param instrumentsDir the folder `instruments/` of the installation
 * @throws DefinitionError naming every file that is broken, misplaced, breaks a law, or was edited after its
 *   publication
 */
export async function loadDefinitions(instrumentsDir: string): Promise<Definitions> {
  const definitions = parseDefinitions(await readDefinitionFiles(instrumentsDir));
  if (definitions.lock === null) throw new DefinitionError([lockMissing]);
  const findings = [
    ...lockFindings(definitions.lock, lockedFiles(definitions, sha256)),
    ...checkInstruments(definitions),
  ];
  if (findings.length > 0) throw new DefinitionError(findings);
  return definitions;
}

/** The definition files of a library: path under its folder, with `/` → text. Nothing is checked yet. */
export async function readDefinitionFiles(instrumentsDir: string): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for (const folder of DATA_FOLDERS) {
    const entries = await readdir(join(instrumentsDir, folder), { recursive: true, withFileTypes: true });
    for (const entry of entries) {
      if (!entry.isFile() || !entry.name.endsWith('.json')) continue;
      const path = join(entry.parentPath, entry.name);
      files.set(
        path
          .slice(instrumentsDir.length)
          .split(/[\\/]+/)
          .filter(Boolean)
          .join('/'),
        await readFile(path, 'utf8'),
      );
    }
  }
  return files;
}
