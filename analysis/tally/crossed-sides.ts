import type { TallyAxis, TallySide } from './tally.ts';

/** Most codes that a crossed side may tell apart: they are numbered in two bytes. */
const MOST_CODES = 2 ** 16;

/**
 * The axis of several crossed ones, over codes numbered the same way: the first axis changes slowest, and whoever has
 * no place on one of the axes is outside. No axis at all has one place, with everybody in it.
 * Throws RangeError where there would be more than 65,536 codes.
 */
export function crossedAxis(axes: readonly TallyAxis[]): TallyAxis {
  const codes = axes.reduce((product, axis) => product * (axis.size + 1), 1);
  if (codes > MOST_CODES) {
    throw new RangeError(
      `crossedAxis: crossed axes may have ${MOST_CODES} places, those outside included, got ${codes}`,
    );
  }
  const size = axes.reduce((product, axis) => product * axis.size, 1);
  const placeOfCode = Uint16Array.from({ length: codes }, (_, code) => {
    let rest = code;
    let unit = 1;
    let place = 0;
    for (const axis of axes.toReversed()) {
      const own = rest % (axis.size + 1);
      if (own === axis.size) return size;
      place += own * unit;
      unit *= axis.size;
      rest = Math.floor(rest / (axis.size + 1));
    }
    return place;
  });
  return { size, placeOfCode };
}

/** Several sides as one whose places are all combinations of theirs, such as 47 areas × 8 bands. */
export function crossedSides(sides: readonly TallySide[], size: number): TallySide {
  const values = new Uint16Array(size);
  for (const { values: codes, axis } of sides) {
    const width = axis.size + 1;
    for (let i = 0; i < size; i++) {
      values[i] = (values[i] as number) * width + (axis.placeOfCode[codes[i] as number] as number);
    }
  }
  return { values, axis: crossedAxis(sides.map(({ axis }) => axis)) };
}
