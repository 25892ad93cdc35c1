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
  /** submission key of the answers that it is a draft of: others on this device, of another letter, have no part in it */
  readonly answers: string;
  /** the answers were sent: the draft is to be deleted, and was not yet */
  readonly sent: boolean;
}

const HEX_32 = /^[0-9a-f]{32}$/;
const HEX_64 = /^[0-9a-f]{64}$/;

export function readRecord(shelf: DeviceShelf, surveyId: string): DeviceRecord | null {
  const text = shelf.read(otherDeviceName(surveyId));
  if (text === null) return null;
  try {
    const { id, device, seen, answers, sent } = JSON.parse(text);
    const good =
      HEX_64.test(id) &&
      HEX_32.test(device) &&
      Number.isSafeInteger(seen.counter) &&
      (seen.hash === null || HEX_64.test(seen.hash)) &&
      HEX_32.test(answers) &&
      typeof sent === 'boolean';
    return good ? { id, device, seen: { counter: seen.counter, hash: seen.hash }, answers, sent } : null;
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
