import type { LocalizedText } from '../../instruments/definition/localized-text.ts';
import type { DerivedVariable } from '../../instruments/derived/derived-variable.ts';

/**
 * What must stand beside figures of a variable that nobody was asked: by which version of its rule it was made, and
 * who is in its base. A share without its rule says nothing.
 */
export function derivedNote({ label, version, base }: DerivedVariable): LocalizedText {
  return {
    ja: `「${label.ja}」は、回答をもとに規則（版：${version}）で作った区分です。基数：${base.ja}`,
    en: `“${label.en}” was made from answers by a rule (version ${version}). Base: ${base.en}`,
  };
}
