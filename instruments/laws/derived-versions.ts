import { derivedCodes } from '../derived/derived-codes.ts';
import type { DerivedVariable } from '../derived/derived-variable.ts';
import { type Breach, breach } from './law.ts';

/**
 * Codes that one derived variable gives to different things in its versions. The rule may differ from survey to
 * survey, what a code is called may not (decision 3).
 */
export function derivedVersionBreaches(derived: readonly DerivedVariable[]): readonly Breach[] {
  return derived.flatMap((variable, at) => {
    const others = derived
      .slice(0, at)
      .filter(({ instrument, id }) => instrument === variable.instrument && id === variable.id);
    return derivedCodes(variable).flatMap(({ code, label }) => {
      const other = others.find((one) =>
        derivedCodes(one).some((known) => known.code === code && known.label.ja !== label.ja),
      );
      if (!other) return [];
      return [
        breach(
          `${variable.instrument}: ${variable.id} ${variable.version}`,
          `コード ${code}（「${label.ja}」）は、版 ${other.version} では別の意味です。同じ意味のコードには同じ名前を、違う意味には新しいコードを付けてください。`,
          `The code ${code} ("${label.en}") means something else in version ${other.version}; give what means the same one label, and anything else a new code.`,
        ),
      ];
    });
  });
}
