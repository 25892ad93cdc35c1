import type { Finding } from '../../instruments/definition/finding.ts';
import { type Margin, type MarginCounts, nameOfKey, placeOf } from './margin.ts';
import { weightingFinding } from './weighting-error.ts';

/** Combinations that one finding names. */
const MOST_NAMED = 5;

/** Combinations of the values of a joint margin that have no count: named where counts fall short of the frame. */
export function gapFindings({ name, cells }: MarginCounts): readonly Finding[] {
  const keys = cells.flatMap(({ key, also = [] }) => [key, ...also]);
  const known = new Set(keys.map((key) => JSON.stringify(key)));
  const values = (keys[0] ?? []).map((_, place) => [...new Set(keys.map((key) => key[place] as string))]);
  const whole = values.reduce((product, own) => product * own.length, 1);
  const missing: string[] = [];
  const look = (start: readonly string[]): void => {
    if (missing.length >= MOST_NAMED) return;
    const own = values[start.length];
    if (own === undefined) {
      if (!known.has(JSON.stringify(start))) missing.push(nameOfKey(start));
      return;
    }
    for (const value of own) look([...start, value]);
  };
  if (known.size < whole) look([]);
  if (missing.length === 0) return [];
  const count = whole - known.size;
  return [
    weightingFinding(
      'cells-missing',
      name,
      `「${name}」に人口のない組合せが${count}個あります：${missing.map((cell) => `「${cell}」`).join('')}${count > missing.length ? 'など' : ''}。誰もいなければ0人と書いてください。`,
      `margin ${name} has no count for ${count} combinations: ${missing.join(', ')}${count > missing.length ? ' and others' : ''}; write 0 where nobody lives.`,
    ),
  ];
}

/** Cells in which more people answered than live there. */
export function crowdedFindings({ name, cells, cell }: Margin): readonly Finding[] {
  const respondents = cells.map(() => 0);
  for (const index of cell) if (index >= 0) respondents[index] = (respondents[index] as number) + 1;
  return cells.flatMap((own, index) => {
    const here = respondents[index] as number;
    return own.population < here
      ? [
          weightingFinding(
            'population-too-small',
            placeOf(name, own),
            `「${name}」の「${own.name}」は、人口${own.population}人に対して回答が${here}件あります。人口を確かめてください。`,
            `margin ${name}, cell ${own.name} has ${here} respondents in a population of ${own.population}.`,
          ),
        ]
      : [];
  });
}
