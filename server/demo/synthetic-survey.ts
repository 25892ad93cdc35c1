import type { AreaScheme } from '../../instruments/areas/area-scheme.ts';
import type { CompiledRules } from '../../instruments/rules/compiled-rules.ts';
import { cellWeights } from './cell-weights.ts';
import type { DemoFixtures } from './demo-fixtures.ts';
import { type DrawnStratum, drawSample } from './draw-sample.ts';
import { shareByLargestRemainder } from './largest-remainder.ts';
import { seededRandom } from './random.ts';
import { answersLetter, chooseRespondents, volunteers } from './response-propensity.ts';
import { type AgeBand, type CellCount, countDrawn, countRegister } from './sample-counts.ts';
import { type SyntheticRegister, synthesizeRegister } from './synthetic-register.ts';
import { type SyntheticResponse, synthesizeResponses } from './synthetic-responses.ts';

/** The survey by invitation: the draw, what is kept of it, and what came back. */
export interface SyntheticInvitationSurvey {
  readonly strata: readonly DrawnStratum[];
  /** people of the register by area × sex × age band of the weighting */
  readonly margins: readonly CellCount[];
  /** letters by area × sex × age band of the national tables */
  readonly drawnCounts: readonly CellCount[];
  readonly responses: readonly SyntheticResponse[];
}

/** Both surveys of the demonstration, the same every time. */
export interface SyntheticSurveys {
  readonly invitation: SyntheticInvitationSurvey;
  /** answers of volunteers; nobody was drawn */
  readonly open: readonly SyntheticResponse[];
}

/** The eight bands of the national tables; ids are the codes of the derived column `age_band`. */
const NATIONAL_BANDS: readonly AgeBand[] = [
  { id: '1', from: 16, to: 19 },
  ...[2, 3, 4, 5, 6, 7].map((decade) => ({ id: String(decade), from: decade * 10, to: decade * 10 + 9 })),
  { id: '8', from: 80, to: null },
];

/** Draws both samples from the synthetic register and lets the people answer. */
export function synthesizeSurveys(
  { census, surveys, texts }: Omit<DemoFixtures, 'desks'>,
  scheme: AreaScheme,
  rules: CompiledRules,
): SyntheticSurveys {
  const register = synthesizeRegister(census);
  const sheet = { rules, scheme, texts };
  const { letters, weighting, responses, seeds } = surveys.invitation;
  const sample = drawSample(register, scheme, letters, seededRandom(seeds.sample, 'draw'));
  const respondents = seededRandom(seeds.sample, 'respondents');
  const people = chooseRespondents(respondents, sample.people, responses, answersLetter);
  const margins = countRegister(register, scheme, weighting.ageBands);
  const weights = cellWeights(people, margins, weighting.ageBands);
  return Object.freeze({
    invitation: Object.freeze({
      strata: sample.strata,
      margins,
      drawnCounts: countDrawn(sample.people, scheme, NATIONAL_BANDS),
      responses: synthesizeResponses(people, weights, sheet, seeds, 'by-age'),
    }),
    open: synthesizeVolunteers(register, surveys.open, sheet),
  });
}

function synthesizeVolunteers(
  register: SyntheticRegister,
  { reached, responses, seeds }: DemoFixtures['surveys']['open'],
  sheet: Parameters<typeof synthesizeResponses>[2],
): readonly SyntheticResponse[] {
  const strata = sheet.scheme.areas.map(({ id }) => id);
  const populations = countRegister(register, sheet.scheme, [{ id: 'all', from: 16, to: null }]);
  const population = (area: string) =>
    populations.filter((cell) => cell.area === area).reduce((sum, { people }) => sum + people, 0);
  const shares = shareByLargestRemainder(reached, strata.map(population));
  const allocations = strata.map((area, index) => ({ area, invited: shares[index] ?? 0 }));
  const sample = drawSample(register, sheet.scheme, allocations, seededRandom(seeds.sample, 'draw'));
  const people = chooseRespondents(
    seededRandom(seeds.sample, 'respondents'),
    sample.people,
    responses,
    volunteers,
  );
  const alike = people.map(() => 1);
  return synthesizeResponses(people, alike, sheet, seeds, 'web');
}
