/** Parts of the page of a day, in their order: each is measured, and written, by itself. */
export const BENCH_PARTS = ['http', 'analysis'] as const;
export type BenchPart = (typeof BENCH_PARTS)[number];

const mark = (part: BenchPart) => `<!-- part: ${part} -->`;
const END = '<!-- end -->';

/** The parts that a page has. */
function partsOf(page: string): ReadonlyMap<BenchPart, string> {
  const parts = new Map<BenchPart, string>();
  for (const part of BENCH_PARTS) {
    const start = page.indexOf(mark(part));
    const end = page.indexOf(END, start);
    if (start >= 0 && end >= 0) parts.set(part, page.slice(start + mark(part).length, end).trim());
  }
  return parts;
}

/** The page of a day with parts that were measured anew; what was measured before on the same day stays. */
export function benchPage(
  day: string,
  before: string | null,
  measured: ReadonlyMap<BenchPart, string>,
): string {
  const parts = new Map([...partsOf(before ?? ''), ...measured]);
  const texts = BENCH_PARTS.flatMap((part) => {
    const text = parts.get(part);
    return text === undefined ? [] : [`${mark(part)}\n\n${text.trim()}\n\n${END}`];
  });
  return `# Benchmark of ${day}\n\n${texts.join('\n\n')}\n`;
}
