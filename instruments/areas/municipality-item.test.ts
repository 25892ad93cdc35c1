import { describe, expect, it } from 'vitest';
import { MUNICIPALITY_ITEM, municipalityItemOf } from './municipality-item.ts';

describe('MUNICIPALITY_ITEM', () => {
  it.each([
    ['municipality', true],
    ['municipality_of_gifu', true],
    ['municipality_name', false],
    ['other_municipality', false],
    ['municipality_of_', false],
  ])('%s: %s', (id, asks) => {
    expect(MUNICIPALITY_ITEM.test(id)).toBe(asks);
  });
});

describe('municipalityItemOf', () => {
  it('is the item that the scheme names', () => {
    expect(municipalityItemOf({ item: 'municipality_of_shiga' })).toBe('municipality_of_shiga');
  });

  it('is the first prefecture’s item where a scheme, published before there was a second, names none', () => {
    expect(municipalityItemOf({})).toBe('municipality');
  });
});
