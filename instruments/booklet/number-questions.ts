import type { CompiledRules } from '../rules/compiled-rules.ts';

/**
 * The number of each question on paper, by element name: 1, 2, 3 … in form order, and 5-1, 5-2 … for
 * questions that are asked only because of an answer to question 5 and stand before question 6.
 *
 * Only the definition decides, never what somebody answered, so a number is the same in every copy.
 */
export function numberQuestions(rules: CompiledRules): ReadonlyMap<string, string> {
  const numbers = new Map<string, string>();
  /** element → the whole number it stands under */
  const mainOf = new Map<string, number>();
  let main = 0;
  let follow = 0;
  for (const { name, dependsOn } of rules.pages.flatMap((page) => page.elements)) {
    const hangsOn = new Set(dependsOn.map((item) => mainOf.get(item)));
    if (main > 0 && hangsOn.size === 1 && hangsOn.has(main)) {
      follow += 1;
      numbers.set(name, `${main}-${follow}`);
    } else {
      main += 1;
      follow = 0;
      numbers.set(name, String(main));
    }
    mainOf.set(name, main);
  }
  return numbers;
}
