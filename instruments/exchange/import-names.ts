import { noteSchema } from '../definition/survey-json.ts';
import type { Report } from './import-finding.ts';
import { shortened } from './import-finding.ts';

/** Gives each part of the file a name that we can use and that no other part has. */
export type NameGiver = (original: unknown, kind: 'page' | 'item' | 'row', where: string) => string;

export function nameGiver(report: Report): NameGiver {
  const used = new Set<string>();
  const numbers = new Map<string, number>();
  return (original, kind, where) => {
    const wanted = typeof original === 'string' ? original : '';
    let name =
      usable(wanted) ??
      usable(
        wanted
          .slice(0, LONGEST)
          .toLowerCase()
          .replace(/[^a-z0-9]+/g, '_'),
      ) ??
      `${kind}_1`;
    const stem = name.replace(/_\d+$/, '');
    // where many parts have one name, the search goes on where it ended
    for (let number = numbers.get(stem) ?? 2; used.has(name); number++) {
      name = `${stem}_${number}`;
      numbers.set(stem, number + 1);
    }
    used.add(name);
    if (name !== original)
      report(
        'name-changed',
        where,
        `名前「${shortened(wanted)}」は使えないか重複しているため、「${name}」としました。公開すると変えられないので、今のうちに決めてください。`,
        `The name “${shortened(wanted)}” cannot be used or is taken; it became “${name}”. It is permanent once published: decide it now.`,
      );
    return name;
  };
}

const LONGEST = 60;

function usable(name: string): string | undefined {
  return name.length <= LONGEST && noteSchema.shape.name.safeParse(name).success ? name : undefined;
}
