import { describe, expect, it } from 'vitest';
import { AGE_BANDS, AGE_FOLDS, ageBandColumn } from './age-bands.ts';
import type { CodedColumn } from './dataset.ts';
import { derivedColumn } from './derived-columns.ts';
import { type CodeFold, foldColumn } from './fold-column.ts';
import { RecodingError } from './recoding-error.ts';

const words = (text: string) => ({ ja: text, en: text });
const label = words('Areas');
const areas = [1, 2, 3].map((code) => ({ code, label: words(`area ${code}`) }));
const area: CodedColumn = {
  ...derivedColumn('area', label, areas, Uint8Array.of(3, 1, 2, 251, 252)),
  measure: 'nominal',
  strictDisclosure: true,
};
const fold = (...codes: readonly (readonly number[])[]): CodeFold => ({
  id: 'two',
  label,
  groups: codes.map((own) => ({ label: words(own.join()), codes: own })),
});

describe('foldColumn', () => {
  it('takes areas together in the order of the fold, and keeps missing answers', () => {
    const folded = foldColumn(area, fold([2, 3], [1]), 'area_2');
    expect([...folded.values]).toEqual([1, 2, 1, 251, 252]);
    expect(folded).toMatchObject({ id: 'area_2', measure: 'nominal', strictDisclosure: true });
    expect(folded.codes).toEqual([
      { code: 1, label: words('2,3') },
      { code: 2, label: words('1') },
    ]);
  });

  it('folds age bands by every fold that tables offer', () => {
    const ages = Uint8Array.from({ length: 75 }, (_, age) => 16 + age);
    const bands = ageBandColumn({ ...area, id: 'age', kind: 'number', codes: [], values: ages });
    for (const each of AGE_FOLDS) {
      const { values } = foldColumn(bands, each, each.id);
      for (const { code } of AGE_BANDS) {
        const rows = bands.values.indexOf(code);
        expect(each.groups[(values[rows] as number) - 1]?.codes).toContain(code);
      }
    }
  });

  it.each<[string, CodeFold, CodedColumn, readonly string[]]>([
    ['twice', fold([1, 2], [2, 3]), area, ['fold-code-twice']],
    ['nowhere', fold([1, 2]), area, ['fold-code-left-out']],
    ['unknown', fold([1, 2, 3, 4]), area, ['fold-code-unknown']],
    [
      'all at once',
      fold([1, 1], [9]),
      area,
      ['fold-code-twice', 'fold-code-unknown', 'fold-code-left-out', 'fold-code-left-out'],
    ],
    ['of a number', fold([1, 2, 3]), { ...area, kind: 'number' }, ['fold-of-no-codes']],
  ])('refuses a code that is %s', (_, wanted, column, codes) => {
    try {
      foldColumn(column, wanted, 'area_2');
    } catch (error) {
      expect((error as RecodingError).findings.map(({ code }) => code)).toEqual(codes);
      expect(error).toBeInstanceOf(RecodingError);
      return;
    }
    throw new Error('was folded');
  });
});
