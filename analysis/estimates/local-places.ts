/** Numbers things of a few kinds that occur among many by the order in which they occur. */
export interface LocalPlaces {
  /** place of each of the things given, -1 for those below 0 */
  readonly places: Int32Array;
  /** the different things, by place */
  readonly things: Int32Array;
}

export function localPlaces(things: Int32Array): LocalPlaces {
  const known = new Map<number, number>();
  const places = things.map((thing) => {
    if (thing < 0) return -1;
    const place = known.get(thing) ?? known.size;
    known.set(thing, place);
    return place;
  });
  return { places, things: Int32Array.from(known.keys()) };
}
