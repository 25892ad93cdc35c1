import { expect, test } from 'vitest';
import { droppedKeys } from './dropped-keys.ts';

test.each<[string, readonly string[]]>([
  ['{"a":1,"b":[{"a":1},{"a":1}]}', []],
  ['{"a":1,"b":[{},{"a":1,"a" \n :2}]}', ['key-twice b.1.a']],
  ['{"a":{"x":1,"x":2},"a":{"x":1}}', ['key-twice a.x', 'key-twice a']],
  ['["a","a",{"b":"b","c":"\\"a\\":{,["}]', []],
  [String.raw`{"a":1,"\u0061":2,"b\\":1,"b\\":2}`, ['key-twice a', String.raw`key-twice b\ `.trim()]],
  [
    '{"constructor":1,"__proto__":{"__proto__":1}}',
    ['key-not-allowed __proto__', 'key-not-allowed __proto__.__proto__'],
  ],
  ['"a"', []],
])('%s', (text, expected) => {
  expect(() => JSON.parse(text)).not.toThrow();
  expect(droppedKeys(text).map(({ kind, path }) => `${kind} ${path}`)).toEqual(expected);
});

test('a file of several megabytes and many levels', () => {
  const long = 'あ\\"'.repeat(1_000_000);
  const deep = `${'{"a":['.repeat(2_000)}1${']}'.repeat(2_000)}`;
  expect(droppedKeys(`{"a":"${long}","b":${deep},"a":1}`)).toEqual([{ kind: 'key-twice', path: 'a' }]);
});
