import { expect, test } from 'vitest';
import { hasValidCheckDigit } from './municipality-code.ts';

test.each([
  ['111007', true], // さいたま市
  ['112011', true], // 川越市
  ['062014', true], // 山形市
  ['142042', true], // 鎌倉市
  ['114421', true], // 宮代町
  ['111008', false],
  ['11100', false],
  ['11100x', false],
])('the check digit of %s: %s', (code, valid) => {
  expect(hasValidCheckDigit(code)).toBe(valid);
});
