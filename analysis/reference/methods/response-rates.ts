import { normalQuantile } from '../../distributions/normal.ts';
import { wilsonInterval } from '../../estimates/share-interval.ts';
import { type Frame, levelsOf, type Vector } from '../r/values.ts';
import type { JsonObject } from '../reference-case.ts';
import { columnOf, levelOf, type RequestContext, texts } from '../request-context.ts';
import { Unsupported } from '../unsupported.ts';

/** The people drawn: the data with a column `responded`. */
function sampleOf({ environment }: RequestContext): Frame {
  const sample = [...environment.values()].find(
    (value) => value.kind === 'frame' && value.columns.has('responded'),
  );
  if (sample?.kind !== 'frame') throw new Unsupported('data with the column responded');
  return sample;
}

/** Register counts by stratum, as the preparation summed them, and the column whose codes they are for. */
function registerOf(
  context: RequestContext,
  sample: Frame,
): { stratum: Vector; population: ReadonlyMap<string, number> } {
  for (const value of context.environment.values()) {
    if (value.kind !== 'vector' || value.names === undefined) continue;
    const names = new Set(value.names);
    const stratum = [...sample.columns.values()].find((column) => {
      const levels = levelsOf(column);
      return levels.length === names.size && levels.every((level) => names.has(level));
    });
    if (stratum === undefined) continue;
    return {
      stratum,
      population: new Map(value.names.map((name, index) => [name, Number(value.values[index])])),
    };
  }
  throw new Unsupported('register counts of the strata of the sample');
}

interface Rate {
  readonly sampled: number;
  readonly responded: number;
}

function rateIn(sample: Frame, holds: (row: number) => boolean): Rate {
  const answers = columnOf(sample, 'responded').values;
  const rows = answers
    .map((answer, row) => ({ answer: Number(answer), row }))
    .filter(({ row }) => holds(row));
  return { sampled: rows.length, responded: rows.reduce((sum, { answer }) => sum + answer, 0) };
}

/** `response-rate`: answers over people drawn, plain by group with Wilson's interval, and weighted by N_h/n_h overall. */
export function responseRate(context: RequestContext): JsonObject {
  const { request } = context;
  const sample = sampleOf(context);
  const [by, ...more] = texts(request.options.by);
  if (more.length > 0) throw new Unsupported('rates by more than one column');
  const z = normalQuantile((1 + levelOf(request)) / 2);
  if (by !== undefined) {
    const column = columnOf(sample, by);
    const rows = levelsOf(column).map((level): JsonObject => {
      const { sampled, responded } = rateIn(sample, (row) => String(column.values[row]) === level);
      const rate = responded / sampled;
      const interval = wilsonInterval(rate, sampled, z);
      return {
        group: level,
        sampled,
        responded,
        rate,
        wilsonLower: interval.lower,
        wilsonUpper: interval.upper,
      };
    });
    return { rows };
  }
  const { sampled, responded } = rateIn(sample, () => true);
  const { stratum, population } = registerOf(context, sample);
  let answering = 0;
  let people = 0;
  for (const [level, size] of population) {
    const here = rateIn(sample, (row) => String(stratum.values[row]) === level);
    answering += (size / here.sampled) * here.responded;
    people += size;
  }
  return { sampled, responded, rate: responded / sampled, weightedRate: answering / people };
}

/** `weights` without a design: what one person drawn, and one who answered, stands for in each stratum. */
export function weightsOfSample(context: RequestContext): JsonObject {
  const sample = sampleOf(context);
  const [by] = texts(context.request.options.by);
  if (by === undefined) throw new Unsupported('weights of a sample without a stratum');
  const { population } = registerOf(context, sample);
  const column = columnOf(sample, by);
  const rows = levelsOf(column).map((level): JsonObject => {
    const { sampled, responded } = rateIn(sample, (row) => String(column.values[row]) === level);
    const people = population.get(level);
    if (people === undefined) throw new Unsupported(`register counts for ${level}`);
    return {
      [by]: level,
      population: people,
      sampled,
      responded,
      designWeight: people / sampled,
      baseWeight: people / responded,
      samplingFraction: sampled / people,
    };
  });
  return { rows };
}
