import Papa from 'papaparse';
import { EstimationError } from '../estimates/estimation-error.ts';
import { degreesOfFreedom } from '../estimates/sample-design.ts';
import { WeightingError } from '../weights/weighting-error.ts';
import { portableGenerator } from './portable-generator.ts';
import { type Environment, evaluate } from './r/evaluate.ts';
import { parse } from './r/expression.ts';
import { type Frame, type Scalar, type Survey, type Value, vector } from './r/values.ts';
import type { ReferenceCase, ReferenceData, ReferenceDesign } from './reference-case.ts';
import { Unsupported } from './unsupported.ts';

/** A case whose data were read, whose preparation ran, and whose designs stand ready. */
export interface PreparedCase {
  readonly environment: ReadonlyMap<string, Value>;
  /** Throws what kept the design from being made: Unsupported, or the engine's own refusal of it. */
  readonly surveyOf: (design: string) => Survey;
}

function readValue(text: string, type: string): Scalar {
  if (text === '') return null;
  return type === 'integer' || type === 'number' ? Number(text) : text;
}

/** Reads a data file: UTF-8, comma, one header line, an empty field is a missing value. */
function readFrame(data: ReferenceData, text: string): Frame {
  const [header, ...rows] = Papa.parse<string[]>(text, { skipEmptyLines: true }).data;
  if (header === undefined || rows.length !== data.rows) {
    throw new Unsupported(`${data.file} has ${rows.length} rows, the case says ${data.rows}`);
  }
  const columns = header.map((name, index) => {
    const type = data.columns[name] ?? 'string';
    return [name, vector(rows.map((row) => readValue(row[index] as string, type)))] as const;
  });
  return { kind: 'frame', size: rows.length, columns: new Map(columns) };
}

/** Runs statements until no more of them succeed: a preparation may need a design, and a design a preparation. */
function runAll(sources: readonly string[], environment: Environment): ReadonlyMap<string, Error> {
  const failures = new Map<string, Error>();
  let waiting = sources;
  for (;;) {
    const left = waiting.filter((source) => {
      try {
        for (const statement of parse(source)) evaluate(statement, environment, null);
        return false;
      } catch (error) {
        const known = [Unsupported, EstimationError, WeightingError].some((kind) => error instanceof kind);
        if (!known) throw error;
        failures.set(source, error as Error);
        return true;
      }
    });
    if (left.length === 0 || left.length === waiting.length)
      return new Map(left.map((s) => [s, failures.get(s) as Error]));
    waiting = left;
  }
}

/** The design must come out as the case describes it; else it was read wrongly and nothing may be computed from it. */
function requireSame(name: string, survey: Survey, described: ReferenceDesign): Survey {
  const inside = survey.design.weights.filter((weight, row) => weight > 0 && survey.domain[row] === 1);
  const df = degreesOfFreedom(survey.design, survey.domain);
  const sum = survey.design.weights.reduce(
    (total, weight, row) => total + (survey.domain[row] === 1 ? weight : 0),
    0,
  );
  if (
    inside.length !== described.nRows ||
    df !== described.df ||
    Math.abs(sum - described.sumWeights) > 1e-7 * Math.abs(described.sumWeights)
  ) {
    throw new Unsupported(
      `design ${name} was read as ${inside.length} rows, df ${df}, weights ${sum}; the case says ${described.nRows}, ${described.df}, ${described.sumWeights}`,
    );
  }
  return survey;
}

/**
 * Reads the data of a case and runs its preparation, which is stated in a small part of R. `texts` holds the text
 * of each data file by its name. Statements that are not understood are kept as reasons, not guessed.
 */
export function prepareCase(reference: ReferenceCase, texts: ReadonlyMap<string, string>): PreparedCase {
  const environment: Environment = new Map();
  for (const data of reference.data) environment.set(data.name, readFrame(data, texts.get(data.file) ?? ''));
  const generated = reference.requests.find(({ options }) => options.generator !== undefined);
  if (generated !== undefined) environment.set('b', portableGenerator(generated.options));
  const designs = Object.entries(reference.designs);
  const failures = runAll(
    [...reference.setup.map(({ r }) => r), ...designs.map(([, { rCall }]) => rCall)],
    environment,
  );
  return {
    environment,
    surveyOf: (name) => {
      const described = reference.designs[name];
      const value = environment.get(name);
      if (described === undefined) throw new Unsupported(`the case has no design ${name}`);
      const failure = failures.get(described.rCall);
      if (failure !== undefined) throw failure;
      if (value?.kind !== 'survey') throw new Unsupported(`${name} is not a design`);
      return requireSame(name, value, described);
    },
  };
}
