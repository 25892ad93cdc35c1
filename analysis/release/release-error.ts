import type { Finding } from '../../instruments/definition/finding.ts';
import type { ReleaseProposal } from './release-proposal.ts';

/** Nothing was released: every reason at once and, where classes are too small, what could be tried next. */
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

/** What can stand in the way of a release; each has a line in docs/released-dataset.md. */
export type ReleaseCode =
  | 'purpose-missing'
  | 'requester-missing'
  | 'words-unfit'
  | 'rule-too-small'
  | 'rule-without-source'
  | 'sensitive-without-reason'
  | 'sensitive-unknown'
  | 'columns-missing'
  | 'rows-missing'
  | 'column-unknown'
  | 'column-twice'
  | 'column-never'
  | 'name-taken'
  | 'limits-unsound'
  | 'bands-not-open'
  | 'quasi-identifier-unknown'
  | 'quasi-identifiers-missing'
  | 'exception-unknown'
  | 'exception-without-reason'
  | 'weights-missing'
  | 'weights-not-converged'
  | 'weights-unfit'
  | 'design-open'
  | 'part-of-the-sample'
  | 'clusters-kept'
  | 'stratum-unknown'
  | 'stratum-misplaced'
  | 'cells-unfit'
  | 'withheld-unknown'
  | 'withheld-code-taken'
  | 'withheld-told'
  | 'classes-too-small'
  | 'withholding-not-enough'
  | 'earlier-release-differs';

/** A finding of a release; its code is the given one after `release.`. */
export function releaseFinding(code: ReleaseCode, where: string, ja: string, en: string): Finding {
  return { code: `release.${code}`, where, message: { ja, en } };
}
