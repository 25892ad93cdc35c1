import { describe, expect, test } from 'vitest';
import type { Finding } from '../definition/finding.ts';
import { instrumentSchema } from '../definition/instrument.ts';
import { leaveOut } from './leave-out.ts';
import type { LeaveOut } from './questionnaire.ts';

const label = { ja: 'あ', en: 'a' };
const choices = [1, 2, 3, 9].map((value) => ({ value, text: `${value}` }));
const facts = (id: string, more: object = {}) => ({
  id,
  label,
  measure: 'ordinal',
  exactness: 'ours',
  source: 'Ours.',
  sensitive: false,
  ...more,
});
const instrument = instrumentSchema.parse({
  id: 'tiny',
  version: '1',
  kind: 'core',
  title: label,
  origin: label,
  source: 'Ours.',
  items: [
    facts('mood', { refusalCodes: [9] }),
    facts('often'),
    facts('rare'),
    facts('grid.phone', { refusalCodes: [9] }),
  ],
  nets: [{ id: 'mood_high', item: 'mood', label, codes: [1, 2] }],
  scores: [
    {
      id: 'sum',
      label,
      items: ['often', 'rare'],
      rule: 'sum, missing if any input is missing',
      source: 'Ours.',
      exactness: 'ours',
      bands: [
        { code: 1, label, from: 2, to: 9 },
        { code: 2, label, from: 10, to: 18 },
      ],
    },
  ],
  form: {
    locale: 'ja',
    pages: [
      ...['mood', 'often', 'rare'].map((name) => ({
        name: `${name}_page`,
        elements: [{ type: 'radiogroup', name, title: 'あ', choices }],
      })),
      {
        name: 'grid_page',
        elements: [
          {
            type: 'matrix',
            name: 'grid',
            title: 'あ',
            columns: choices,
            rows: [{ value: 'phone', text: 'え' }],
          },
        ],
      },
    ],
  },
});

function leaving(left: Partial<LeaveOut>) {
  const findings: Finding[] = [];
  const rest = leaveOut(instrument, { elements: [], options: {}, ...left }, 'r', findings);
  return { rest, found: findings.map(({ code, where }) => `${code} @ ${where}`), findings };
}

describe('leaveOut', () => {
  test('takes columns of a matrix and refusal codes away like options', () => {
    const { rest, found } = leaving({ options: { grid: [9], mood: [9] } });
    expect(found).toEqual([]);
    expect(rest.form.pages[3]?.elements[0]).toMatchObject({ columns: choices.slice(0, 3) });
    expect(rest.items.map(({ refusalCodes }) => refusalCodes)).toEqual([[], [], [], []]);
  });

  test('refuses a question of which fewer than two options are left', () => {
    expect(leaving({ options: { mood: [1, 2, 3] } }).found).toContain(
      'composition.too-few-options @ r: mood',
    );
    expect(leaving({ options: { grid: [1, 2, 3, 9] } }).found).toEqual([
      'composition.too-few-options @ r: grid',
    ]);
  });

  test('refuses an option that a net or a score adds up, unless its question goes with it', () => {
    expect(leaving({ options: { mood: [2] } }).found).toEqual(['composition.left-out-needed @ r: mood.2']);
    expect(leaving({ options: { often: [3] } }).found).toEqual(['composition.left-out-needed @ r: often.3']);
    expect(leaving({ options: { mood: [3] } }).found).toEqual([]);
    expect(leaving({ elements: ['mood', 'rare'], options: { mood: [2], often: [3] } }).found).toEqual([]);
  });

  test('refuses an instrument of which nothing is left', () => {
    const { found, findings } = leaving({ elements: ['mood', 'often', 'rare', 'grid'] });
    expect(found).toEqual(['composition.nothing-left @ r']);
    for (const { message } of findings) expect([message.ja.at(-1), message.en.at(-1)]).toEqual(['。', '.']);
  });

  test('refuses what the instrument does not have', () => {
    expect(leaving({ elements: ['nobody'], options: { mood: [8], nobody: [1] } }).found).toEqual([
      'composition.left-out-missing @ r: nobody',
      'composition.left-out-missing @ r: mood.8',
      'composition.left-out-missing @ r: nobody.1',
    ]);
  });
});
