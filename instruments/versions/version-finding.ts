import type { Finding } from '../definition/finding.ts';

/** Everything that publication forbids; each has its heading in docs/laws.md. */
export const versionCodes = [
  'version.answer-kind-changed',
  'version.code-reused',
  'version.net-changed',
  'version.retired-id-used',
  'version.reworded-without-crosswalk',
  'version.score-changed',
] as const;

export function versionFinding(
  code: (typeof versionCodes)[number],
  where: string,
  ja: string,
  en: string,
): Finding {
  return { code, where, message: { ja, en } };
}
