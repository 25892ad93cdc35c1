import type { FormLanguage } from '../../instruments/definition/localized-text.ts';
import type { QuestionnaireTable } from '../store/database.ts';

type Hashes = Pick<QuestionnaireTable, 'sha256' | 'overlays'>;

/** How a questionnaire as the files have it now differs from the copy that was published. */
export interface Difference {
  /** the Japanese, a code, the routing, or the wording of a published language is another one, or a language is gone */
  readonly changed: boolean;
  /** languages that it was not published in: they may be added under the same version (decision 3) */
  readonly added: readonly FormLanguage[];
}

/** Compares by hashes alone; the order of the languages says nothing. */
export function differenceFrom(published: Hashes, now: Hashes): Difference {
  const before = new Map(Object.entries(JSON.parse(published.overlays) as Record<string, string>));
  const after = new Map(Object.entries(JSON.parse(now.overlays) as Record<string, string>));
  return {
    changed:
      published.sha256 !== now.sha256 ||
      [...before].some(([language, sha256]) => after.get(language) !== sha256),
    added: [...after.keys()].filter((language) => !before.has(language)) as FormLanguage[],
  };
}
