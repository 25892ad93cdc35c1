/** A place on the device for texts. Storage may be forbidden, full or torn away at any time: nothing here throws. */
export interface DeviceShelf {
  /** null where there is nothing, or where reading is forbidden */
  read(name: string): string | null;
  /** false where the device does not keep it */
  write(name: string, text: string): boolean;
  remove(name: string): void;
}

/** A shelf over one of the browser's storages, which is asked for anew each time: the mere access may be forbidden. */
export function deviceShelf(storage: () => Storage): DeviceShelf {
  return {
    read(name) {
      try {
        return storage().getItem(name);
      } catch {
        return null;
      }
    },
    write(name, text) {
      try {
        storage().setItem(name, text);
        return true;
      } catch {
        return false;
      }
    },
    remove(name) {
      try {
        storage().removeItem(name);
      } catch {
        // what cannot be reached cannot be read by anybody else here either
      }
    },
  };
}

/** Keeps nothing and has nothing: for devices that many people use. */
export const noShelf: DeviceShelf = { read: () => null, write: () => false, remove: () => undefined };
