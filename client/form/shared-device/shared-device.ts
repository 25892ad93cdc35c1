import { createContext, useContext } from 'react';

/** What the form needs of the browser of a device that others use next (docs/decisions/0025-shared-devices.md). */
export interface SharedDevice {
  /** milliseconds of the device's clock, which goes on while it sleeps */
  readonly now: () => number;
  /** 0 to 1: thirty tablets that lost one network must not come back in one wave */
  readonly random: () => number;
  /** whether the start page could be had at this moment */
  readonly startReachable: () => Promise<boolean>;
  /** opens the start page in the place of this one, so that Back does not lead here */
  readonly toStart: () => void;
}

const context = createContext<SharedDevice | null>(null);
export const SharedDeviceProvider = context.Provider;

/** Throws where the form is not on a shared device. */
export function useSharedDevice(): SharedDevice {
  const device = useContext(context);
  if (device === null) throw new Error('useSharedDevice is for the form on a shared device');
  return device;
}
