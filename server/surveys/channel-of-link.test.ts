import { describe, expect, it } from 'vitest';
import { channelOfLink } from './channel-of-link.ts';

const label = { ja: '経路', en: 'channel' };
const letter = { id: 'letter', label, devices: 'own' } as const;
const school = { id: 'school', label, devices: 'shared' } as const;
const flyer = { id: 'flyer', label, devices: 'own' } as const;

describe('the channel of a link', () => {
  it.each([
    ['letter', { id: 'letter', shared: false }],
    ['school', { id: 'school', shared: true }],
    // the link of a letter names none
    [undefined, { id: 'letter', shared: false }],
    // mistyped on a tablet of the school: counted like every mistyped link, and nothing stays on the tablet
    ['schol', { id: 'letter', shared: true }],
    ['__proto__', { id: 'letter', shared: true }],
    ['', { id: 'letter', shared: true }],
  ])('%j of a survey that has shared devices', (named, channel) => {
    expect(channelOfLink(named, [letter, school])).toEqual(channel);
  });

  it('is never shared in a survey without shared devices', () => {
    for (const named of ['letter', 'flyer', 'school', undefined])
      expect(channelOfLink(named, [letter, flyer]).shared).toBe(false);
    expect(channelOfLink('flyer', [letter, flyer]).id).toBe('flyer');
  });

  it('is the shared one where that stands first and the link names none', () => {
    expect(channelOfLink(undefined, [school, flyer])).toEqual({ id: 'school', shared: true });
  });
});
