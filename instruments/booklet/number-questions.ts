import type { CompiledRules } from '../rules/compiled-rules.ts';

/** Fewer pages that all hang on one question are what follows from it, not the questionnaire that it opens. */
const SCREENED_PAGES = 2;

/**
 * The number of each question on paper, by element name: 1, 2, 3 … in form order, and 5-1, 5-2 … for
 * questions that are asked only because of an answer to question 5 and stand before question 6. What everything
 * after the first page hangs on opens the questionnaire (do you live here?): nothing is numbered below it.
 *
 * Only the definition decides, never what somebody answered, so a number is the same in every copy.
 */
export function numberQuestions(rules: CompiledRules): ReadonlyMap<string, string> {
  const numbers = new Map<string, string>();
  /** element → the whole number it stands under */
  const mainOf = new Map<string, number>();
  let main = 0;
  let follow = 0;
  const [first, ...later] = rules.pages;
  const screening = screeningQuestions(later);
  const asked = [
    ...(first?.elements ?? []).map(({ name, dependsOn }) => ({ name, dependsOn })),
    ...later
      .flatMap((page) => page.elements)
      .map(({ name, dependsOn }) => ({ name, dependsOn: dependsOn.filter((item) => !screening.has(item)) })),
  ];
  for (const { name, dependsOn } of asked) {
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

/** Questions of the first page that every question of the later pages hangs on. */
function screeningQuestions(later: CompiledRules['pages']): ReadonlySet<string> {
  const [first, ...others] = later.flatMap((page) => page.elements).map(({ dependsOn }) => dependsOn);
  if (first === undefined || later.length < SCREENED_PAGES) return new Set();
  const own = new Set(later.flatMap((page) => page.elements).map(({ name }) => name));
  return new Set(first.filter((item) => !own.has(item) && others.every((items) => items.includes(item))));
}
