import type { Survey } from './survey.ts';

/** The channel that a link is counted under, and whose devices it is opened on. */
export interface LinkChannel {
  readonly id: string;
  /** others use the device after this person: it must keep nothing (docs/decisions/0025-shared-devices.md) */
  readonly shared: boolean;
}

/**
 * The channel of `/a/<survey>[/<channel>]`: the one it names, else the survey's first. A mistyped address must cost nobody
 * their answers. Nor may it leave them on a school's tablet: where the survey has a channel of shared devices, a name
 * that it does not know is taken for one of them.
 */
export function channelOfLink(named: string | undefined, channels: Survey['channels']): LinkChannel {
  const [first] = channels;
  if (first === undefined) throw new Error('A survey has at least one channel.');
  const known = channels.find(({ id }) => id === named);
  if (known !== undefined || named === undefined) {
    const { id, devices } = known ?? first;
    return { id, shared: devices === 'shared' };
  }
  return { id: first.id, shared: channels.some(({ devices }) => devices === 'shared') };
}
