import { surveyDesign } from './r/survey-objects.ts';
import { type Frame, numbersOf, type Survey, type Value, type Vector, vector } from './r/values.ts';
import type { ReferenceDesign } from './reference-case.ts';
import { columnOf } from './request-context.ts';
import { Unsupported } from './unsupported.ts';

/** A column by its name, or the fraction "a/b" of two. */
function correctionOf(frame: Frame, name: string): Vector {
  if (frame.columns.has(name) || !name.includes('/')) return columnOf(frame, name);
  const [above = '', below = ''] = name.split('/').map((part) => part.trim());
  const divisor = numbersOf(columnOf(frame, below), below);
  return vector(
    Array.from(numbersOf(columnOf(frame, above), above), (value, row) => value / (divisor[row] as number)),
  );
}

/**
 * The design from the columns that the case names for it, where its call is not understood or not there. What the
 * call did besides (rows left out, weights adjusted) is not in them: the caller must compare the result with the
 * size and weights that the case states. Throws Unsupported for a design whose weights were adjusted.
 */
export function describedDesign(described: ReferenceDesign, environment: ReadonlyMap<string, Value>): Survey {
  if (described.adjusted != null) throw new Unsupported(`a design adjusted otherwise: ${described.adjusted}`);
  const frame = environment.get(described.data === 'generator' ? 'b' : described.data);
  if (frame?.kind !== 'frame') throw new Unsupported(`there is no data named ${described.data}`);
  const { strata, weights } = described;
  return surveyDesign({
    frame,
    ids: described.ids.map((name) => columnOf(frame, name)),
    strata: strata == null ? null : { name: strata, column: columnOf(frame, strata) },
    weights: weights == null ? null : columnOf(frame, weights),
    fpc: described.fpc.map((name) => correctionOf(frame, name)),
    nest: described.nest,
  });
}
