/** A JSON object as it was read; nothing is known of it. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads a foreign JSON value and remembers what was read, so that nothing of it can be dropped in silence. */
export interface JsonReader {
  /** own list of an object, marked as read; what is inside it still has to be read. Anything else is left unread. */
  readonly takeList: (object: JsonObject, key: string) => readonly unknown[] | undefined;
  /** own object in an object, marked as read; what is inside it still has to be read */
  readonly takeObject: (object: JsonObject, key: string) => JsonObject | undefined;
  /** own property of an object, marked as read with all that is inside */
  readonly takeWhole: (object: JsonObject, key: string) => unknown;
  /** paths of everything that was not read, outermost first and not what is inside it */
  readonly unread: (root: JsonObject) => readonly { readonly path: string; readonly key: string }[];
}

export function jsonReader(): JsonReader {
  const read = new WeakMap<object, Map<string, How>>();
  const mark = (object: JsonObject, key: string, how: How) => {
    const keys = read.get(object) ?? new Map<string, How>();
    keys.set(key, how);
    read.set(object, keys);
    return Object.hasOwn(object, key) ? object[key] : undefined;
  };
  return {
    takeList: (object, key) => {
      const value = Object.hasOwn(object, key) ? object[key] : undefined;
      if (!Array.isArray(value)) return undefined;
      mark(object, key, 'opened');
      return value;
    },
    takeObject: (object, key) => {
      const value = Object.hasOwn(object, key) ? object[key] : undefined;
      if (!isObject(value)) return undefined;
      mark(object, key, 'opened');
      return value;
    },
    takeWhole: (object, key) => mark(object, key, 'whole'),
    unread: (root) => {
      const found: Place[] = [];
      const pending: Opened[] = [{ value: root, path: '' }];
      for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
        for (const { how, ...place } of insides(next, read)) {
          if (how === undefined) found.push({ path: place.path, key: place.key });
          else if (how === 'opened') pending.push(place);
        }
      }
      return found;
    },
  };
}

type How = 'opened' | 'whole';
interface Place {
  readonly path: string;
  readonly key: string;
}
interface Opened {
  readonly value: unknown;
  readonly path: string;
}

/** What stands right inside an opened value, and how it was read. */
function insides(
  { value, path }: Opened,
  read: WeakMap<object, ReadonlyMap<string, How>>,
): readonly (Place & { readonly value: unknown; readonly how: How | undefined })[] {
  if (Array.isArray(value))
    return value.map((part: unknown, index) => ({
      value: part,
      path: `${path}[${index}]`,
      key: String(index),
      how: 'opened' as const,
    }));
  if (!isObject(value)) return [];
  const keys = read.get(value);
  return Object.keys(value).map((key) => ({
    value: value[key],
    path: path === '' ? key : `${path}.${key}`,
    key,
    how: keys?.get(key),
  }));
}
