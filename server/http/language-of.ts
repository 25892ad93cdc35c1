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
