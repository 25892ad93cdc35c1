import type { Finding } from '../../instruments/definition/finding.ts';
import type { ReleaseProposal } from './release-proposal.ts';

/** Nothing was released: every reason at once and, where the classes are too small, what would make them large enough. */
export class ReleaseError extends Error {
  override readonly name = 'ReleaseError';
  readonly findings: readonly Finding[];
  readonly proposals: readonly ReleaseProposal[];

  constructor(findings: readonly Finding[], proposals: readonly ReleaseProposal[] = []) {
    super(
      `releaseDataset: nothing was released; ${findings
        .map(({ where, message, code }) => `${where}: ${message.en} (${code})`)
        .join('\n')}`,
    );
    this.findings = findings;
    this.proposals = proposals;
  }
}

/** A finding of a release; `code` is what stands after `release.`. */
export function releaseFinding(code: string, where: string, ja: string, en: string): Finding {
  return { code: `release.${code}`, where, message: { ja, en } };
}
