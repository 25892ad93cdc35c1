import { DefinitionError } from '../definition/finding.ts';
import { type Lock, type LockedFile, type LockSection, lockFindings } from './lock.ts';

/** The lock with what is published now, and the keys that were added. */
export interface ExtendedLock {
  readonly lock: Lock;
  readonly added: readonly { readonly section: LockSection; readonly key: string }[];
}

/**
 * Publishes definitions in the lock file: adds their hashes. What is locked already is never touched.
 *
 * @param wanted keys as in the lock file; null: everything that is not locked yet. The parts of a questionnaire
 *   are published with it.
 * @throws DefinitionError when a locked definition was edited or is gone, or a questionnaire cannot be composed
 */
export function extendLock(
  lock: Lock,
  actual: readonly LockedFile[],
  wanted: readonly string[] | null,
): ExtendedLock {
  const findings = lockFindings(lock, actual).filter((finding) => finding.code !== 'lock.not-locked');
  if (findings.length > 0) throw new DefinitionError(findings);
  const chosen = (entry: LockedFile) =>
    wanted === null ||
    wanted.includes(entry.key) ||
    actual.some((other) => wanted.includes(other.key) && isPartOf(entry, other));
  const added = actual.filter((entry) => !Object.hasOwn(lock[entry.section], entry.key) && chosen(entry));
  const extended: Record<LockSection, Record<string, string>> = structuredClone(lock);
  for (const { section, key, file, sha256 } of added) {
    if (sha256 === null) throw new DefinitionError([cannotBeComposed(file, key)]);
    extended[section][key] = sha256;
  }
  return {
    lock: Object.fromEntries(
      Object.entries(extended).map(([section, hashes]) => [section, sorted(hashes)]),
    ) as Lock,
    added: added.map(({ section, key }) => ({ section, key })),
  };
}

/** Whether a definition belongs to a questionnaire: one of its instruments, an overlay of one, or the crosswalk that leads to it. */
function isPartOf(entry: LockedFile, questionnaire: LockedFile): boolean {
  if (entry.section === 'derived') return questionnaire.derived?.includes(entry.key) ?? false;
  if (entry.leadsTo !== undefined) return questionnaire.instruments?.includes(entry.leadsTo) ?? false;
  if (entry.section !== 'instruments' && entry.section !== 'overlays') return false;
  return (questionnaire.instruments ?? []).some(
    (part) => entry.key === part || entry.key.startsWith(`${part}.`),
  );
}

function sorted(hashes: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(hashes).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function cannotBeComposed(file: string, key: string) {
  return {
    code: 'lock.cannot-be-composed',
    where: file,
    message: {
      ja: `${key} は構成できないため、公開できません。check の指摘を直してください。`,
      en: `${key} cannot be composed and so cannot be published; mend what check finds.`,
    },
  };
}
