import { z } from 'zod';
import type { Finding } from '../definition/finding.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const hashes = z.record(z.string(), sha256);

/** What was shipped as published: `<id>@<version>` (overlays: `<id>@<version>.<language>`, crosswalks: `<id>@<from>-<to>`) → SHA-256 of its frozen bytes. */
export const lockSchema = z.strictObject({
  instruments: hashes,
  overlays: hashes,
  questionnaires: hashes,
  areaSchemes: hashes,
  publishedFigures: hashes,
  derived: hashes,
  crosswalks: hashes,
});
export type Lock = Readonly<z.infer<typeof lockSchema>>;
export type LockSection = keyof Lock;

/** One definition as it is on disk now, with the hash of its frozen bytes. */
export interface LockedFile {
  readonly section: LockSection;
  /** `<id>@<version>`, for an overlay `<id>@<version>.<language>` */
  readonly key: string;
  /** named in the finding, so that it can be found and restored */
  readonly file: string;
  /** null: it can no longer be composed at all */
  readonly sha256: string | null;
  /** for a questionnaire: keys of the instruments that it is composed from */
  readonly instruments?: readonly string[];
  /** for a questionnaire: keys of its derived variables */
  readonly derived?: readonly string[];
  /** for an overlay: key of its instrument; for a crosswalk: keys of both versions, the later one last */
  readonly belongsTo?: readonly string[];
}

/**
 * Compares the definitions on disk with the lock: published means frozen (decision 3). Empty when all is well;
 * otherwise every file that was edited, is not locked, or is locked and gone. The server refuses to start then.
 *
 * A questionnaire changes with its instruments; where one of them was edited, only that file is named, for
 * whoever restored the recipe instead would look in vain.
 */
export function lockFindings(lock: Lock, actual: readonly LockedFile[]): readonly Finding[] {
  const findings: Finding[] = [];
  const lockedHash = ({ section, key }: LockedFile) =>
    Object.hasOwn(lock[section], key) ? lock[section][key] : undefined;
  const editedInstruments = new Set(
    actual
      .filter((entry) => entry.section === 'instruments' && lockedHash(entry) !== entry.sha256)
      .map(({ key }) => key),
  );
  for (const entry of actual) {
    const { key, file, sha256: now } = entry;
    const locked = lockedHash(entry);
    if (locked === now) continue;
    if (locked !== undefined && entry.instruments?.some((part) => editedInstruments.has(part))) continue;
    findings.push(locked === undefined ? notLocked(file, key, now) : edited(file, key, locked, now));
  }
  for (const section of Object.keys(lock) as LockSection[]) {
    for (const key of Object.keys(lock[section])) {
      if (!actual.some((entry) => entry.section === section && entry.key === key))
        findings.push(gone(section, key));
    }
  }
  return findings;
}

function edited(file: string, key: string, locked: string, now: string | null): Finding {
  return {
    code: 'lock.edited-after-publication',
    where: file,
    message: {
      ja: `公開済みの定義 ${key} が書き換えられています（固定された値 ${locked}、現在の値 ${now ?? 'なし'}）。ファイルを元に戻し、変更は新しい版として加えてください。`,
      en: `${key} was edited after publication (locked ${locked}, now ${now ?? 'none'}). Restore the file and publish the change as a new version.`,
    },
  };
}

function notLocked(file: string, key: string, now: string | null): Finding {
  return {
    code: 'lock.not-locked',
    where: file,
    message: {
      ja: `${key} はまだ公開されていません。ほかの指摘がなくなったら、publish ${key} で公開してください（値 ${now ?? '：構成できません'}）。`,
      en: `${key} is not published yet. When nothing else is found, publish it: publish ${key} (hash ${now ?? 'none: it cannot be composed'}).`,
    },
  };
}

function gone(section: string, key: string): Finding {
  return {
    code: 'lock.file-missing',
    where: `lock.json: ${section} ${key}`,
    message: {
      ja: `公開済みの定義 ${key} のファイルがありません。ファイルを元に戻してください。公開した版は取り消せません。`,
      en: `The published ${key} has no file. Restore it: a published version is never withdrawn.`,
    },
  };
}
