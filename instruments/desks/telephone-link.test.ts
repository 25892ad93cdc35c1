import { expect, it } from 'vitest';
import { telephoneLink } from './telephone-link.ts';

it('is the number as a telephone dials it, with a # that is no fragment', () => {
  expect(telephoneLink('0120-0-78310')).toBe('tel:0120078310');
  expect(telephoneLink('tel:+81-3-5253-2111')).toBe('tel:+81352532111');
  expect(telephoneLink('０３－１２３４－５６７８')).toBe('tel:0312345678');
  expect(telephoneLink('03-1234-5678（内線123）')).toBe('tel:0312345678');
  expect(telephoneLink('03（1234）5678 内線 12')).toBe('tel:0312345678');
  expect(telephoneLink('tel:#8008')).toBe('tel:%238008');
  expect(new URL(telephoneLink('#9999')).hash).toBe('');
  expect(decodeURIComponent(new URL(telephoneLink('#9999')).pathname)).toBe('#9999');
});
