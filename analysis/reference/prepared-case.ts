import { EstimationError } from '../estimates/estimation-error.ts';
import { degreesOfFreedom } from '../estimates/sample-design.ts';
import { WeightingError } from '../weights/weighting-error.ts';
import type { Mismatch } from './compare.ts';
import { describedDesign } from './described-design.ts';
import { portableGenerator } from './portable-generator.ts';
import { type Environment, evaluate } from './r/evaluate.ts';
import { parse } from './r/expression.ts';
import type { Survey, Value } from './r/values.ts';
import { readData } from './read-data.ts';
import type { ReferenceCase, ReferenceDesign } from './reference-case.ts';
import { Unsupported } from './unsupported.ts';

/** A case whose data were read, whose preparation ran, and whose designs stand ready. */
export interface PreparedCase {
  readonly environment: ReadonlyMap<string, Value>;
  /** Throws what kept the design from being made: Unsupported, DesignDiffers, or the engine's own refusal of it. */
  readonly surveyOf: (design: string) => Survey;
}

/** A design that was understood and came out otherwise than the case describes it. */
export class DesignDiffers extends Error {
  override readonly name = 'DesignDiffers';
  readonly mismatches: readonly Mismatch[];

  constructor(mismatches: readonly Mismatch[]) {
    super(
      mismatches.map(({ place, expected, got }) => `${place}: expected ${expected}, got ${got}`).join('; '),
    );
    this.mismatches = mismatches;
  }
}

/** Statements to be run together; a design's value gets the name of the design, whether they assign it or not. */
interface Source {
  readonly text: string;
  readonly design: string | null;
}

function run({ text, design }: Source, environment: Environment): void {
  // on a copy: statements that fail half-way are run again later, and must not then be applied twice
  const trial: Environment = new Map(environment);
  const last = parse(text)
    .map((statement) => evaluate(statement, trial, null))
    .at(-1);
  if (design !== null && last?.kind === 'survey' && trial.get(design)?.kind !== 'survey') {
    trial.set(design, last);
  }
  for (const [name, value] of trial) environment.set(name, value);
}

/** Runs sources until no more of them succeed: a preparation may need a design, and a design a preparation. */
function runAll(sources: readonly Source[], environment: Environment): ReadonlyMap<Source, Error> {
  const failures = new Map<Source, Error>();
  let waiting = sources;
  for (;;) {
    const left = waiting.filter((source) => {
      try {
        run(source, environment);
        return false;
      } catch (error) {
        const known = [Unsupported, EstimationError, WeightingError].some((kind) => error instanceof kind);
        if (!known) throw error;
        failures.set(source, error as Error);
        return true;
      }
    });
    if (left.length === 0 || left.length === waiting.length)
      return new Map(left.map((source) => [source, failures.get(source) as Error]));
    waiting = left;
  }
}

/** In what a design that was read differs from what the case says of it. */
function differences(name: string, survey: Survey, described: ReferenceDesign): readonly Mismatch[] {
  const { weights } = survey.design;
  const inside = weights.filter((weight, row) => weight !== 0 && survey.domain[row] === 1);
  const sum = inside.reduce((total, weight) => total + weight, 0);
  const facts = [
    { fact: 'nRows', expected: described.nRows, got: inside.length, tolerance: 0 },
    {
      fact: 'df',
      expected: described.df,
      got: degreesOfFreedom(survey.design, survey.domain),
      tolerance: 0,
    },
    {
      fact: 'sumWeights',
      expected: described.sumWeights,
      got: sum,
      tolerance: 1e-7 * Math.abs(described.sumWeights),
    },
  ];
  return facts
    .filter(({ expected, got, tolerance }) => !(Math.abs(expected - got) <= tolerance))
    .map(({ fact, expected, got }) => ({
      place: `design ${name}.${fact}`,
      expected: String(expected),
      got: String(got),
    }));
}

/**
 * Reads the data of a case and runs its preparation, which is stated in a small part of R. `texts` holds the text
 * of each data file by its name. Statements that are not understood are kept as reasons, not guessed; a design whose
 * call is not understood is made of the columns named for it, if that is all there was to it.
 * Throws ReferenceDataError where a data file is not the one the case describes.
 */
export function prepareCase(reference: ReferenceCase, texts: ReadonlyMap<string, string>): PreparedCase {
  const environment: Environment = new Map();
  for (const data of reference.data) environment.set(data.name, readData(data, texts.get(data.file) ?? ''));
  const generated = reference.requests.find(({ options }) => options.generator !== undefined);
  if (generated !== undefined) environment.set('b', portableGenerator(generated.options));
  const designs = new Map(
    Object.entries(reference.designs).map(([design, { rCall: text }]) => [design, { text, design }] as const),
  );
  const preparation = reference.setup.map(({ r: text }) => ({ text, design: null }));
  // a design takes the data as they are then: what needs no design comes first
  const waiting = runAll(preparation, environment);
  const failures = runAll([...waiting.keys(), ...designs.values()], environment);

  const fromColumns = (name: string, described: ReferenceDesign, failure: Error | undefined): Survey => {
    if (failure !== undefined && !(failure instanceof Unsupported)) throw failure;
    const reason = failure ?? new Unsupported(`${name} is not a design`);
    try {
      const survey = describedDesign(described, environment);
      if (differences(name, survey, described).length === 0) return survey;
    } catch (error) {
      if (!(error instanceof Unsupported)) throw error;
    }
    throw reason;
  };
  return {
    environment,
    surveyOf: (name) => {
      const described = reference.designs[name];
      const source = designs.get(name);
      if (described === undefined || source === undefined)
        throw new Unsupported(`the case has no design ${name}`);
      const value = environment.get(name);
      const failure = failures.get(source);
      if (failure !== undefined || value?.kind !== 'survey') return fromColumns(name, described, failure);
      const found = differences(name, value, described);
      if (found.length > 0) throw new DesignDiffers(found);
      return value;
    },
  };
}
