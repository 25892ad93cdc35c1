import { percentText } from '../../analysis/estimates/percent.ts';
import type { AreaScheme } from '../../instruments/areas/area-scheme.ts';
import type { ReturnCounts } from '../ballot-box/count-returns.ts';
import type { Returns } from '../contract/api.ts';
import type { RegisteredSurvey } from '../surveys/registered-survey.ts';
import type { TokyoDay } from '../surveys/tokyo-day.ts';

interface Counts {
  web: number;
  paper: number;
  total: number;
}

/**
 * How many letters were answered, where, how and when? Everything accepted counts, also what still waits for
 * its batch. A survey by invitation has a rate by stratum and in all, of letters sent, as printed (half up from
 * whole numbers); an open survey has counts only (decision 8).
 */
export function returnsView(
  { survey }: RegisteredSurvey,
  { counts, waiting }: ReturnCounts,
  scheme: AreaScheme | null,
  asOf: TokyoDay,
): Returns {
  const responses = (keep: (count: (typeof counts)[number]) => boolean): Counts => {
    const kept = counts.filter(keep);
    const sum = (mode: 'web' | 'paper') =>
      kept.filter((count) => count.mode === mode).reduce((total, count) => total + count.responses, 0);
    return { web: sum('web'), paper: sum('paper'), total: sum('web') + sum('paper') };
  };
  const all = responses(() => true);
  const days = [...new Set(counts.map(({ day }) => day))].sort();
  const shared = {
    surveyId: survey.id,
    kind: survey.kind,
    synthetic: survey.synthetic,
    asOf,
    areaScheme: scheme === null ? null : { title: scheme.title, status: scheme.status },
    byDay: days.map((day) => {
      const { web, paper } = responses((count) => count.day === day);
      return { day, web, paper };
    }),
    waiting,
  };
  if (survey.kind === 'open') {
    return {
      ...shared,
      areas: null,
      total: { population: null, invited: null, responses: all, ratePercent: null },
    };
  }
  const sumOf = (size: 'population' | 'invited') =>
    survey.strata.reduce((total, stratum) => total + stratum[size], 0);
  return {
    ...shared,
    areas: survey.strata.map(({ id, label, population, invited }) => {
      const ofStratum = responses(({ stratum }) => stratum === id);
      return {
        id,
        label,
        population,
        invited,
        responses: ofStratum,
        ratePercent: percentText(ofStratum.total, invited),
      };
    }),
    total: {
      population: sumOf('population'),
      invited: sumOf('invited'),
      responses: all,
      ratePercent: percentText(all.total, sumOf('invited')),
    },
  };
}
