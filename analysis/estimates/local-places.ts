/** Numbers things of a few kinds that occur among many by the order in which they occur. */
export interface LocalPlaces {
  /** place of each of the things given, -1 for those below 0 */
  readonly places: Int32Array;
  /** the different things, by place */
  readonly things: Int32Array;
}

/** So many different things are looked through one by one faster than a map finds them. */
const FEW = 8;

export function localPlaces(things: Int32Array): LocalPlaces {
  const places = new Int32Array(things.length);
  const different: number[] = [];
  let known: Map<number, number> | null = null;
  for (let index = 0; index < things.length; index++) {
    const thing = things[index] as number;
    if (thing < 0) {
      places[index] = -1;
      continue;
    }
    let place = known === null ? different.indexOf(thing) : (known.get(thing) ?? -1);
    if (place < 0) {
      place = different.length;
      different.push(thing);
      known?.set(thing, place);
      if (different.length === FEW) known = new Map(different.map((one, at) => [one, at]));
    }
    places[index] = place;
  }
  return { places, things: Int32Array.from(different) };
}
