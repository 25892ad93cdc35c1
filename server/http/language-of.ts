import type { FormLanguage } from '../../instruments/definition/localized-text.ts';

/**
 * Which of a survey's languages an address asks for (`?lang=`): the tag itself in any case, else what is left
 * when its last parts are taken off (en-US → en; RFC 4647, section 3.4), else the survey's first language.
 */
export function languageOf(asked: unknown, languages: readonly FormLanguage[]): FormLanguage {
  const [first] = languages;
  if (first === undefined) throw new Error('A survey has at least one language.');
  let range = typeof asked === 'string' && asked.length <= 35 ? asked.toLowerCase() : '';
  while (range !== '') {
    const found = languages.find((language) => language.toLowerCase() === range);
    if (found !== undefined) return found;
    range = range.replace(/(^|-)[^-]*$/, '').replace(/-[^-]$/, '');
  }
  return first;
}

/** Language and script, which decide whether a person can read it: zh-CN is zh-Hans, pt is pt-BR, zh-TW is neither. */
function readable(tag: string): string | null {
  try {
    const { language, script } = new Intl.Locale(tag).maximize();
    return `${language}-${script}`;
  } catch {
    return null;
  }
}

/**
 * Which of a survey's languages a browser asks for, where the address asks for none: the first of its languages that the
 * survey has, in its everyday wording, or in the reading level that the survey itself opens in (its first language: a
 * school's tablet asks for Japanese, and its children read theirs). Null where it has none of them.
 *
 * @param accepted tags of Accept-Language, the dearest first
 */
export function preferredLanguage(
  accepted: readonly string[],
  languages: readonly FormLanguage[],
): FormLanguage | null {
  for (const tag of accepted.slice(0, 20)) {
    const wanted = tag === '*' ? null : readable(tag);
    const found = languages.find(
      (language, place) => (place === 0 || !language.includes('-x-')) && readable(language) === wanted,
    );
    if (wanted !== null && found !== undefined) return found;
  }
  return null;
}
