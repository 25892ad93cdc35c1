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
 * @throws DefinitionError when a locked definition was edited or is gone, a questionnaire cannot be composed, or an
 *   overlay or a crosswalk would be published before its instrument
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
  const isPublished = (key: string) =>
    Object.hasOwn(lock.instruments, key) ||
    added.some((entry) => entry.section === 'instruments' && entry.key === key);
  const early = added.flatMap(({ key, file, belongsTo = [] }) =>
    belongsTo.filter((part) => !isPublished(part)).map((part) => instrumentFirst(file, key, part)),
  );
  if (early.length > 0) throw new DefinitionError(early);
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

/** Whether a definition is published with a questionnaire: its instruments, their overlays, what leads to them, its rules. */
function isPartOf(entry: LockedFile, questionnaire: LockedFile): boolean {
  const instruments = questionnaire.instruments ?? [];
  switch (entry.section) {
    case 'instruments':
      return instruments.includes(entry.key);
    case 'overlays':
    case 'crosswalks':
      return instruments.includes(entry.belongsTo?.at(-1) ?? '');
    case 'derived':
      return questionnaire.derived?.includes(entry.key) ?? false;
    default:
      return false;
  }
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

/** A translation that is frozen before its instrument could no longer follow it. */
function instrumentFirst(file: string, key: string, instrument: string) {
  return {
    code: 'lock.instrument-first',
    where: file,
    message: {
      ja: `${key} は、${instrument} が公開されるまで公開できません。${instrument} を先に、または一緒に公開してください。`,
      en: `${key} cannot be published before ${instrument}; publish ${instrument} first, or both together.`,
    },
  };
}
