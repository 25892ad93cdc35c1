import type { LocalizedText } from '../definition/localized-text.ts';
import type { DerivedVariable } from './derived-variable.ts';

// 非該当 is the word for whoever was not asked (code 251), so a net never says it
const NET_CODES = [
  { code: 1, label: { ja: 'あてはまる', en: 'Yes' } },
  { code: 0, label: { ja: 'あてはまらない', en: 'No' } },
];

/**
 * Codes that a derived variable can take, with their labels, in the order of its rule; reserved codes are left
 * out. Empty for a sum, which holds a number. Several cases with one code are one code, under the first label.
 */
export function derivedCodes({
  derivation,
}: DerivedVariable): readonly { readonly code: number; readonly label: LocalizedText }[] {
  switch (derivation.kind) {
    case 'sum':
      return [];
    case 'net':
    case 'cohort':
      return NET_CODES;
    case 'bands':
      return firstOfEach(derivation.bands);
    case 'cases':
      return firstOfEach([...derivation.cases, derivation.otherwise]);
  }
}

function firstOfEach(entries: readonly { readonly code: number; readonly label: LocalizedText }[]) {
  return [...new Set(entries.map(({ code }) => code))].map((code) => ({
    code,
    label: entries.find((entry) => entry.code === code)?.label ?? { ja: String(code), en: String(code) },
  }));
}
