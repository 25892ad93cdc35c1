import type { DeviceShelf } from '../draft/device-shelf.ts';
import { otherDeviceName } from '../draft/draft-names.ts';
import type { Seen } from './draft-box.ts';

/**
 * What a device remembers of a draft for another one, where the person agreed to answers being kept on it: where the draft
 * lies and which save it saw last, never what opens it.
 */
export interface DeviceRecord {
  readonly id: string;
  readonly device: string;
  readonly seen: Seen;
  /** the answers were sent: the draft is to be deleted, and was not yet */
  readonly sent: boolean;
}

const HEX_64 = /^[0-9a-f]{64}$/;

export function readRecord(shelf: DeviceShelf, surveyId: string): DeviceRecord | null {
  const text = shelf.read(otherDeviceName(surveyId));
  if (text === null) return null;
  try {
    const { id, device, seen, sent } = JSON.parse(text);
    const good =
      HEX_64.test(id) &&
      /^[0-9a-f]{32}$/.test(device) &&
      Number.isSafeInteger(seen.counter) &&
      (seen.hash === null || HEX_64.test(seen.hash)) &&
      typeof sent === 'boolean';
    return good ? { id, device, seen: { counter: seen.counter, hash: seen.hash }, sent } : null;
  } catch {
    return null;
  }
}

export function writeRecord(shelf: DeviceShelf, surveyId: string, record: DeviceRecord): void {
  shelf.write(otherDeviceName(surveyId), JSON.stringify(record));
}

export function removeRecord(shelf: DeviceShelf, surveyId: string): void {
  shelf.remove(otherDeviceName(surveyId));
}
