import { expect, test } from 'vitest';
import { cellWeights } from './cell-weights.ts';
import type { DrawnPerson } from './draw-sample.ts';

const bands = [
  { id: 'young', from: 16, to: 49 },
  { id: 'old', from: 50, to: null },
];
const person = (age: number): DrawnPerson => ({ stratum: 'chuo', municipalityCode: '111007', sex: 1, age });

test('respondents of a cell share its people between them', () => {
  const margins = [
    { area: 'chuo', sex: 1 as const, ageBand: 'young', people: 900 },
    { area: 'chuo', sex: 1 as const, ageBand: 'old', people: 500 },
  ];
  expect(cellWeights([person(20), person(49), person(16), person(50)], margins, bands)).toEqual([
    300, 300, 300, 500,
  ]);
  expect(() => cellWeights([person(60)], margins.slice(0, 1), bands)).toThrow(/chuo\/1\/old/);
});
