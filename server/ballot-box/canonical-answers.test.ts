import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalAnswers } from './canonical-answers.ts';

const answers = fc.dictionary(
  fc.stringMatching(/^[a-z_]{1,10}$/),
  fc.oneof(
    fc.integer(),
    fc.string(),
    fc.array(fc.nat(250)),
    fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), fc.nat(9)),
  ),
);

describe('canonical answers', () => {
  it('do not depend on the order of items or codes', () => {
    fc.assert(
      fc.property(answers, (given) => {
        const turned = Object.fromEntries(
          Object.entries(given)
            .reverse()
            .map(([item, value]) => [item, Array.isArray(value) ? value.toReversed() : value]),
        );
        expect(canonicalAnswers(turned)).toBe(canonicalAnswers(given));
      }),
    );
  });

  it('differ whenever an answer differs', () => {
    fc.assert(
      fc.property(answers, answers, (one, other) => {
        const sorted = (given: typeof one) =>
          Object.fromEntries(
            Object.entries(given).map(([item, value]) => [
              item,
              Array.isArray(value) ? value.toSorted((a, b) => a - b) : value,
            ]),
          );
        const same = canonicalAnswers(one) === canonicalAnswers(other);
        const equal =
          Object.keys(one).length === Object.keys(other).length &&
          Object.entries(sorted(one)).every(
            ([item, value]) =>
              Object.hasOwn(other, item) && canonicalAnswers(value) === canonicalAnswers(sorted(other)[item]),
          );
        expect(same).toBe(equal);
      }),
    );
    for (const [one, other] of [
      [{ a: 1 }, { a: '1' }],
      [{ a: 1 }, { a: [1] }],
      [{ a: '' }, {}],
      [{ a: [1, 1] }, { a: [1] }],
      [{ a: null }, {}],
    ]) {
      expect(canonicalAnswers(one)).not.toBe(canonicalAnswers(other));
    }
  });

  it('are null for what is nested deeper than any answer, however deep, and for nothing', () => {
    let deep: unknown = 1;
    for (let level = 0; level < 100_000; level += 1) deep = [deep];
    expect(canonicalAnswers(deep)).toBeNull();
    expect(canonicalAnswers({ a: deep })).toBeNull();
    expect(canonicalAnswers(undefined)).toBeNull();
    expect(canonicalAnswers(null)).toBe('null');
  });

  it('read no inherited or special key', () => {
    expect(canonicalAnswers(JSON.parse('{"__proto__":{"a":1},"b":2}'))).toBe('{"__proto__":{"a":1},"b":2}');
  });
});
