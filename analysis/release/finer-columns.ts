import { type CodedColumn, RESERVED } from '../dataset/dataset.ts';
import { tells } from './telling-columns.ts';

/**
 * Ids of columns that say what a quasi-identifier says, and perhaps more: a district says the area. One column alone,
 * two together, or all options of a multiple answer. Where only who was asked tells it, that counts by itself
 * (asked-of-some.ts) and the answers do not.
 */
export function finerColumns(
  columns: readonly CodedColumn[],
  sources: readonly CodedColumn[],
): ReadonlySet<string> {
  const found = new Set<string>();
  const targets = sources.map(({ values }) => values);
  const asked = new Map(columns.map(({ id, values }) => [id, askedOf(values)]));
  const tellsOne = (those: readonly CodedColumn[]) =>
    targets.some(
      (target) =>
        tells(
          those.map(({ values }) => values),
          target,
        ) &&
        !tells(
          those.map(({ id }) => asked.get(id) as Uint8Array),
          target,
        ),
    );
  const add = (those: readonly CodedColumn[]) => {
    if (tellsOne(those)) for (const { id } of those) found.add(id);
  };
  for (const column of columns) add([column]);
  for (const options of multipleAnswers(columns)) add(options);
  const rest = columns.filter(({ id }) => !found.has(id));
  rest.forEach((first, place) => {
    for (const second of rest.slice(place + 1)) add([first, second]);
  });
  return found;
}

function askedOf(values: Uint8Array): Uint8Array {
  return values.map((code) => (code === RESERVED.notAsked ? 0 : 1));
}

function multipleAnswers(columns: readonly CodedColumn[]): readonly (readonly CodedColumn[])[] {
  const items = new Map<string, CodedColumn[]>();
  for (const column of columns) {
    if (column.kind === 'option') items.set(column.item, [...(items.get(column.item) ?? []), column]);
  }
  return [...items.values()].filter(({ length }) => length > 2);
}
