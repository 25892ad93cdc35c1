import type { Finding } from '../definition/finding.ts';

/** Adds one finding: `<code>`, the place in the file or the item, what was done with it and what is left to do. */
export type Report = (code: string, where: string, ja: string, en: string) => void;

const LONGEST = 200;

/** Collects findings; what a foreign file calls its parts is cut to a length that can be read. */
export function findingList(): { readonly report: Report; readonly findings: readonly Finding[] } {
  const findings: Finding[] = [];
  return {
    findings,
    report: (code, where, ja, en) => {
      findings.push({ code: `import.${code}`, where: shortened(where), message: { ja, en } });
    },
  };
}

/** The beginning of what a file says, fit to stand in a finding. */
export function shortened(text: string): string {
  const visible = text.replace(/[\p{Cc}\p{Cs}\u2028-\u202E\u2066-\u2069\uFEFF]/gu, '?');
  return visible.length > LONGEST ? `${visible.slice(0, LONGEST)}…` : visible;
}

/** A value as a person reads it: what SurveyJS shows where an option or a row has no text of its own. */
export function asText(value: unknown): string | undefined {
  if (value === null || value === undefined) return undefined;
  return typeof value === 'object' ? described(value) : String(value);
}

/** A value of a file as a finding names it; lists and objects only as such, however deep they are. */
export function described(value: unknown): string {
  if (Array.isArray(value)) return '[…]';
  if (typeof value === 'object' && value !== null) return '{…}';
  return shortened(typeof value === 'string' ? JSON.stringify(value) : String(value));
}
