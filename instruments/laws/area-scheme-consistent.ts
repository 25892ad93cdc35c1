import type { AreaScheme } from '../areas/area-scheme.ts';
import { hasValidCheckDigit } from '../areas/municipality-code.ts';
import { type Breach, breach, type Law, repeated } from './law.ts';

/** Municipalities stand once, with true codes, in areas that exist; every fold takes every area once. */
export const areaSchemeConsistent: Law = {
  code: 'area-scheme-consistent',
  check: ({ areaSchemes }) => areaSchemes.flatMap(inconsistencies),
};

function inconsistencies(scheme: AreaScheme): readonly Breach[] {
  const where = (what: string | number) => `${scheme.id} ${scheme.version}: ${what}`;
  const areas = scheme.areas.map((area) => area.code);
  const { municipalities } = scheme;
  const twice = [
    ...repeated(areas),
    ...repeated(scheme.areas.map((area) => area.id)),
    ...repeated(municipalities.map((municipality) => municipality.municipalityCode)),
    ...repeated(municipalities.map((municipality) => municipality.itemCode)),
    ...repeated(scheme.folds.map((fold) => fold.id)),
  ];
  return [
    ...twice.map((value) =>
      breach(
        where(value),
        'コードまたは id が二度使われています。',
        'This code or id is used twice; correct one of them.',
      ),
    ),
    ...municipalities
      .filter((municipality) => !hasValidCheckDigit(municipality.municipalityCode))
      .map((municipality) =>
        breach(
          where(municipality.municipalityCode),
          '市町村コードの検査数字が合いません。6桁のコードを確かめてください。',
          'The check digit of the municipality code is wrong; look the six digits up again.',
        ),
      ),
    ...municipalities
      .filter((municipality) => !areas.includes(municipality.area))
      .map((municipality) =>
        breach(
          where(municipality.name),
          `地域 ${municipality.area} がありません。`,
          `There is no area ${municipality.area}; correct the area of this municipality.`,
        ),
      ),
    ...areas
      .filter((area) => !municipalities.some((municipality) => municipality.area === area))
      .map((area) =>
        breach(
          where(area),
          '市町村のない地域です。',
          'This area has no municipality; place one in it or remove it.',
        ),
      ),
    ...scheme.folds
      .filter(({ groups }) => {
        const folded = groups.flatMap((group) => group.areas);
        return folded.length !== areas.length || !areas.every((area) => folded.includes(area));
      })
      .map((fold) =>
        breach(
          where(fold.id),
          'まとめ方は、すべての地域を一度ずつ含まなければなりません。',
          'A fold takes every area exactly once; correct its groups.',
        ),
      ),
  ];
}
