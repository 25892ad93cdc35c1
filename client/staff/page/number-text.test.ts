import { describe, expect, it } from 'vitest';
import { countText, decimalText, probabilityText } from './number-text.ts';

describe('numbers in words of an office', () => {
  it.each([
    [0, '0'],
    [797, '797'],
    [1500, '1,500'],
    [6354321, '6,354,321'],
  ])('sets the thousands of %i apart', (count, text) => expect(countText(count)).toBe(text));

  it.each([
    [3, 1, '3'],
    [2.3149, 2, '2.31'],
    [7652.08, 1, '7,652.1'],
  ])('prints %f to %i decimals', (value, decimals, text) => expect(decimalText(value, decimals)).toBe(text));

  it.each([
    [0.0123, 'p＝0.012'],
    [0.001, 'p＝0.001'],
    [0.000999, 'p＜0.001'],
    [1, 'p＝1.000'],
  ])('prints the probability %f', (p, text) => expect(probabilityText(p)).toBe(text));
});
