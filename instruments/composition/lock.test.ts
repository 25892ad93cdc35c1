import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { parseDefinitions } from '../definition/parse-definitions.ts';
import { canonicalBytes, frozenInstrumentBytes } from './frozen-bytes.ts';
import { lockFindings } from './lock.ts';
import { lockedFiles } from './locked-files.ts';

const shipped = import.meta.glob<string>('../{library,questionnaires,areas}/**/*.json', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const files = new Map(Object.entries(shipped).map(([path, text]) => [path.slice(3), text]));
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const definitions = parseDefinitions(files);
const { lock } = definitions;
if (!lock) throw new Error('lock.json is not shipped');

/** The findings after the text of one file was replaced, as by an edit after publication. */
function findingsAfter(file: string, from: string, to: string) {
  const text = files.get(file) ?? '';
  expect(text).toContain(from);
  const edited = parseDefinitions(new Map([...files, [file, text.replaceAll(from, to)]]));
  if (!lock) throw new Error('no lock');
  return lockFindings(lock, lockedFiles(edited, sha256));
}

describe('lock.json', () => {
  test('has the hash of every shipped definition', () => {
    const actual = lockedFiles(definitions, sha256);
    const sections = Object.keys(lock).map((section) => [section, {}] as const);
    const wanted: Record<string, Record<string, string | null>> = Object.fromEntries(sections);
    for (const entry of actual)
      wanted[entry.section] = { ...wanted[entry.section], [entry.key]: entry.sha256 };
    expect(lock).toEqual(wanted);
    expect(lockFindings(lock, actual)).toEqual([]);
  });

  test.each([
    ['wording', '孤独であると感じる', '孤独を感じる'],
    ['routing', '{support_received} = 2', '{support_received} = 1'],
    ['a code', '"value": 21', '"value": 22'],
    ['a net', '"codes": [3, 4, 5]', '"codes": [4, 5]'],
    ['a band', '"to": 12', '"to": 11'],
  ])('names the file in which %s was edited after publication', (_, from, to) => {
    const findings = findingsAfter('library/connections/R4.json', from, to);
    expect(findings.map(({ code, where }) => [code, where])).toEqual([
      ['lock.edited-after-publication', 'library/connections/R4.json'],
    ]);
  });

  test('names the recipe where it was the recipe that was edited', () => {
    const findings = findingsAfter(
      'questionnaires/saitama-2023.json',
      '"before": "attributes"',
      '"before": "living"',
    );
    expect(findings.map(({ code, where }) => [code, where])).toEqual([
      ['lock.edited-after-publication', 'questionnaires/saitama-2023.json'],
    ]);
  });

  test('lets source, exactness and layout be mended under a published version', () => {
    expect(
      findingsAfter('library/connections/R4.json', '"exactness": "label-only"', '"exactness": "ours"'),
    ).toEqual([]);
    expect(findingsAfter('library/connections/R4.json', '\n', '\n\n')).toEqual([]);
  });

  test('names an edited translation, an edited area scheme and an edited national figure', () => {
    expect(findingsAfter('library/connections/published/R4.json', '18.4', '81.4')[0]?.where).toBe(
      'library/connections/published/R4.json',
    );
    expect(findingsAfter('library/connections/R4.en.json', 'feel lonely', 'feel alone')[0]?.where).toBe(
      'library/connections/R4.en.json',
    );
    expect(findingsAfter('areas/saitama-5.json', '"proposed"', '"confirmed"')[0]?.where).toBe(
      'areas/saitama-5.json',
    );
  });

  test('names what is not locked and what is locked but gone', () => {
    const actual = lockedFiles(definitions, sha256);
    const [first, ...rest] = actual;
    expect(lockFindings(lock, rest).map((finding) => finding.code)).toEqual(['lock.file-missing']);
    const extra = {
      ...(first ?? actual[0]),
      key: '__proto__',
      file: 'library/x/1.json',
    } as (typeof actual)[number];
    expect(lockFindings(lock, [...actual, extra]).map(({ code, where }) => [code, where])).toEqual([
      ['lock.not-locked', 'library/x/1.json'],
    ]);
  });
});

describe('frozen bytes', () => {
  test('are the same for the same content in any order of keys', () => {
    expect(canonicalBytes({ b: [1, { d: 'ｱ', c: null }], a: 'x' })).toEqual(
      canonicalBytes({ a: 'x', b: [1, { c: null, d: 'ｱ' }] }),
    );
    expect(new TextDecoder().decode(canonicalBytes({ b: 1, a: ['孤独', 2], c: undefined }))).toBe(
      '{"a":["孤独",2],"b":1}',
    );
  });

  test('do not depend on the English names', () => {
    const core = definitions.instruments[0]?.value;
    if (!core) throw new Error('no instrument');
    const renamed = { ...core, title: { ...core.title, en: 'x' } };
    expect(frozenInstrumentBytes(renamed)).toEqual(frozenInstrumentBytes(core));
  });
});
