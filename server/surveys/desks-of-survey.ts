import type { Definitions } from '../../instruments/definition/parse-definitions.ts';
import type { Desk } from '../contract/api.ts';
import type { Survey } from './survey.ts';

/**
 * The desks that the people of a survey can turn to: those for everybody in Japan, and local ones whose prefecture or
 * municipality the survey asks in.
 */
export function desksOfSurvey(
  survey: Pick<Survey, 'areaScheme'>,
  desks: readonly Desk[],
  definitions: Pick<Definitions, 'areaSchemes'>,
): readonly Desk[] {
  const here = isLocalTo(survey, definitions);
  return desks.filter(({ areas }) => here(areas));
}

/**
 * Whether a desk for these areas (none: everybody in Japan) is for people of the survey. Without an area scheme nobody
 * knows where a survey asks, and no desk is left out.
 */
export function isLocalTo(
  { areaScheme }: Pick<Survey, 'areaScheme'>,
  { areaSchemes }: Pick<Definitions, 'areaSchemes'>,
): (areas: readonly string[]) => boolean {
  const scheme = areaSchemes.find(({ value }) => value.id === areaScheme)?.value;
  if (scheme === undefined) return () => true;
  const codes = scheme.municipalities.map(({ municipalityCode }) => municipalityCode);
  const here = new Set([...codes, ...codes.map((code) => code.slice(0, 2))]);
  return (areas) => areas.length === 0 || areas.some((code) => here.has(code));
}
