import { expect, it } from 'vitest';
import { AGE_BANDS, deriveAgeBands } from './age-bands.ts';
import { RESERVED } from './dataset.ts';

it('puts every byte into the band of the national tables, reserved codes as they are', () => {
  const everyByte = Uint8Array.from({ length: 256 }, (_, age) => age);
  const expected = [...everyByte].map((age) => {
    if (age > 250) return age;
    if (age < 16) return RESERVED.noAnswer;
    return age < 20 ? 1 : Math.min(Math.floor(age / 10), 8);
  });
  expect([...deriveAgeBands(everyByte)]).toEqual(expected);
  expect(AGE_BANDS.map(({ code }) => code)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(deriveAgeBands(new Uint8Array())).toHaveLength(0);
});
