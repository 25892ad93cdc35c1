import type { Finding } from '../../instruments/definition/finding.ts';

/** Findings for a terminal: grouped by code, place first, Japanese above English. */
export function findingsText(findings: readonly Finding[]): string {
  const codes = [...new Set(findings.map(({ code }) => code))].sort();
  return codes
    .map((code) => {
      const own = findings.filter((finding) => finding.code === code);
      const lines = own.map(({ where, message }) => `  ${where}\n    ${message.ja}\n    ${message.en}`);
      return `${code} (${own.length})\n${lines.join('\n')}`;
    })
    .join('\n\n');
}
