import type { Score } from '../../instruments/definition/instrument.ts';
import type { LocalizedText } from '../../instruments/definition/localized-text.ts';
import type { CompiledDerived } from '../../instruments/derived/compile-derived.ts';
import { derivedCodes } from '../../instruments/derived/derived-codes.ts';
import { deriveColumn } from '../../instruments/derived/derived-rule.ts';
import { scoreRules } from '../../instruments/derived/score-derivation.ts';
import type { CodedColumn, CodeLabel } from './dataset.ts';

/** A column that nobody was asked: ordinal, ours and not sensitive unless its maker says otherwise. */
export function derivedColumn(
  id: string,
  label: LocalizedText,
  codes: readonly CodeLabel[],
  values: Uint8Array,
): CodedColumn {
  return Object.freeze({
    id,
    kind: 'derived',
    item: id,
    label,
    measure: 'ordinal',
    exactness: 'ours',
    sensitive: false,
    strictDisclosure: false,
    codes,
    values,
  });
}

/** The bands of a score, and its points. Throws RangeError when one of its items is not among the columns. */
export function scoreColumns(
  score: Score,
  columns: ReadonlyMap<string, CodedColumn>,
  size: number,
): CodedColumn[] {
  const inputs = score.items.map((item) => columns.get(item));
  const known = inputs.filter((input) => input !== undefined);
  if (known.length < inputs.length) {
    throw new RangeError(`scoreColumns: score ${score.id} needs the items ${score.items.join(', ')}`);
  }
  const rules = scoreRules(score);
  const points = deriveColumn(rules.points, columns, size);
  const bands = deriveColumn(rules.bands, new Map([[rules.points.id, { values: points }]]), size);
  const shared = {
    item: score.id,
    exactness: score.exactness,
    sensitive: known.some(({ sensitive }) => sensitive),
    strictDisclosure: known.some(({ strictDisclosure }) => strictDisclosure),
  };
  const codes = score.bands.map(({ code, label }) => ({ code, label }));
  return [
    { ...derivedColumn(score.id, score.label, codes, bands), ...shared },
    {
      ...derivedColumn(`${score.id}.points`, score.label, [], points),
      ...shared,
      kind: 'number',
      measure: 'scale',
    },
  ];
}

/** A derived variable as a column: as sensitive and as strictly kept as the most sensitive of what it is made of. */
export function derivedVariableColumn(
  { variable, rule }: CompiledDerived,
  columns: ReadonlyMap<string, CodedColumn>,
  size: number,
): CodedColumn {
  const inputs = rule.inputs.flatMap((input) => columns.get(input) ?? []);
  const { id, label, measure, exactness, derivation } = variable;
  const column = derivedColumn(id, label, derivedCodes(variable), deriveColumn(rule, columns, size));
  return Object.freeze({
    ...column,
    ...(derivation.kind === 'sum' && { kind: 'number' as const }),
    measure,
    exactness,
    sensitive: variable.sensitive || inputs.some(({ sensitive }) => sensitive),
    strictDisclosure: variable.strictDisclosure || inputs.some(({ strictDisclosure }) => strictDisclosure),
  });
}
