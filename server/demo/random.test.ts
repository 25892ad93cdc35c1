import { describe, expect, test } from 'vitest';
import { seededRandom, xoshiro128StarStar } from './random.ts';

const take = (count: number, next: () => number): number[] => Array.from({ length: count }, next);

describe('xoshiro128StarStar', () => {
  test('gives the numbers of the reference implementation', () => {
    // Known values of the authors' C code (prng.di.unimi.it/xoshiro128starstar.c), as published with two
    // independent ports: rand_xoshiro 0.6 (state 1, 2, 3, 4) and edorfaus/xoshiro-6502 test-rom/testdata.asm
    expect(take(10, xoshiro128StarStar([1, 2, 3, 4]))).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ]);
    expect(take(4, xoshiro128StarStar([0x964d4a0c, 0xd40ab895, 0xad7fdecb, 0x3006f0f0]))).toEqual([
      0xf1391922, 0x6fe53806, 0xa5be2840, 0xf510ee70,
    ]);
  });

  test('refuses the one state it would never leave', () => {
    expect(() => xoshiro128StarStar([0, 0, 0, 0])).toThrow(/at least one bit/);
  });
});

describe('seededRandom', () => {
  test('repeats itself for the same seed and purpose, and for nothing else', () => {
    const first = take(5, seededRandom('a', 'draw').uint32);
    expect(take(5, seededRandom('a', 'draw').uint32)).toEqual(first);
    expect(take(5, seededRandom('a', 'answers').uint32)).not.toEqual(first);
    expect(take(5, seededRandom('b', 'draw').uint32)).not.toEqual(first);
    expect(take(5, seededRandom('["a"', 'draw').uint32)).not.toEqual(
      take(5, seededRandom('', 'a,draw').uint32),
    );
  });

  test('unit lies in [0, 1) with mean 1/2 and variance 1/12', () => {
    const values = take(100_000, seededRandom('seed', 'unit').unit);
    expect(values.every((value) => value >= 0 && value < 1)).toBe(true);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    // five standard errors either side
    expect(Math.abs(mean - 0.5)).toBeLessThan(5 * Math.sqrt(1 / 12 / values.length));
    expect(Math.abs(variance - 1 / 12)).toBeLessThan(5 * Math.sqrt(1 / 180 / values.length));
  });

  test('below gives every number equally often', () => {
    const random = seededRandom('seed', 'below');
    const counts = new Array<number>(7).fill(0);
    for (let draw = 0; draw < 70_000; draw++) {
      const value = random.below(7);
      counts[value] = (counts[value] ?? 0) + 1;
    }
    const chiSquare = counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
    expect(chiSquare).toBeLessThan(22.46); // 99.9 % point of chi-square with 6 degrees of freedom
    // 2^31 + 1 leaves nearly half of the words over: a plain remainder would give the lower half twice as often
    const low = take(10_000, () => random.below(2 ** 31 + 1)).filter((value) => value < 2 ** 30).length;
    expect(low / 10_000).toBeCloseTo(0.5, 1);
    expect(random.below(1)).toBe(0);
  });

  test('below refuses a limit that is no whole number in range', () => {
    for (const limit of [0, -1, 1.5, Number.NaN, 2 ** 32 + 1]) {
      expect(() => seededRandom('s', 'p').below(limit)).toThrow(RangeError);
    }
  });

  test('normal has mean 0, variance 1 and a normal share beyond 1.96', () => {
    const values = take(100_000, seededRandom('seed', 'normal').normal);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + value * value, 0) / values.length;
    const beyond = values.filter((value) => Math.abs(value) > 1.959964).length / values.length;
    expect(Math.abs(mean)).toBeLessThan(5 / Math.sqrt(values.length));
    expect(Math.abs(variance - 1)).toBeLessThan(5 * Math.sqrt(2 / values.length));
    expect(Math.abs(beyond - 0.05)).toBeLessThan(5 * Math.sqrt((0.05 * 0.95) / values.length));
  });
});
