import { describe, expect, it } from 'vitest';
import { systemRandom } from '../ballot-box/random-source.ts';
import { networkCounts } from './network-counts.ts';

function counts(limit: number) {
  const time = { ms: Date.UTC(2023, 0, 17) };
  const clock = () => new Date(time.ms);
  return { time, ...networkCounts({ limit, seconds: 900, clock, random: systemRandom }) };
}

describe('counts by network', () => {
  it('let as many pass as the limit says, and then say how long to wait', () => {
    const { add, time } = counts(3);
    expect([add('192.0.2'), add('192.0.2'), add('192.0.2')]).toEqual([null, null, null]);
    time.ms += 100_000;
    expect(add('192.0.2')).toBe(800);
    time.ms += 799_500;
    expect(add('192.0.2')).toBe(1);
  });

  it('begin anew after the window, and when the clock was set back', () => {
    const { add, time } = counts(1);
    add('192.0.2');
    expect(add('192.0.2')).toBe(900);
    time.ms += 900_000;
    expect(add('192.0.2')).toBeNull();
    expect(add('192.0.2')).toBe(900);
    time.ms -= 86_400_000;
    expect(add('192.0.2')).toBeNull();
  });

  it('do not grow: 300,000 networks leave others untouched, and memory as it was', () => {
    const { add } = counts(100);
    const before = process.memoryUsage().arrayBuffers;
    for (let index = 0; index < 300_000; index += 1) add(`${index}`);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64 * 1024 * 1024);
    // some five in each of 65,536 places; a hundred are out of reach of chance
    for (let index = 0; index < 100; index += 1) expect(add(`honest ${index}`)).toBeNull();
  });

  it('stay at their most and do not begin again from nothing', () => {
    const { add } = counts(10);
    for (let index = 0; index < 70_000; index += 1) add('192.0.2');
    expect(add('192.0.2')).toBe(900);
  });
});
