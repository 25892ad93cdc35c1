import type { Finding } from '../definition/finding.ts';

/** Versions that may not be pooled. Each finding says at which step and, where the crosswalk knows it, why. */
export class PoolingError extends Error {
  override readonly name = 'PoolingError';
  readonly findings: readonly Finding[];

  constructor(findings: readonly Finding[]) {
    super(findings.map(({ code, where, message }) => `${where}: ${message.en} (${code})`).join('\n'));
    this.findings = findings;
  }
}

/** A refusal for one reason. `code` is stable and follows `pooling.`. */
export function poolingRefusal(code: string, where: string, ja: string, en: string): PoolingError {
  return new PoolingError([{ code: `pooling.${code}`, where, message: { ja, en } }]);
}
